"""What taking part costs, and how that is said."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from common import formats
from events.categories import pricing
from events.categories.models import Bundle, Category, Code, Fee, FeeTerms, Period
from events.categories.pricing import Calendar, Quote, Rate, Refunds, Schedule, Waiver
from events.forums.models import Forum
from people.organisations.models import Organisation


# ---- the fees of a forum -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class FeeTable:
    """The fees of some categories of one forum, and when which applies."""

    calendar: Calendar
    schedules: dict[int, Schedule] = field(default_factory=dict)
    terms: FeeTerms | None = None

    def of(self, category: Category) -> Schedule | None:
        """The category's fees; None where it costs nothing."""
        return self.schedules.get(category.pk)


def fee_table(forum: Forum, categories: Sequence[Category]) -> FeeTable | None:
    """The fees of these categories in two statements; None, and no statement, where nothing is to pay."""
    costly = [category for category in categories if category.has_fees]
    if not costly:
        return None
    rates: dict[int, dict] = {category.pk: {} for category in costly}
    for fee in Fee.objects.filter(category__in=costly):
        rates[fee.category_id][fee.period, fee.bundle] = Rate(fee.standard_cents, fee.member_cents)
    terms = terms_of(forum)
    return FeeTable(
        calendar=calendar_of(forum, terms),
        schedules={
            category.pk: Schedule(rates[category.pk], floor=category.sliding_floor_cents)
            for category in costly
        },
        terms=terms,
    )


def terms_of(forum: Forum) -> FeeTerms | None:
    return FeeTerms.objects.filter(forum=forum).first()


def planned_for(forum: Forum) -> int | None:
    """How many registrations are planned; None where nobody has said so."""
    return FeeTerms.objects.filter(forum=forum).values_list("planned_registrations", flat=True).first()


def calendar_of(forum: Forum, terms: FeeTerms | None) -> Calendar:
    if terms is None:
        return Calendar(forum.time_zone)
    return Calendar(forum.time_zone, early_until=terms.early_until, late_from=terms.late_from)


# ---- the price of one registration -------------------------------------------------------------------------
@dataclass(frozen=True)
class Priced:
    """A price with its explanation, what is shown about cancelling, and what else could be chosen."""

    quote: Quote = pricing.FREE
    policy: dict = field(default_factory=dict)
    schedule: Schedule | None = None
    calendar: Calendar | None = None

    @property
    def is_due(self) -> bool:
        return self.quote.total > 0

    @property
    def costs_something(self) -> bool:
        return self.schedule is not None


def prices_for(
    categories: Sequence[Category],
    forum: Forum,
    *,
    at: datetime,
    with_parallel: bool = False,
    organisation_id: int | None = None,
    chosen: int | None = None,
    waiver_id: object = None,
    waiver_is_taken: bool = False,
) -> dict[int, Priced]:
    """What a place in each category costs at this moment, in as many statements for ten as for one.

    No statement where nothing is to pay. A code that is of no use any longer takes nothing off, unless it
    `is_taken` by this registration already.
    """
    table = fee_table(forum, categories)
    if table is None:
        return {category.pk: Priced() for category in categories}
    members = Organisation.objects.filter(pk=organisation_id, is_member=True)
    asked = {
        "at": at,
        "bundle": Bundle.TOGETHER if with_parallel else Bundle.ALONE,
        "is_member": organisation_id is not None and members.exists(),
        "chosen": chosen,
        "waiver": _waiver(waiver_id, at=None if waiver_is_taken else at) if waiver_id else None,
    }
    policy = snapshot_of(table.terms, forum)
    priced = {}
    for category in categories:
        schedule = table.of(category)
        priced[category.pk] = (
            Priced(pricing.quote(schedule, table.calendar, **asked), policy, schedule, table.calendar)
            if schedule
            else Priced()
        )
    return priced


def price_for(category: Category, forum: Forum, *, at: datetime, **asked: object) -> Priced:
    """The same for one category."""
    return prices_for([category], forum, at=at, **asked)[category.pk]


def _waiver(code_id: object, *, at: datetime | None) -> Waiver | None:
    """What the code takes off; with `at` only while it can still be used."""
    codes = Code.objects.all() if at is None else Code.objects.usable(at)
    code = codes.filter(pk=code_id, kind=Code.Kind.WAIVER).first()
    return Waiver(code.percent_off, code.down_to_cents) if code else None


