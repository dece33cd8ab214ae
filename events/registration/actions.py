"""What happens to a registration: begun, filled in, booked, changed, cancelled, erased."""

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from common import mail, public_cache, sealing
from events.forums.models import Forum, Places
from events.forums.policies import takes_registrations
from events.registration import steps
from events.registration.models import Booking, Category, Registration, Role
from people.accounts.models import User
from people.persons.models import Person

logger = logging.getLogger(__name__)

KEEP_IDLE_DRAFTS = timedelta(days=14)
# Neither vowels nor what looks alike: a reference can be read over the phone and never spells a word.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
Status = Registration.Status


class RegistrationProblem(Exception):
    """Why a step could not be taken; `str()` says it in the reader's language."""


class RegistrationClosed(RegistrationProblem):
    def __str__(self) -> str:
        return _("Registration is closed.")


class CategoryFull(RegistrationProblem):
    def __str__(self) -> str:
        return _("The category you chose is full.")


class ForumFull(RegistrationProblem):
    def __str__(self) -> str:
        return _("All places are taken.")


class NotFinished(RegistrationProblem):
    def __str__(self) -> str:
        return _("Some answers are still missing.")


class NoLongerDraft(RegistrationProblem):
    def __str__(self) -> str:
        return _("This registration is already finished.")


class NotBooked(RegistrationProblem):
    def __str__(self) -> str:
        return _("This registration is not booked.")


class CategoryInUse(RegistrationProblem):
    def __str__(self) -> str:
        return _("People have chosen this category, so it stays. Give it 0 places to let nobody in.")


# ---- filling in a draft ------------------------------------------------------------------------------------
def start(*, forum: Forum, category: Category, language: str, at: datetime) -> Registration:
    """Begin a draft with the category chosen; it holds no place yet. Raises RegistrationClosed."""
    if not takes_registrations(forum, at=at):
        raise RegistrationClosed
    return Registration.objects.create(forum=forum, category=category, language=language)


def choose_category(*, registration: Registration, category: Category, at: datetime) -> None:
    """Change the category of a draft. Raises NoLongerDraft."""
    _write(registration, {"category": category}, at=at)


def save_details(
    *,
    registration: Registration,
    name_to_use: str,
    email: str,
    language: str,
    at: datetime,
    province: str = "",
    organisation_name: str = "",
    roles: Sequence[str] = (),
) -> None:
    """Keep who the person is; the tick for lived experience is sealed. Raises NoLongerDraft, SealingError."""
    contact = {"name_to_use": name_to_use, "email": email, "language": language}
    fields = contact | {
        "province": province,
        "organisation_name": organisation_name,
        "roles": [role for role in roles if role != Role.LIVED_EXPERIENCE],
        "lived_experience_sealed": _sealed_tick(registration, Role.LIVED_EXPERIENCE in roles),
    }
    # The same id whichever of two tabs comes first, so that there is never a second person.
    person = Person(id=registration.person_id or uuid5(registration.id, "person"), **contact)
    with transaction.atomic():
        Person.objects.bulk_create(
            [person],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*contact, "updated_at"],
        )
        _write(registration, fields | {"person": person}, at=at)


def say_needs(*, registration: Registration, needs_something: bool, at: datetime) -> None:
    """Keep whether the person needs anything; rooms above hear of a change of mind. Raises NoLongerDraft."""
    changes_mind = registration.needs_something not in (None, needs_something)
    with transaction.atomic():
        _write(registration, {"needs_something": needs_something}, at=at)
        if changes_mind:
            for follower in steps.followers():
                follower.changed(registration, at=at)


def touch(*, registration: Registration, at: datetime) -> None:
    """Note that the person is still at it, so that the draft does not count as idle."""
    Registration.objects.filter(pk=registration.pk).update(updated_at=at)


def note_need(*, registration: Registration, at: datetime) -> None:
    """A room above keeps a request of this person: so they need something, whatever they said first."""
    Registration.objects.filter(pk=registration.pk).update(updated_at=at, needs_something=True)
    registration.needs_something = True


def _write(registration: Registration, fields: dict, *, at: datetime) -> None:
    written = Registration.objects.drafts().filter(pk=registration.pk).update(updated_at=at, **fields)
    if not written:
        raise NoLongerDraft
    _remember(registration, fields)


def _remember(registration: Registration, fields: dict) -> None:
    for name, value in fields.items():
        setattr(registration, name, value)


def _sealed_tick(registration: Registration, ticked: bool) -> str:
    # Sealed whichever way it stands: otherwise the column alone would tell.
    return sealing.seal(
        "1" if ticked else "0",
        key=registration.key_name,
        table="registration",
        field="lived_experience",
        row=registration.id,
    )


# ---- booking -----------------------------------------------------------------------------------------------
def book(*, registration: Registration, at: datetime) -> Registration:
    """Take the places and confirm; booking a draft twice gives the same booking, and one message.

    Raises RegistrationClosed, NotFinished, CategoryFull, ForumFull, NoLongerDraft (cancelled meanwhile).
    """
    if registration.is_booked:
        return registration
    if not takes_registrations(registration.forum, at=at):
        raise RegistrationClosed
    if not registration.is_complete:
        raise NotFinished
    for _attempt in range(5):
        booking = _new_booking(registration)
        try:
            with transaction.atomic():
                return _confirm(registration, booking, at=at)
        except IntegrityError:
            # Two references alike among fourteen million: draw again. Anything else is a fault.
            if not Booking.objects.filter(reference=booking.reference).exists():
                raise
    raise RuntimeError("no free reference in five attempts")


