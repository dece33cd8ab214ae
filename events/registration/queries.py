"""Questions about bookings, registrations and categories."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from common import sealing
from events.categories import queries as categories
from events.categories.models import Category, FeeTerms
from events.categories.queries import Priced
from events.forums.models import Forum
from events.forums.queries import forums_of
from events.registration.models import Booking, Change, Registration, Role, TwoPeople
from people.accounts import roles
from people.accounts.models import User
from people.persons.models import Person


def registration_for(slug: str, cookie: str) -> Registration | None:
    """The registration at the forum of that address, draft or not, behind what `draft_cookie` wrote."""
    registration_id, _dot, door = cookie.partition(".")
    # Asked on every page of registering: `get` orders nothing, and takes two thirds of the time of `first`.
    try:
        return Registration.objects.select_related("forum__places", "category__places", "booking").get(
            pk=registration_id, door=door or 0, forum__slug=slug
        )
    except Registration.DoesNotExist:
        return None


def registration_behind(cookie: str) -> Registration | None:
    """The registration behind what `draft_cookie` wrote, at whatever forum."""
    registration_id, _dot, door = cookie.partition(".")
    return Registration.objects.filter(pk=registration_id, door=door or 0).first()


def registration_by_id(registration_id: UUID | str) -> Registration | None:
    """A registration with its booking, category and forum, for the message about it."""
    return (
        Registration.objects.select_related("booking", "category", "forum").filter(pk=registration_id).first()
    )


def registration_by_secret(secret: str) -> Registration | None:
    """The registration that this link is for: the person's own, or the booking's where it holds but one."""
    mark = sealing.fingerprint(secret)
    return (
        Registration.objects.select_related("booking", "forum")
        .filter(
            Q(secret_fingerprint=mark)
            | Q(booking__secret_fingerprint=mark, booking__for_several=False, erased_at=None)
        )
        .order_by("created_at")
        .first()
    )


def booking_by_secret(secret: str) -> Booking | None:
    """The booking for several people whose booker holds this link."""
    mark = sealing.fingerprint(secret)
    return Booking.objects.select_related("forum").filter(secret_fingerprint=mark, for_several=True).first()


def behind_replaced_link(secret: str) -> Registration | Booking | None:
    """Whose link this was before it was replaced: a registration's, or a booking's for several people."""
    mark = sealing.fingerprint(secret)
    group = Booking.objects.select_related("forum").filter(previous_fingerprint=mark, for_several=True)
    return (
        Registration.objects.select_related("booking", "forum")
        .filter(
            Q(previous_fingerprint=mark) | Q(booking__previous_fingerprint=mark, booking__for_several=False),
            erased_at=None,
        )
        .order_by("created_at")
        .first()
    ) or group.first()


def bookings_at(email: str) -> list[Booking]:
    """The bookings for several people that whoever gave this address has made, latest first."""
    return list(
        Booking.objects.select_related("forum", "person")
        .filter(person__email__iexact=email.strip(), for_several=True)
        .order_by("-created_at")
    )


def registrations_at(email: str) -> list[Registration]:
    """The drafts and live registrations of whoever gave this address, latest first."""
    return list(
        Registration.objects.select_related("booking", "forum")
        .filter(
            email_key=email_key(email),
            status__in=(Registration.Status.DRAFT, *Registration.LIVE),
            erased_at=None,
        )
        .order_by("-created_at")
    )


def latest_of_person(person: Person, *, but: Registration) -> Registration | None:
    """What the person registered last, before this one; drafts and what was erased tell nothing."""
    return (
        Registration.objects.select_related("forum")
        .filter(person=person, erased_at=None)
        .exclude(status=Registration.Status.DRAFT)
        .exclude(pk=but.pk)
        .order_by("-created_at")
        .first()
    )


def email_key(email: str) -> str:
    """The address as one compares it: two ways to write one mailbox give one key."""
    return email.strip().casefold()


def secret_of(booking: Booking) -> str:
    """The secret of the booking's link, made again; only its fingerprint is stored."""
    return sealing.secret_for("booking", booking.id, booking.secret_version)


def link_secret(registration: Registration) -> str:
    """The secret of the link that opens this registration, made again.

    It is the booking's where one person booked for themselves, and the registration's own for a draft and for
    each person of a booking for several.
    """
    if registration.booking_id and not registration.booking.for_several:
        return secret_of(registration.booking)
    return sealing.secret_for("registration", registration.id, registration.secret_version)


