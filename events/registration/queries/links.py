"""Finding a registration or a booking again: by its link, by a cookie, by an address."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q

from common import sealing
from events.registration.models import Booking, Registration
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
