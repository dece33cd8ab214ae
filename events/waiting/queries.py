"""Questions about the queue: who is next, until when a place is kept, and what to say to whoever waits."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from common import formats
from events.categories.models import Category
from events.forums.models import Forum
from events.registration.models import Registration
from events.registration.queries import registrations_visible_to
from events.waiting.models import Offer, QueueEntry
from people.accounts.models import User

SOON = timedelta(days=7)
LAST_DAYS = timedelta(days=3)
A_FEW = 5

Status = Registration.Status
State = Offer.State


# ---- time --------------------------------------------------------------------------------------------------
def beginning(forum: Forum) -> datetime:
    """The moment at which the forum begins; midnight where no hour is set."""
    return datetime.combine(forum.starts_on, forum.day_starts_at or time(0), ZoneInfo(forum.time_zone))


def kept_until(forum: Forum, *, at: datetime) -> datetime | None:
    """Until when a place offered now is kept; None once the queue gives no more places.

    Two days, half a day in the last week (both are settings), and never longer than until the forum begins.
    """
    begins = beginning(forum)
    if at >= begins or forum.status not in (Forum.Status.OPEN, Forum.Status.CLOSED):
        return None
    is_soon = begins - at < SOON
    hours = settings.OFFER_HOURS_IN_LAST_WEEK if is_soon else settings.OFFER_HOURS
    return min(at + timedelta(hours=hours), begins)


def only_at_short_notice(forum: Forum, *, at: datetime) -> bool:
    """Is it so late that only those are asked who said that short notice is fine?"""
    return beginning(forum) - at <= LAST_DAYS


# ---- order -------------------------------------------------------------------------------------------------
def queue_of(forum: Forum) -> QuerySet[QueueEntry]:
    """Everybody who waits or is offered a place, in the order of their turns."""
    return QueueEntry.objects.filter(registration__forum=forum).order_by("priority", "joined_at", "pk")


def may_be_asked(forum: Forum, *, at: datetime) -> QuerySet[QueueEntry]:
    """Those who wait and would be offered a place at this moment, if one that they can use were free."""
    if kept_until(forum, at=at) is None:
        return QueueEntry.objects.none()
    waiting = queue_of(forum).filter(registration__status=Status.WAITING)
    return waiting.filter(short_notice=True) if only_at_short_notice(forum, at=at) else waiting


def whose_turn(forum: Forum, *, at: datetime) -> QueueEntry | None:
    """The first of them for whom a place is free, in their category and in the forum."""
    return (
        may_be_asked(forum, at=at)
        .filter(_has_room("registration__category__places"), _has_room("registration__forum__places"))
        .select_related("registration__forum", "registration__category")
        .first()
    )


def comes_first(registration: Registration, *, at: datetime) -> bool:
    """Could somebody who waits use one of the two places that this newcomer has just taken?

    The forum's place anybody whose category has room; the category's whoever waits for the same.
    """
    same = Q(registration__category=registration.category_id)
    waiting = may_be_asked(registration.forum, at=at)
    return waiting.filter(same | _has_room("registration__category__places")).exists()


def _has_room(places: str) -> Q:
    unlimited = Q(**{f"{places}__capacity": None})
    return unlimited | Q(**{f"{places}__taken__lt": F(f"{places}__capacity")})


def forums_to_serve(*, at: datetime) -> QuerySet[Forum]:
    """Forums where somebody waits, or where an offer has run out."""
    ran_out = expired_offers(at=at).values("registration__forum")
    return Forum.objects.filter(Q(places__waiting__gt=0) | Q(pk__in=ran_out)).order_by("pk")


# ---- offers ------------------------------------------------------------------------------------------------
def expired_offers(*, at: datetime, forum: Forum | None = None) -> QuerySet[Offer]:
    """Offers whose time is over and which nobody has closed yet, the oldest first."""
    here = {"registration__forum": forum} if forum else {}
    return Offer.objects.filter(state=State.OPEN, expires_at__lte=at, **here).order_by("expires_at", "pk")


def last_offer(registration: Registration) -> Offer | None:
    """What was offered to this person last."""
    return Offer.objects.filter(registration=registration).order_by("-made_at").first()


def offer_by_id(offer_id: str) -> Offer | None:
    """An offer with all that a message about it needs."""
    related = ("registration__booking", "registration__category", "registration__forum")
    return Offer.objects.select_related(*related).filter(pk=offer_id).first()


def may_wait_again(registration: Registration, offer: Offer | None, *, at: datetime) -> bool:
    """Did their last offer run out, and does the queue still give places?"""
    return (
        registration.status in (Status.CANCELLED, Status.OFFERED)
        and registration.erased_at is None
        and registration.cancelled_by_id is None
        and offer is not None
        and ran_out(offer, at=at)
        and kept_until(registration.forum, at=at) is not None
    )


def ran_out(offer: Offer, *, at: datetime) -> bool:
    """Is its time over, whether or not the clock has said so yet?"""
    return offer.state == State.LAPSED or (offer.state == State.OPEN and offer.expires_at <= at)


# ---- in words ----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Standing:
    """Where someone's wait stands, as their own page says it. Dates are written in the forum's zone."""

    is_waiting: bool = False
    is_offered: bool = False
    has_lapsed: bool = False
    is_over: bool = False
    may_wait_again: bool = False
    short_notice: bool = False
    before: str = ""
    until: str = ""
    says: str = ""


def standing(registration: Registration, *, at: datetime) -> Standing | None:
    """What their page says about the queue; None where it has nothing to say. No statement once booked."""
    if registration.status == Status.WAITING:
        return _waiting(registration, at=at)
    if registration.status not in (Status.OFFERED, Status.CANCELLED):
        return None
    offer = last_offer(registration)
    if offer is None:
        return None
    until = moment_in_words(offer.expires_at, registration.forum.time_zone)
    if ran_out(offer, at=at):
        return Standing(
            has_lapsed=True,
            may_wait_again=may_wait_again(registration, offer, at=at),
            until=until,
            says=_("The time to take the place that we kept for you is over."),
        )
    return Standing(is_offered=True, until=until) if offer.state == State.OPEN else None


def _waiting(registration: Registration, *, at: datetime) -> Standing:
    entry = QueueEntry.objects.filter(registration=registration).first()
    return Standing(
        is_waiting=True,
        is_over=kept_until(registration.forum, at=at) is None,
        short_notice=entry is not None and entry.short_notice,
        before=place_in_words(entry, registration.forum) if entry else "",
    )


def moment_in_words(moment: datetime, zone: str) -> str:
    """November 12, 2026, 10:00 a.m. (Eastern): nobody has to guess whose clock is meant."""
    said = {"moment": formats.moment(moment, zone), "zone": formats.zone_name(zone, moment)}
    return _("%(moment)s (%(zone)s)") % said


def place_in_words(entry: QueueEntry, forum: Forum) -> str:
    """How many are before this person, without a number: it would tell how many others have registered."""
    earlier = Q(priority__lt=entry.priority) | Q(priority=entry.priority, joined_at__lt=entry.joined_at)
    waiting = queue_of(forum).filter(registration__status=Status.WAITING)
    before = waiting.filter(earlier)[: A_FEW + 1].count()
    if before == 0:
        return _("You are near the front.")
    if before <= A_FEW:
        return _("A few people are before you.")
    return _("Many people are before you.")


# ---- what must be true -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Miscount:
    """Places whose row says something else than the registrations do."""

    places_id: int
    owner: str
    said: tuple[int, int]
    counted: tuple[int, int]

    def __str__(self) -> str:
        said, counted = self.said, self.counted
        return f"{self.owner}: says {said[0]} taken, {said[1]} waiting; is {counted[0]}, {counted[1]}"


def miscounts(forums: QuerySet[Forum] | None = None) -> list[Miscount]:
    """Wherever `taken` is not offered + booked, or `waiting` not the number of those who wait."""
    forums = Forum.objects.all() if forums is None else forums
    counted = _counted(forums)
    owners = [(forum.slug, forum) for forum in forums.select_related("places")]
    categories = Category.objects.filter(forum__in=forums).select_related("places", "forum")
    owners += [(f"{category.forum.slug} / {category.name_en}", category) for category in categories]
    found = [
        Miscount(
            places_id=thing.places_id,
            owner=owner,
            said=(thing.places.taken, thing.places.waiting),
            counted=(counted[type(thing), thing.pk, "taken"], counted[type(thing), thing.pk, "waiting"]),
        )
        for owner, thing in owners
    ]
    return [miscount for miscount in found if miscount.said != miscount.counted]


def _counted(forums: QuerySet[Forum]) -> Counter:
    """How many registrations take or await a place of each forum and of each category."""
    counter: Counter = Counter()
    rows = Registration.objects.filter(forum__in=forums, status__in=[Status.WAITING, *Registration.HOLDING])
    for row in rows.values("forum", "category", "status").annotate(how_many=Count("pk")).order_by():
        what = "waiting" if row["status"] == Status.WAITING else "taken"
        counter[Forum, row["forum"], what] += row["how_many"]
        counter[Category, row["category"], what] += row["how_many"]
    return counter


def unmatched() -> list[str]:
    """Registrations whose status and whose rows in this room do not belong together, one line each."""
    offers = Offer.objects.filter(registration=OuterRef("pk"), state=State.OPEN)
    entries = QueueEntry.objects.filter(registration=OuterRef("pk"))
    in_queue, offered = Q(status__in=[Status.WAITING, Status.OFFERED]), Q(status=Status.OFFERED)
    rows = Registration.objects.filter(erased_at=None).annotate(turn=Exists(entries), offer=Exists(offers))
    wrong = rows.filter(
        (in_queue & Q(turn=False))
        | (~in_queue & Q(turn=True))
        | (offered & Q(offer=False))
        | (~offered & Q(offer=True))
    )
    return [
        f"{row.pk} is {row.status}, has {'a' if row.turn else 'no'} turn in the queue "
        f"and {'an' if row.offer else 'no'} open offer"
        for row in wrong.order_by("pk")
    ]


# ---- for the team ------------------------------------------------------------------------------------------
def entries_visible_to(user: User) -> QuerySet[QueueEntry]:
    """The queue as far as this member of staff may list registrations."""
    return QueueEntry.objects.filter(registration__in=registrations_visible_to(user).values("pk"))


def with_offers(entries: QuerySet[QueueEntry]) -> QuerySet[QueueEntry]:
    """The same with the open offer of each, in `registration.open_offers`."""
    offers = Offer.objects.filter(state=State.OPEN)
    return entries.prefetch_related(Prefetch("registration__offers", queryset=offers, to_attr="open_offers"))


def requests_visible_to(user: User) -> QuerySet[Registration]:
    """Registrations that wait for the team's yes, as far as this member of staff may list them."""
    return registrations_visible_to(user).filter(status=Status.REQUESTED)