def snapshot_of(terms: FeeTerms | None, forum: Forum) -> dict:
    """The cancellation policy as it is kept with a booking, in both languages and for the machine."""
    if terms is None or not terms.policy_en:
        return {}
    return {
        "en": terms.policy_en,
        "fr": terms.policy_fr,
        "time_zone": forum.time_zone,
        "full_until": terms.full_refund_until.isoformat() if terms.full_refund_until else None,
        "part_until": terms.part_refund_until.isoformat() if terms.part_refund_until else None,
        "part_percent": terms.part_refund_percent or 0,
    }


def refunds_of(snapshot: dict) -> Refunds | None:
    """The tiers of a policy that was kept; None where none was shown."""
    if not snapshot:
        return None

    def day(name: str) -> object:
        return datetime.fromisoformat(snapshot[name]).date() if snapshot[name] else None

    return Refunds(snapshot["time_zone"], day("full_until"), day("part_until"), snapshot["part_percent"])


def policy_in_words(snapshot: dict) -> str:
    """The policy in the reader's language."""
    return snapshot.get("fr" if formats.is_french() else "en", "")


# ---- in words ----------------------------------------------------------------------------------------------
def explain(quote: Quote) -> list[dict]:
    """The lines of a price as people read them, the sum last."""
    words = {"fee": _fee_line, "chosen": _chosen_line, "waiver": _waiver_line}
    rows = [{"cents": line.cents, **words[line.kind](quote)} for line in quote.lines]
    return [*rows, {"label": _("To pay"), "cents": quote.total, "is_sum": True}]


def _fee_line(quote: Quote) -> dict:
    label = {Period.EARLY: _("Early fee"), Period.REGULAR: _("Fee"), Period.LATE: _("Late fee")}
    notes = []
    if quote.is_member:
        notes.append(_("for members of the network"))
    if quote.bundle == Bundle.TOGETHER:
        notes.append(_("covers the forum held side by side as well"))
    return {"label": label[quote.period], "notes": notes}


def _chosen_line(quote: Quote) -> dict:
    return {"label": _("Less, as you chose") if quote.before_waiver < quote.fee else _("Added, as you chose")}


def _waiver_line(quote: Quote) -> dict:
    if quote.waiver.percent_off is None:
        return {"label": _("Your code brings it down")}
    return {"label": _("Your code: %(percent)s%% off") % {"percent": quote.waiver.percent_off}}


def fees_in_words(schedule: Schedule, calendar: Calendar, *, at: datetime) -> list[str]:
    """What a category costs now, one short sentence a fact: both rates, both bundles, the sliding scale."""
    period = pricing.period_at(calendar, at)
    facts = []
    for bundle in schedule.bundles:
        rate = schedule.rate(period, bundle)
        if rate is not None:
            facts.append(_rate_in_words(rate, bundle))
    if schedule.floor is not None:
        facts.append(
            _("You choose what you pay, from %(floor)s; no proof is asked.")
            % {"floor": formats.money(schedule.floor)}
        )
    if period == Period.EARLY:
        until = formats.long_date(calendar.early_until, weekday=False)
        facts.append(_("Early fee, until %(day)s.") % {"day": until})
    return facts


def _rate_in_words(rate: Rate, bundle: str) -> str:
    amounts = {"standard": formats.money(rate.standard), "member": formats.money(rate.member or 0)}
    if bundle == Bundle.TOGETHER:
        if rate.member is None:
            return _("With the forum held side by side: %(standard)s.") % amounts
        return _("With the forum held side by side: %(standard)s; members %(member)s.") % amounts
    if rate.member is None:
        return _("Fee: %(standard)s.") % amounts
    return _("Fee: %(standard)s; members of the network %(member)s.") % amounts


# ---- whose members pay less --------------------------------------------------------------------------------
def member_organisations() -> list[Organisation]:
    """The organisations whose people pay the members' fee, by their name in the reader's language."""
    name = "name_fr" if formats.is_french() else "name_en"
    return list(Organisation.objects.filter(is_member=True).order_by(name, "pk"))


def organisation_called(name: str, organisations: Iterable[Organisation]) -> Organisation | None:
    """The one that goes by this name in either language, however it was typed."""
    wanted = _plain(name)
    if not wanted:
        return None
    return next((one for one in organisations if wanted in (_plain(one.name_en), _plain(one.name_fr))), None)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())
