"""The invented people of the sample site register, come and ask for help, through the product's own verbs."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

from events.access import actions as access
from events.access.queries import Needs
from events.attendance import actions as attendance
from events.forums.models import Forum
from events.groups import actions as groups
from events.groups.queries import Named
from events.registration import actions as registration
from events.registration.models import Registration
from events.subsidies import actions as subsidies
from people.accounts.models import User
from sample_data import care, contact
from sample_data.content import people as content
from sample_data.forums import NEXT, Loaded

PAST = "trafficking-2017"
FARE_SHARE = 0.75


def load_registrations(loaded: Loaded, *, at: datetime, desk: User) -> None:
    """Forty people at the forum of 2017, who came, and those already registered for the next one."""
    past, coming = loaded.forums[PAST], loaded.forums[NEXT]
    meeting = datetime.combine(past.starts_on, time(14), UTC)
    if not past.registrations.exists():
        for number, entry in enumerate(content.REGISTRATIONS_2017):
            booked = _book(past, entry, loaded, at=meeting - timedelta(days=60 - number))
            if entry["came"]:
                attendance.mark_came(registration=booked, by=desk, at=meeting)
    if not coming.registrations.exists():
        for number, entry in enumerate(content.REGISTRATIONS_NEXT):
            _book(coming, entry, loaded, at=at - timedelta(days=12, hours=-number * 9))
        _book_group(coming, loaded, at=at - timedelta(days=2))


def _book(forum: Forum, entry: dict, loaded: Loaded, *, at: datetime) -> Registration:
    category = loaded.categories[forum.slug, entry["category"]]
    draft = registration.start(forum=forum, category=category, language=entry["language"], at=at)
    registration.save_details(
        registration=draft,
        name_to_use=entry["name"],
        email=entry["email"],
        language=entry["language"],
        province=entry["province"],
        organisation_name=_organisation(entry),
        roles=entry["roles"],
        at=at,
    )
    needs, subsidy = entry.get("needs"), entry.get("subsidy")
    food = care.food_of(entry["name"]) if forum.slug == NEXT else None
    registration.say_needs(registration=draft, needs_something=bool(needs or subsidy or food), at=at)
    if needs:
        call_me = entry["name"] in care.content.WOULD_RATHER_TALK
        asked = Needs(options=tuple(needs), words=entry["needs_note"] or "", call_me=call_me)
        access.ask(registration=draft, needs=asked, at=at)
    if food:
        access.say_food(registration=draft, food=food, at=at)
    if subsidy:
        _ask_for_subsidy(draft, entry, at=at)
    if forum.slug == NEXT:
        contact.tell(draft, entry["name"], at=at)
    booked = registration.book(registration=draft, at=at)
    if forum.slug == NEXT:
        contact.agree(booked, entry["name"], at=at)
    return booked


def _book_group(forum: Forum, loaded: Loaded, *, at: datetime) -> None:
    """An organisation names three people; those with a chosen name have answered for themselves."""
    entry = content.GROUP_NEXT
    category = loaded.categories[forum.slug, entry["category"]]
    booking = groups.book_for_several(
        booking_id=uuid4(),
        forum=forum,
        organisation_name=_organisation(entry),
        language=entry["language"],
        named=[Named(one["name"], one["email"], category) for one in entry["people"]],
        at=at,
        **entry["booker"],
    )
    chosen = {one["name"]: one for one in entry["people"] if one["chosen"]}
    for place in booking.registrations.filter(booked_as__in=chosen).select_related("forum", "category"):
        one = chosen[place.booked_as]
        registration.save_details(
            registration=place,
            name_to_use=one["chosen"],
            email=one["email"],
            language=one["language"],
            province="ON",
            at=at,
        )
        registration.say_needs(registration=place, needs_something=False, at=at)
        registration.complete(registration=place, at=at)


def _ask_for_subsidy(draft: Registration, entry: dict, *, at: datetime) -> None:
    amount = entry["subsidy"]["amount_cents"]
    fare = round(amount * FARE_SHARE)
    subsidies.ask(
        registration=draft,
        leaving_from=entry["province"],
        mode="train" if entry["province"] in ("ON", "QC") else "plane",
        fare_cents=fare,
        nights_cents=amount - fare,
        other_cents=0,
        amount_requested_cents=amount,
        minimum_needed_cents=fare,
        other_funding=False,
        payout="pay_for_me" if entry["name"] in contact.content.TICKETS else "reimburse",
        reason=entry["subsidy"]["reason"],
        at=at,
    )


def _organisation(entry: dict) -> str:
    names = {organisation["slug"]: organisation["name"] for organisation in content.ORGANISATIONS}
    return names[entry["organisation"]][entry["language"]] if entry["organisation"] else ""
