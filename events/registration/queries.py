"""Questions about bookings, registrations and categories."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import sealing
from events.forums.models import Forum, Places
from events.forums.queries import forums_of
from events.registration.models import Booking, Category, Registration, Role
from people.accounts import roles
from people.accounts.models import User

FEW = 10
ENOUGH_TO_COUNT = 5


def categories_of(forum: Forum) -> list[Category]:
    """The forum's categories in order, with their places."""
    return list(forum.categories.select_related("places").order_by("position", "pk"))


def is_full(category: Category, forum: Forum) -> bool:
    """Has either of the two run out of places?"""
    return category.places.is_full or forum.places.is_full


def places_in_words(category: Category, forum: Forum) -> str:
    """Places left as people say it; a number only when few are left, and none that tells who registered."""
    if is_full(category, forum):
        return _("Full")
    scarcer = min(
        (places for places in (category.places, forum.places) if places.left is not None),
        key=lambda places: places.left,
        default=Places(),
    )
    if scarcer.left is None or scarcer.left > FEW or scarcer.taken < ENOUGH_TO_COUNT:
        return _("Places available")
    return ngettext("%(count)s place left", "%(count)s places left", scarcer.left) % {"count": scarcer.left}


def registration_for(slug: str, cookie: str) -> Registration | None:
    """The registration at the forum of that address, draft or not, behind what `draft_cookie` wrote."""
    registration_id, _dot, door = cookie.partition(".")
    # Asked on every page of registering: `get` orders nothing, and takes two thirds of the time of `first`.
    try:
        return Registration.objects.select_related("forum", "category").get(
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
    """The registration whose booking's link carries this secret."""
    return (
        Registration.objects.select_related("booking")
        .filter(booking__secret_fingerprint=sealing.fingerprint(secret))
        .order_by("created_at")
        .first()
    )


def secret_of(booking: Booking) -> str:
    """The secret of the booking's link, made again; only its fingerprint is stored."""
    return sealing.secret_for("booking", booking.id, booking.secret_version)


def registration_of_booking(cookie: str) -> Registration | None:
    """The registration behind what `booking_cookie` wrote; None once its link or its door has changed.

    `came_by_link` on it says whether the browser was let in by the link in our message, which shows that its
    holder reads mail at the address given, and not only by having filled in the form.
    """
    if cookie.count(".") != 3:
        return None
    booking_id, version, door, way = cookie.split(".")
    found = (
        Registration.objects.select_related("booking", "category", "forum__venue")
        .filter(booking=booking_id, booking__secret_version=version, door=door)
        .order_by("created_at")
        .first()
    )
    if found:
        found.came_by_link = way == "link"
    return found


def draft_cookie(registration: Registration) -> str:
    """What the `draft` cookie holds: which registration, and which of its doors."""
    return f"{registration.id}.{registration.door}"


def booking_cookie(registration: Registration, *, by_link: bool) -> str:
    """What the `booking` cookie holds: the booking, the version of its link, the door and the way in."""
    booking = registration.booking
    return f"{booking.id}.{booking.secret_version}.{registration.door}.{'link' if by_link else 'form'}"


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