def registration_of_booking(cookie: str) -> Registration | None:
    """The registration behind what `booking_cookie` wrote; None once its link or its door has changed.

    `came_by_link` on it says whether the browser was let in by the link in our message, which shows that its
    holder reads mail at the address given, and not only by having filled in the form.
    """
    if cookie.count(".") != 3:
        return None
    registration_id, version, door, way = cookie.split(".")
    try:
        found = Registration.objects.select_related("booking", "category", "forum__venue").get(
            pk=registration_id, door=door, erased_at=None
        )
    except (Registration.DoesNotExist, ValidationError):
        return None
    if str(_link_version(found)) != version:
        return None
    found.came_by_link = way == "link"
    return found


def _link_version(registration: Registration) -> int:
    booking = registration.booking
    return registration.secret_version if booking is None or booking.for_several else booking.secret_version


def group_cookie(booking: Booking) -> str:
    """What the `group` cookie of a booker holds: the booking, the version of its link, the door."""
    return f"{booking.id}.{booking.secret_version}.{booking.door}"


def draft_cookie(registration: Registration) -> str:
    """What the `draft` cookie holds: which registration, and which of its doors."""
    return f"{registration.id}.{registration.door}"


def booking_cookie(registration: Registration, *, by_link: bool) -> str:
    """What the `booking` cookie holds: the registration, the version of its link, the door, the way in."""
    way = "link" if by_link else "form"
    return f"{registration.id}.{_link_version(registration)}.{registration.door}.{way}"


def price_of(registration: Registration, *, at: datetime, category: Category | None = None) -> Priced:
    """What this place costs at this moment, or would cost in another category.

    No statement where the category costs nothing.
    """
    return categories.price_for(
        category or registration.category,
        registration.forum,
        at=at,
        with_parallel=registration.with_parallel,
        organisation_id=registration.organisation_id,
        chosen=registration.chosen_cents,
        waiver_id=registration.waiver_id,
        waiver_is_taken=registration.is_live,
    )


def prices_elsewhere(registration: Registration, others: Sequence[Category]) -> dict[int, Priced]:
    """What the place would cost in each of these categories, as of the day of booking."""
    return categories.prices_for(
        others,
        registration.forum,
        at=registration.booking.created_at,
        with_parallel=registration.with_parallel,
        organisation_id=registration.organisation_id,
        chosen=registration.chosen_cents,
        waiver_id=registration.waiver_id,
        waiver_is_taken=True,
    )


def all_roles(registration: Registration) -> list[str]:
    """What the person ticked, the sealed tick included. Raises SealingError."""
    ticked = list(registration.roles)
    if has_lived_experience(registration):
        ticked.append(Role.LIVED_EXPERIENCE)
    return ticked


def has_lived_experience(registration: Registration) -> bool:
    """Did the person tick it? Raises SealingError; call it only for the person, or to count."""
    answer = sealing.unseal(
        registration.lived_experience_sealed,
        key=registration.key_name,
        table="registration",
        field="lived_experience",
        row=registration.id,
    )
    return answer == "1"


def registrations_visible_to(user: User) -> QuerySet[Registration]:
    """The registrations that this member of staff may list: of the forums they work on, and no drafts."""
    visible = Registration.objects.exclude(status=Registration.Status.DRAFT)
    if user.is_superuser:
        return visible
    if not user.groups.filter(name__in=(roles.REGISTRATION, roles.CARE)).exists():
        return visible.none()
    return visible.filter(forum__in=forums_of(user))


def is_full_for(draft: Registration) -> bool:
    """Is there no place for a newcomer in this draft's category? A request for approval takes none yet."""
    if not draft.is_draft or draft.category.needs_approval or draft.forum.entry == Forum.Entry.APPROVAL:
        return False
    if draft.forum.places.waiting:
        categories.categories_of(draft.forum)  # who waits for another, full category takes nothing away
    return categories.is_full(draft.category, draft.forum)


def in_words(registration: Registration) -> str:
    """Where it stands, in a sentence for the person."""
    status = Registration.Status
    return {
        status.DRAFT: _("You have begun, and not finished."),
        status.REQUESTED: _("Your request is with the team. We write to you as soon as they have decided."),
        status.WAITING: _("You are on the waiting list. We write to you as soon as there is a place."),
        status.OFFERED: _("There is a place for you. Please say whether you take it."),
        status.BOOKED: _("Your place is booked."),
        status.DECLINED: _("The team could not give you a place this time."),
        status.CANCELLED: _(
            "Your booking is cancelled. The place and everything you asked for have been given back."
        ),
    }[registration.status]


