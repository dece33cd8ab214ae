"""Asking for what one needs and saying what one eats, and taking it back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from events.access import queries
from events.access.actions.tracking import follow, withdraw_all
from events.access.models import AccessCase, AccessRequest, Diet
from events.access.queries import Food, Kind, Needs
from events.registration import actions as registration_actions
from events.registration.models import Registration

Status = AccessRequest.Status
NEEDS = (Kind.OPTION, Kind.WORDS, Kind.CALL)
FOOD = (Kind.FOOD,)
PAGES = {AccessRequest: NEEDS, Diet: FOOD}
Page = type[AccessRequest] | type[Diet]


def ask(*, registration: Registration, needs: Needs, at: datetime) -> AccessRequest | None:
    """Keep what the person needs, sealed; nothing asked keeps no row. Raises SealingError.

    While the registration is a draft the request is one too; once it is booked each need is a case at once.
    """
    return _keep(AccessRequest, registration, needs, at=at)


def say_food(*, registration: Registration, food: Food, at: datetime) -> Diet | None:
    """Keep what the person eats, sealed, in the same way. Raises SealingError."""
    return _keep(Diet, registration, food, at=at)


def _keep(
    page: Page, registration: Registration, answers: Needs | Food, *, at: datetime
) -> AccessRequest | Diet | None:
    row = page.objects.filter(registration=registration).first() or page(registration=registration)
    row.answers_sealed = queries.sealed(row, "answers", answers.to_json(), key=registration.key_name)
    row.status = Status.ASKED if registration.is_live else Status.DRAFT
    row.asked_at = at if registration.is_live else None
    with transaction.atomic():
        if answers.is_empty:
            registration_actions.touch(registration=registration, at=at)
            _set_aside(page, registration)
        else:
            registration_actions.note_need(registration=registration, at=at)
            row.save()
        if registration.is_live:
            follow(registration, answers.each(), kinds=PAGES[page], at=at)
    return None if answers.is_empty else row


def _set_aside(page: Page, registration: Registration) -> None:
    # A draft leaves no trace; what was asked once is withdrawn, so that whoever prepared for it learns of it.
    mine = page.objects.filter(registration=registration)
    mine.filter(status=Status.DRAFT).delete()
    mine.filter(status=Status.ASKED).update(status=Status.WITHDRAWN)


def _asks(page: Page, registration: Registration) -> bool:
    return page.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN).exists()


def withdraw(*, registration: Registration, at: datetime) -> None:
    """Take everything back; what it said stays sealed until the purge, and is no longer counted."""
    for page in PAGES:
        page.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN).update(
            status=Status.WITHDRAWN, updated_at=at
        )
    withdraw_all(registration, at=at)


def erase(*, registrations: Iterable[UUID]) -> int:
    """Remove for good all that these registrations said here, and all that was written about it."""
    gone, _tables = AccessCase.objects.filter(registration__in=registrations).delete()
    for page in PAGES:
        gone += page.objects.filter(registration__in=registrations).delete()[0]
    return gone


class BookingFollower:
    """What becomes of needs when their registration moves; called in the same transaction."""

    def booked(self, registration: Registration, *, at: datetime) -> None:
        if not registration.needs_something:
            return
        for page, kinds in PAGES.items():
            drafts = page.objects.filter(registration=registration, status=Status.DRAFT)
            if drafts.update(status=Status.ASKED, asked_at=at, updated_at=at):
                said = queries.needs_of if page is AccessRequest else queries.food_of
                follow(registration, said(registration).each(), kinds=kinds, at=at)

    def changed(self, registration: Registration, *, at: datetime) -> None:
        if registration.needs_something is False:
            for page in PAGES:
                _set_aside(page, registration)
            withdraw_all(registration, at=at)

    def cancelled(self, registration: Registration, *, at: datetime) -> None:
        withdraw(registration=registration, at=at)

    def merged(self, keep: Registration, other: Registration, *, at: datetime) -> None:
        if _asks(AccessRequest, other) and not _asks(AccessRequest, keep):
            ask(registration=keep, needs=queries.needs_of(other), at=at)
        if _asks(Diet, other) and not _asks(Diet, keep):
            say_food(registration=keep, food=queries.food_of(other), at=at)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        erase(registrations=[registration.pk])
