"""Asking for what one needs, and taking it back."""

from datetime import datetime

from django.db import transaction

from common import sealing
from events.access import queries
from events.access.models import AccessRequest
from events.access.queries import FIELD, TABLE, Needs
from events.registration import actions as registration_actions
from events.registration.models import Registration
from people.accounts.models import User
from people.disclosures.actions import note_reading

Status = AccessRequest.Status


def ask(*, registration: Registration, needs: Needs, at: datetime) -> AccessRequest | None:
    """Keep what the person needs, sealed; nothing asked keeps no row. Raises SealingError.

    While the registration is a draft the request is one too; once booked it counts as asked at once.
    """
    if needs.is_empty:
        with transaction.atomic():
            _set_aside(registration)
            registration_actions.touch(registration=registration, at=at)
        return None
    request = queries.request_of(registration) or AccessRequest(registration=registration)
    request.answers_sealed = sealing.seal(
        queries.to_json(needs), key=registration.key_name, table=TABLE, field=FIELD, row=request.id
    )
    request.status = Status.ASKED if registration.is_booked else Status.DRAFT
    request.asked_at = at if registration.is_booked else None
    with transaction.atomic():
        request.save()
        registration_actions.note_need(registration=registration, at=at)
    return request


def _set_aside(registration: Registration) -> None:
    # A draft leaves no trace; what was asked once is withdrawn, so that whoever prepared for it learns of it.
    mine = AccessRequest.objects.filter(registration=registration)
    mine.filter(status=Status.DRAFT).delete()
    mine.filter(status=Status.ASKED).update(status=Status.WITHDRAWN)


def withdraw(*, registration: Registration, at: datetime) -> None:
    """Take the request back; what it said stays sealed until the purge, and is no longer counted."""
    AccessRequest.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN).update(
        status=Status.WITHDRAWN, updated_at=at
    )


def read_request(*, request: AccessRequest, reader: User, reason: str, at: datetime) -> Needs:
    """What the person asked for, for care; the reading is logged with it. Raises SealingError."""
    with transaction.atomic():
        needs = queries.unsealed(request, key=request.registration.key_name)
        note_reading(
            reader=reader,
            record="access request",
            subject=request.registration_id,
            reason=reason,
            at=at,
        )
    return needs


class BookingFollower:
    """What becomes of a request when its registration moves; called in the same transaction."""

    def booked(self, registration: Registration, *, at: datetime) -> None:
        if registration.needs_something:
            AccessRequest.objects.filter(registration=registration, status=Status.DRAFT).update(
                status=Status.ASKED, asked_at=at, updated_at=at
            )

    def changed(self, registration: Registration, *, at: datetime) -> None:
        if registration.needs_something is False:
            _set_aside(registration)

    def cancelled(self, registration: Registration, *, at: datetime) -> None:
        withdraw(registration=registration, at=at)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        AccessRequest.objects.filter(registration=registration).delete()