# ---- what people changed -----------------------------------------------------------------------------------
def changes_of(registration: Registration) -> QuerySet[Change]:
    """What was done to a registration after it was made, latest first."""
    return registration.changes.select_related("by").order_by("-made_at", "-pk")


def unseen_changes(forum: Forum) -> QuerySet[Change]:
    """What people changed themselves at this forum and nobody of the team has looked at, latest first."""
    return (
        Change.objects.filter(registration__forum=forum, seen_at=None, by=None)
        .select_related("registration__booking")
        .order_by("-made_at", "-pk")
    )


def unseen() -> QuerySet[Change]:
    """The same of every forum, to be narrowed to a registration."""
    return Change.objects.filter(seen_at=None, by=None)


# ---- for the back office's lists ---------------------------------------------------------------------------
def fits(text: str, *, every_address: bool) -> Q:
    """Registrations that hold `text`: by name, reference, organisation, and by address where it may be seen.

    Without `every_address` nobody is found by the address that only care may use: a search would tell whose
    it is.
    """
    by_address = Q(email__icontains=text)
    return (
        Q(name_to_use__icontains=text)
        | Q(booking__reference__icontains=text)
        | Q(organisation_name__icontains=text)
        | Q(booking__organisation_name__icontains=text)
        | (by_address if every_address else by_address & Q(contact_through_care=False))
    )


@dataclass(frozen=True)
class Pair:
    """Two live registrations at one forum that may be one person's, the older first."""

    one: Registration
    other: Registration


def possible_duplicates(forum: Forum) -> list[Pair]:
    """Those with one address or one person, unless somebody has said that they are two people.

    Places of one booking are not compared by their address: whoever booked named them one by one, and an
    office often gives its own address for all.
    """
    live = Registration.objects.filter(forum=forum, status__in=Registration.LIVE, erased_at=None)
    rows = list(
        live.filter(
            Q(email_key__in=_more_than_once(live.exclude(email_key=""), "email_key"))
            | Q(person__in=_more_than_once(live, "person"))
        )
        .select_related("booking", "category", "forum")
        .order_by("created_at", "pk")
    )
    known = set(TwoPeople.objects.filter(first__forum=forum).values_list("first", "second"))
    return [
        Pair(one, other)
        for one, other in combinations(rows, 2)
        if _look_alike(one, other) and in_order(one, other) not in known
    ]


def _more_than_once(rows: QuerySet[Registration], name: str) -> QuerySet:
    counted = rows.order_by().values(name).annotate(how_many=Count("pk"))
    return counted.filter(how_many__gt=1).values(name)


def _look_alike(one: Registration, other: Registration) -> bool:
    if one.booking_id == other.booking_id:
        return False
    same_address = bool(one.email_key) and one.email_key == other.email_key
    return same_address or one.person_id == other.person_id


def in_order(one: Registration, other: Registration) -> tuple[UUID, UUID]:
    """The two ids as `TwoPeople` keeps them."""
    first, second = sorted((one.pk, other.pk))
    return first, second


# ---- by day ------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Day:
    """What one day brought, and how many places were booked at its end."""

    day: date
    booked: int
    cancelled: int
    total: int


def days_of(forum: Forum) -> list[Day]:
    """Every day from the first booking to the last move, also those without any; in the forum's zone."""
    zone = ZoneInfo(forum.time_zone)
    rows = Registration.objects.filter(forum=forum).exclude(booked_at=None)
    booked = _by_day(rows, "booked_at", zone)
    cancelled = _by_day(rows.exclude(cancelled_at=None), "cancelled_at", zone)
    if not booked:
        return []
    first, last = min(booked), max([*booked, *cancelled])
    days, total = [], 0
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        total += booked[day] - cancelled[day]
        days.append(Day(day, booked[day], cancelled[day], total))
    return days


def _by_day(rows: QuerySet[Registration], name: str, zone: ZoneInfo) -> Counter[date]:
    counted = rows.order_by().values_list(TruncDate(name, tzinfo=zone)).annotate(how_many=Count("pk"))
    return Counter(dict(counted))


def planned_for(forum: Forum) -> int | None:
    """How many the forum was planned for, where somebody has said so."""
    return FeeTerms.objects.filter(forum=forum).values_list("planned_registrations", flat=True).first()