def _confirm(registration: Registration, booking: Booking, *, at: datetime) -> Registration:
    # This update decides between two clicks, two tabs and the back button: it changes a row only once. It
    # names a booking that is inserted below, which the deferred foreign key allows.
    fields = {"status": Status.BOOKED, "booking": booking, "booked_at": at}
    won = Registration.objects.drafts().filter(pk=registration.pk).update(updated_at=at, **fields)
    if not won:
        return _already_booked(registration)
    # The forum's row, which everybody needs, comes last and is held the shortest.
    if not Places.objects.take(registration.category.places_id):
        raise CategoryFull
    if not Places.objects.take(registration.forum.places_id):
        raise ForumFull
    booking.save(force_insert=True)
    public_cache.changed()  # how many places are left
    _remember(registration, fields)
    try:
        for follower in steps.followers():
            follower.booked(registration, at=at)
        mail.send_later("registration/booked", at=at, registration=registration.id)
    except Exception:
        # The transaction undoes the rows; this undoes what the caller holds in hand.
        _remember(registration, {"status": Status.DRAFT, "booking": None, "booked_at": None})
        raise
    return registration


def _already_booked(registration: Registration) -> Registration:
    registration.refresh_from_db()
    if not registration.is_booked:
        raise NoLongerDraft
    return registration


def _new_booking(registration: Registration) -> Booking:
    booking = Booking(reference=new_reference(), forum=registration.forum, person_id=registration.person_id)
    secret = sealing.secret_for("booking", booking.id, booking.secret_version)
    booking.secret_fingerprint = sealing.fingerprint(secret)
    return booking


def new_reference() -> str:
    """A reference such as R-4KD2Q, drawn at random; whether it is free shows when it is inserted."""
    return "R-" + "".join(secrets.choice(ALPHABET) for _place in range(5))


# ---- afterwards --------------------------------------------------------------------------------------------
def change_details(*, registration: Registration, at: datetime, **details: object) -> None:
    """Change what a booked person told us, as `save_details` takes it. Raises NotBooked, SealingError."""
    roles = details.pop("roles", ())
    fields = details | {
        "roles": [role for role in roles if role != Role.LIVED_EXPERIENCE],
        "lived_experience_sealed": _sealed_tick(registration, Role.LIVED_EXPERIENCE in roles),
    }
    contact = {name: fields[name] for name in ("name_to_use", "email", "language")}
    with transaction.atomic():
        changed = Registration.objects.booked().filter(pk=registration.pk).update(updated_at=at, **fields)
        if not changed:
            raise NotBooked
        Person.objects.filter(pk=registration.person_id).update(updated_at=at, **contact)
        _remember(registration, fields)
        for follower in steps.followers():
            follower.changed(registration, at=at)


def cancel(*, registration: Registration, at: datetime, by: User | None = None) -> None:
    """Give the places back, withdraw what hangs on the booking and say so; a second time does nothing.

    `by` is the member of staff who does it for the person. Raises NotBooked when it is only a draft.
    """
    fields = {"status": Status.CANCELLED, "cancelled_at": at, "cancelled_by": by}
    with transaction.atomic():
        cancelled = Registration.objects.booked().filter(pk=registration.pk).update(updated_at=at, **fields)
        if not cancelled:
            registration.refresh_from_db()
            if registration.is_draft:
                raise NotBooked
            return
        public_cache.changed()
        for places_id in (registration.category.places_id, registration.forum.places_id):
            if not Places.objects.give_back(places_id):
                logger.error("places %s were given back more often than taken", places_id)
        for follower in steps.followers():
            follower.cancelled(registration, at=at)
        mail.send_later("registration/cancelled", at=at, registration=registration.id)
    _remember(registration, fields)


def close_door(*, registration: Registration) -> None:
    """Let in no browser any more by the cookies given so far; the private link opens a new door."""
    Registration.objects.filter(pk=registration.pk, door=registration.door).update(door=F("door") + 1)


def erase_idle_drafts(*, at: datetime) -> int:
    """Erase drafts that nobody touched for 14 days, with all that hangs on them; returns how many."""
    idle = Registration.objects.drafts().idle_since(at - KEEP_IDLE_DRAFTS).select_related("forum")
    return sum(_erase_draft(registration, at=at) for registration in list(idle[:1000]))


@transaction.atomic
def _erase_draft(registration: Registration, *, at: datetime) -> bool:
    # Locks the row by writing it: a person who books at this very moment keeps the booking.
    still_draft = Registration.objects.drafts().filter(pk=registration.pk)
    if not still_draft.idle_since(at - KEEP_IDLE_DRAFTS).update(person=None):
        return False
    for follower in steps.followers():
        follower.erased(registration, at=at)
    still_draft.delete()
    Person.objects.filter(pk=registration.person_id, account=None, registrations=None, bookings=None).delete()
    return True


# ---- categories --------------------------------------------------------------------------------------------
def create_category(*, category: Category, capacity: int | None) -> Category:
    """Save a new category with places of its own (None: no limit but the forum's)."""
    with transaction.atomic():
        category.places = Places.objects.create(capacity=capacity)
        category.save()
    return category


def remove_category(*, category: Category) -> None:
    """Take away a category that nobody chose. Raises CategoryInUse."""
    try:
        with transaction.atomic():
            category.delete()
            category.places.delete()
    except ProtectedError as problem:
        raise CategoryInUse from problem
