"""Asking for travel money, and taking it back."""

from datetime import datetime

from django.db import transaction

from common import sealing
from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.subsidies import queries
from events.subsidies.models import SubsidyRequest
from events.subsidies.queries import FIELD, TABLE
from people.accounts.models import User
from people.disclosures.actions import note_reading

Status = SubsidyRequest.Status


def ask(*, registration: Registration, at: datetime, reason: str = "", **answers: object) -> SubsidyRequest:
    """Keep what the person asks of the travel fund (the model's fields, cents), the reason sealed.

    While the registration is a draft the request is one too; once booked it counts as submitted at once.
    Raises SealingError.
    """
    request = queries.request_of(registration) or SubsidyRequest(registration=registration)
    for name, value in answers.items():
        setattr(request, name, value)
    request.reason_sealed = sealing.seal(
        reason, key=registration.key_name, table=TABLE, field=FIELD, row=request.id
    )
    request.status = Status.SUBMITTED if registration.is_booked else Status.DRAFT
    request.submitted_at = at if registration.is_booked else None
    with transaction.atomic():
        request.save()
        registration_actions.note_need(registration=registration, at=at)
    return request


def drop(*, registration: Registration, at: datetime) -> None:
    """No travel money after all: a draft is removed, what was submitted is withdrawn."""
    with transaction.atomic():
        _set_aside(registration)
        registration_actions.touch(registration=registration, at=at)


def _set_aside(registration: Registration) -> None:
    mine = SubsidyRequest.objects.filter(registration=registration)
    mine.filter(status=Status.DRAFT).delete()
    mine.filter(status=Status.SUBMITTED).update(status=Status.WITHDRAWN)


def withdraw(*, registration: Registration, at: datetime) -> None:
    """Take the request back."""
    SubsidyRequest.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN).update(
        status=Status.WITHDRAWN, updated_at=at
    )


def read_request(*, request: SubsidyRequest, reader: User, reason: str, at: datetime) -> str:
    """Why the person asks, for a reviewer; the reading is logged with it. Raises SealingError."""
    with transaction.atomic():
        words = queries.reason_of(request, key=request.registration.key_name)
        note_reading(
            reader=reader,
            record="travel-subsidy request",
            subject=request.registration_id,
            reason=reason,
            at=at,
        )
    return words


class BookingFollower:
    """What becomes of a request when its registration moves; called in the same transaction."""

    def booked(self, registration: Registration, *, at: datetime) -> None:
        if registration.needs_something:
            SubsidyRequest.objects.filter(registration=registration, status=Status.DRAFT).update(
                status=Status.SUBMITTED, submitted_at=at, updated_at=at
            )

    def changed(self, registration: Registration, *, at: datetime) -> None:
        if registration.needs_something is False:
            _set_aside(registration)

    def cancelled(self, registration: Registration, *, at: datetime) -> None:
        withdraw(registration=registration, at=at)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        SubsidyRequest.objects.filter(registration=registration).delete()
