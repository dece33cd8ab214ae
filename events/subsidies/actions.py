"""Asking for travel money, and taking it back."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import uuid5

from django.db import transaction

from common import sealing
from events.forums.models import Forum
from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.subsidies import queries
from events.subsidies.models import SubsidyRequest, TravelIdentity
from events.subsidies.queries import FIELD, IDENTITY_FIELD, IDENTITY_TABLE, TABLE, TravelName
from people.accounts.models import User
from people.disclosures.actions import note_reading

Status = SubsidyRequest.Status
# What somebody answers in clear, as the columns are called.
ANSWERS = (
    "leaving_from",
    "mode",
    "fare_cents",
    "nights_cents",
    "other_cents",
    "amount_requested_cents",
    "minimum_needed_cents",
    "other_funding",
    "payout",
)


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
    request.status = Status.SUBMITTED if registration.is_live else Status.DRAFT
    request.submitted_at = at if registration.is_live else None
    with transaction.atomic():
        request.save()
        if request.payout != SubsidyRequest.Payout.PAY_FOR_ME:
            _forget_name(registration)
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
    _forget_name(registration)


def _forget_name(registration: Registration) -> None:
    """Without a ticket to buy there is no reason to know a legal name."""
    TravelIdentity.objects.filter(registration=registration).delete()


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


# ---- the name that a ticket must carry --------------------------------------------------------------------
def keep_name(*, registration: Registration, name: TravelName, at: datetime) -> TravelIdentity:
    """Keep the name and the journey for the ticket, sealed. Raises SealingError."""
    # The same id whichever of two tabs comes first: the value is bound to it.
    identity = TravelIdentity(id=uuid5(registration.id, IDENTITY_TABLE), registration=registration)
    identity.answers_sealed = sealing.seal(
        json.dumps(asdict(name), ensure_ascii=False),
        key=registration.key_name,
        table=IDENTITY_TABLE,
        field=IDENTITY_FIELD,
        row=identity.id,
    )
    with transaction.atomic():
        TravelIdentity.objects.bulk_create(
            [identity],
            update_conflicts=True,
            unique_fields=["registration"],
            update_fields=["answers_sealed", "updated_at"],
        )
        registration_actions.touch(registration=registration, at=at)
    return identity


def read_name(*, identity: TravelIdentity, reader: User, reason: str, at: datetime) -> TravelName:
    """The name for the ticket, for whoever buys it; the reading is noted with it. Raises SealingError."""
    with transaction.atomic():
        name = queries.unsealed_name(identity, key=identity.registration.key_name)
        note_reading(
            reader=reader, record="name for travel", subject=identity.registration_id, reason=reason, at=at
        )
    return name


def erase_names_for(*, forum: Forum, at: datetime) -> int:
    """Forget the legal names of this forum's travellers, 30 days after it; returns how many went."""
    gone, _by_model = TravelIdentity.objects.filter(registration__forum=forum).delete()
    return gone


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

    def merged(self, keep: Registration, other: Registration, *, at: datetime) -> None:
        asked = queries.request_of(other)
        if asked and queries.is_done(other) and not queries.is_done(keep):
            name = queries.travel_name_of(other)
            reason = queries.reason_of(asked, key=other.key_name)
            ask(
                registration=keep, at=at, reason=reason, **{field: getattr(asked, field) for field in ANSWERS}
            )
            if name != TravelName():
                keep_name(registration=keep, name=name, at=at)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        SubsidyRequest.objects.filter(registration=registration).delete()
        _forget_name(registration)
