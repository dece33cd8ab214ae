"""Keeping how somebody may be reached, reading it for them, forgetting it."""

from datetime import datetime
from uuid import uuid5

from django.db import transaction

from common import sealing
from events.contact import queries
from events.contact.models import ContactSafety
from events.contact.queries import FIELD, TABLE, Reach
from events.forums.models import Forum
from events.registration import actions as registration_actions
from events.registration.models import Registration
from people.accounts.models import User
from people.consents import actions as consents
from people.disclosures.actions import note_reading


def keep(
    *,
    registration: Registration,
    reach: Reach,
    at: datetime,
    names_forum: bool = False,
    no_messages: bool = False,
    contact_through_care: bool = False,
) -> None:
    """Keep how the person may be reached, sealed; the three wishes that the machine heeds stand in clear.

    Where nothing is said there is no row. Raises SealingError.
    """
    wishes = {
        "names_forum": names_forum,
        "no_messages": no_messages,
        "contact_through_care": contact_through_care,
    }
    with transaction.atomic():
        if reach.is_empty and not any(wishes.values()):
            ContactSafety.objects.filter(registration=registration).delete()
        else:
            _seal(registration, reach)
            registration_actions.note_need(registration=registration, at=at)
        registration_actions.set_presentation(
            registration=registration,
            badge=registration.badge,
            pronouns=registration.pronouns,
            at=at,
            **wishes,
        )


def _seal(registration: Registration, reach: Reach) -> None:
    # The same id whichever of two tabs comes first: the value is bound to it.
    contact = ContactSafety(id=uuid5(registration.id, TABLE), registration=registration)
    contact.answers_sealed = sealing.seal(
        queries.to_json(reach), key=registration.key_name, table=TABLE, field=FIELD, row=contact.id
    )
    ContactSafety.objects.bulk_create(
        [contact],
        update_conflicts=True,
        unique_fields=["registration"],
        update_fields=["answers_sealed", "updated_at"],
    )


def choose_badge(*, registration: Registration, badge: str, pronouns: str, at: datetime) -> None:
    """Keep what the badge shows."""
    registration_actions.set_presentation(
        registration=registration,
        badge=badge,
        pronouns=pronouns,
        names_forum=registration.names_forum,
        no_messages=registration.no_messages,
        contact_through_care=registration.contact_through_care,
        at=at,
    )


def read(*, contact: ContactSafety, reader: User, reason: str, at: datetime) -> Reach:
    """How the person may be reached, for care; the reading is noted with it. Raises SealingError."""
    with transaction.atomic():
        reach = queries.unsealed(contact, key=contact.registration.key_name)
        note_reading(
            reader=reader, record="safe contact", subject=contact.registration_id, reason=reason, at=at
        )
    return reach


def erase_for(*, forum: Forum, at: datetime) -> int:
    """Forget how this forum's people may be reached, two weeks after it; returns how many rows went.

    The wishes in clear stay until the registration itself goes: they still hold back a message.
    """
    gone, _by_model = ContactSafety.objects.filter(registration__forum=forum).delete()
    return gone


class BookingFollower:
    """What becomes of it when a registration moves; called in the same transaction.

    Needing nothing, or cancelling, says nothing about how one may be reached: what was said stays until it is
    changed on its own page, or erased. What was agreed to about a registration comes to its end with it.
    """

    def booked(self, registration: Registration, *, at: datetime) -> None: ...

    def changed(self, registration: Registration, *, at: datetime) -> None: ...

    def cancelled(self, registration: Registration, *, at: datetime) -> None: ...

    def merged(self, keep: Registration, other: Registration, *, at: datetime) -> None:
        told = queries.contact_of(other)
        if told and not queries.contact_of(keep):
            _seal(keep, queries.unsealed(told, key=other.key_name))

    def erased(self, registration: Registration, *, at: datetime) -> None:
        ContactSafety.objects.filter(registration=registration).delete()
        consents.end(about=registration.id, at=at)
