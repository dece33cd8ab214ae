"""Filling in: a draft begins, answers are kept, idle drafts go."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4, uuid5

from django.db import transaction
from django.db.models import F

from common import sealing
from events.categories.models import Category, Code
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.registration.actions.fees import code_fields
from events.registration.actions.moving import keep_in_hand, tell
from events.registration.actions.problems import ClosedToOfficials, NoLongerDraft, RegistrationClosed
from events.registration.models import OFFICIALS, Registration, Role
from events.registration.queries import email_key
from people.accounts.models import User
from people.organisations.models import Organisation
from people.persons.models import Person

KEEP_IDLE_DRAFTS = timedelta(days=14)


def start(
    *,
    forum: Forum,
    category: Category,
    language: str,
    at: datetime,
    channel: str = Registration.Channel.WEB,
    entered_by: User | None = None,
    code: Code | None = None,
) -> Registration:
    """Begin a draft with the category chosen; it holds no place yet. Raises RegistrationClosed.

    `code` is what the person came with: it lets them in, or lowers the fee, and is used when they book.

    Staff may begin one by phone after registration has closed, as long as the forum is not over.
    """
    if not entered_by and not takes_registrations(forum, at=at):
        raise RegistrationClosed
    draft = Registration(
        id=uuid4(),
        forum=forum,
        category=category,
        language=language,
        channel=channel,
        entered_by=entered_by,
        **code_fields(code),
    )
    draft.secret_fingerprint = link_fingerprint(draft)
    draft.save(force_insert=True)
    return draft


def link_fingerprint(registration: Registration) -> str:
    """What is stored of the registration's own private link."""
    secret = sealing.secret_for("registration", registration.id, registration.secret_version)
    return sealing.fingerprint(secret)


def choose_category(
    *, registration: Registration, category: Category, at: datetime, code: Code | None = None
) -> None:
    """Change the category of a draft, with another code where there is one.

    Raises NoLongerDraft, ClosedToOfficials.
    """
    refuse_officials(category, registration.roles)
    fields = {"category": category, **code_fields(code)}
    if not Registration.objects.drafts().filter(pk=registration.pk).update(updated_at=at, **fields):
        raise NoLongerDraft
    keep_in_hand(registration, fields)


def refuse_officials(category: Category, roles: Sequence[str]) -> None:
    """Raise ClosedToOfficials where the category is closed to what these roles say."""
    if category.closed_to_officials and OFFICIALS.intersection(roles):
        raise ClosedToOfficials


def save_details(
    *,
    registration: Registration,
    name_to_use: str,
    email: str,
    language: str,
    at: datetime,
    province: str = "",
    organisation_name: str = "",
    organisation: Organisation | None = None,
    roles: Sequence[str] = (),
) -> None:
    """Keep who the person is; the tick for lived experience is sealed.

    `organisation` is the one of the network that the name stands for, where the fee depends on it; a name
    that stays as it was keeps the one that was chosen before.

    Raises NoLongerDraft, ClosedToOfficials, SealingError.
    """
    refuse_officials(registration.category, roles)
    contact = {"name_to_use": name_to_use, "email": email, "language": language}
    fields = contact | {
        "email_key": email_key(email),
        "province": province,
        "organisation_name": organisation_name,
        **sealed_roles(registration, roles),
    }
    if organisation is not None or organisation_name != registration.organisation_name:
        fields["organisation"] = organisation
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


def sealed_roles(registration: Registration, roles: Sequence[str]) -> dict:
    """The two columns that keep what describes the person. Raises SealingError."""
    # Sealed whichever way it stands: otherwise the column alone would tell.
    ticked = sealing.seal(
        "1" if Role.LIVED_EXPERIENCE in roles else "0",
        key=registration.key_name,
        table="registration",
        field="lived_experience",
        row=registration.id,
    )
    open_roles = [role for role in roles if role != Role.LIVED_EXPERIENCE]
    return {"roles": open_roles, "lived_experience_sealed": ticked}


def say_needs(*, registration: Registration, needs_something: bool, at: datetime) -> None:
    """Keep whether the person needs anything; rooms above hear of a change of mind. Raises NoLongerDraft."""
    changes_mind = registration.needs_something not in (None, needs_something)
    with transaction.atomic():
        _write(registration, {"needs_something": needs_something}, at=at)
        if changes_mind:
            tell("changed", registration, at=at)


def touch(*, registration: Registration, at: datetime) -> None:
    """Note that the person is still at it, so that the draft does not count as idle."""
    Registration.objects.filter(pk=registration.pk).update(updated_at=at)


def note_need(*, registration: Registration, at: datetime) -> None:
    """A room above keeps a request of this person: so they need something, whatever they said first."""
    Registration.objects.filter(pk=registration.pk).update(updated_at=at, needs_something=True)
    registration.needs_something = True


def _write(registration: Registration, fields: dict, *, at: datetime) -> None:
    written = Registration.objects.unfinished().filter(pk=registration.pk).update(updated_at=at, **fields)
    if not written:
        raise NoLongerDraft
    keep_in_hand(registration, fields)


# ---- drafts that nobody came back to -----------------------------------------------------------------------
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
    tell("erased", registration, at=at)
    still_draft.delete()
    Person.objects.filter(pk=registration.person_id, account=None, registrations=None, bookings=None).delete()
    return True


# ---- doors -------------------------------------------------------------------------------------------------
def close_door(*, registration: Registration) -> None:
    """Let in no browser by the cookies given so far; the private link asks for an e-mailed code next time."""
    Registration.objects.filter(pk=registration.pk, door=registration.door).update(
        door=F("door") + 1, asks_for_code=True
    )
