"""Questions about bookings for several people: who gets a place, and what the booker is shown of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from events.categories.models import Category
from events.categories.queries import categories_of, price_for
from events.forums.models import Forum, Places
from events.registration.actions import needs_approval
from events.registration.models import Booking, Change, Registration
from people.accounts.models import User

Status = Registration.Status
MOST_PEOPLE = 200


# ---- who gets a place -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Named:
    """A person as the booker names them, and how they are to take part."""

    name: str
    email: str
    category: Category


def open_categories(forum: Forum) -> list[Category]:
    """The ways to take part that an organisation may choose: those that need no code of one's own."""
    return [category for category in categories_of(forum) if not category.needs_code]


def allot(forum: Forum, named: Sequence[Named]) -> list[str]:
    """Where each would stand now, in the order in which they are named: booked, waiting or requested."""
    left = _room_left({forum.places_id, *(one.category.places_id for one in named)})
    statuses = []
    for one in named:
        both = (one.category.places_id, forum.places_id)
        if asks_first(forum, one.category):
            statuses.append(Status.REQUESTED)
        elif any(left[places_id] == 0 for places_id in both):
            statuses.append(Status.WAITING)
        else:
            statuses.append(Status.BOOKED)
            left.subtract(dict.fromkeys(both, 1))
    return statuses


def asks_first(forum: Forum, category: Category) -> bool:
    """Does someone of the team say yes before there is a place?"""
    return needs_approval(Registration(forum=forum, category=category))


def fees_for(forum: Forum, named: Sequence[Named], *, at: datetime) -> list[int]:
    """What each place costs now, in cents; in a booking for several nobody has a rate of their own."""
    categories = {one.category.pk: one.category for one in named}
    fees = {key: price_for(category, forum, at=at).quote.total for key, category in categories.items()}
    return [fees[one.category.pk] for one in named]


def _room_left(places_ids: set[int]) -> Counter:
    """How many newcomers fit; without a limit the number starts below zero and never meets it."""
    rows = Places.objects.filter(pk__in=places_ids)
    return Counter({places.pk: -1 if places.left is None else places.left for places in rows})


# ---- the booker's page ------------------------------------------------------------------------------------
def booking_behind(cookie: str) -> Booking | None:
    """The booking behind what `group_cookie` wrote; None once its link or its door has changed."""
    if cookie.count(".") != 2:
        return None
    booking_id, version, door = cookie.split(".")
    try:
        return Booking.objects.select_related("forum__places", "person").get(
            pk=booking_id, secret_version=version, door=door, for_several=True
        )
    except (Booking.DoesNotExist, ValidationError, ValueError):
        return None


@dataclass(frozen=True)
class Person:
    """All that the booker is shown of one person: what they typed, and where it stands in words."""

    id: UUID
    name: str
    category: str
    status: str
    is_completed: bool
    is_claimed: bool

    @property
    def is_live(self) -> bool:
        return self.status in Registration.LIVE

    @property
    def state(self) -> str:
        return {
            Status.BOOKED: _("Place held"),
            Status.OFFERED: _("Place held"),
            Status.REQUESTED: _("Waiting for approval"),
            Status.WAITING: _("On the waiting list"),
            Status.DECLINED: _("Declined"),
            Status.CANCELLED: _("Cancelled"),
        }[self.status]

    @property
    def progress(self) -> str:
        """Whether the person has filled in what is theirs; nothing of what."""
        if not self.is_live:
            return ""
        return _("Answered") if self.is_completed else _("Not answered yet")

    @property
    def may_be_sent_again(self) -> bool:
        return self.is_live and not self.is_completed

    @property
    def may_be_corrected(self) -> bool:
        return self.is_live and not self.is_claimed and bool(self.name)

    @property
    def may_be_replaced(self) -> bool:
        return self.status == Status.BOOKED


def people_of(booking: Booking) -> list[Person]:
    """Everybody in a booking, in the order of being named; only what the booker may know is read."""
    rows = in_order(booking).annotate(claimed=_claimed()).select_related("category")
    return [
        Person(
            id=row.pk,
            name=row.booked_as,
            category=row.category.name,
            status=row.status,
            is_completed=row.completed_at is not None,
            is_claimed=row.claimed,
        )
        for row in rows.only("booked_as", "status", "completed_at", "category__name_en", "category__name_fr")
    ]


def in_order(booking: Booking) -> QuerySet[Registration]:
    return Registration.objects.filter(booking=booking).order_by("created_at", "pk")


def person_of(booking: Booking, registration_id: UUID) -> Registration | None:
    """One registration of this booking, for an action on it."""
    rows = Registration.objects.select_related("forum__places", "category__places", "booking__person")
    return rows.filter(booking=booking, pk=registration_id).first()


def is_claimed(registration: Registration) -> bool:
    """Has the person said anything themselves? From then on name and address are theirs, not the booker's.

    What describes a person is sealed whichever way it stands, so that it is never empty once they wrote.
    """
    return bool(
        registration.completed_at
        or registration.lived_experience_sealed
        or registration.needs_something is not None
    )


def _claimed() -> Q:
    """The same question, asked of the database."""
    return ~Q(completed_at=None, lived_experience_sealed="", needs_something=None)


def unclaimed() -> QuerySet[Registration]:
    """Places in a booking whose person has not said anything yet."""
    return Registration.objects.filter(
        status__in=Registration.LIVE,
        booking__isnull=False,
        completed_at=None,
        lived_experience_sealed="",
        needs_something=None,
    )


# ---- reminders --------------------------------------------------------------------------------------------
def unfinished_colleagues(*, at: datetime) -> QuerySet[Registration]:
    """Whoever still has something to fill in, before their forum begins and where we may write.

    Each knows how often we reminded them, and when we last wrote.
    """
    return (
        Registration.objects.unfinished()
        .exclude(status=Status.DRAFT)
        .exclude(email="")
        .filter(no_messages=False, erased_at=None, forum__starts_on__gt=at.date())
        .annotate(
            times=Count("changes", filter=Q(changes__verb=Change.Verb.REMINDED)),
            last_reminded=Max("changes__made_at", filter=Q(changes__verb=Change.Verb.REMINDED)),
        )
        .annotate(last_written=Coalesce("last_reminded", "requested_at", F("created_at")))
        .select_related("forum")
    )


def last_reminded(registration: Registration) -> datetime | None:
    """When we last sent this person their link again."""
    found = registration.changes.filter(verb=Change.Verb.REMINDED).order_by("-made_at").first()
    return found.made_at if found else None


# ---- by phone ---------------------------------------------------------------------------------------------
def phone_drafts(forum: Forum, user: User) -> QuerySet[Registration]:
    """What this member of staff began by phone and has not finished; nobody else's."""
    return (
        Registration.objects.unfinished()
        .filter(forum=forum, channel=Registration.Channel.PHONE, entered_by=user)
        .select_related("category", "booking")
        .order_by("-updated_at")
    )
