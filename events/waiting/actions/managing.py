"""What the registration team does by hand, each with its reason, which the history keeps."""

from datetime import datetime

from django.db import transaction
from django.db.models import Min

from common import mail
from events.registration import actions as registration_actions
from events.registration.actions.moving import note
from events.registration.models import Change, Registration
from events.waiting import queries
from events.waiting.actions.problems import NotWaiting, TooLate
from events.waiting.actions.serving import close, hold_still, lock, make_offer
from events.waiting.models import Offer, QueueEntry
from people.accounts.models import User

Status = Registration.Status


def offer_out_of_turn(*, registration: Registration, by: User, at: datetime, reason: str) -> Offer:
    """Keep a free place for this person, whoever stands before them, also at short notice.

    Raises TooLate, MovedOn (no longer waiting), CategoryFull, ForumFull.
    """
    if queries.kept_until(registration.forum, at=at) is None:
        raise TooLate
    with transaction.atomic():
        lock(registration.forum)
        return make_offer(registration, at=at, by=by, reason=reason)


def move_to_front(*, registration: Registration, by: User, at: datetime, reason: str) -> None:
    """The next place that they can use is theirs. Raises NotWaiting."""
    with transaction.atomic():
        lock(registration.forum)
        first = queries.queue_of(registration.forum).aggregate(first=Min("priority"))["first"] or 0
        _move(registration, by=by, at=at, reason=reason, priority=min(first, 0) - 1)


def move_to_end(*, registration: Registration, by: User, at: datetime, reason: str) -> None:
    """As if they had joined now. Raises NotWaiting."""
    with transaction.atomic():
        lock(registration.forum)
        _move(registration, by=by, at=at, reason=reason, priority=0, joined_at=at)


def _move(registration: Registration, *, by: User, at: datetime, reason: str, **turn: object) -> None:
    hold_still(registration, at=at)
    if registration.status != Status.WAITING:
        raise NotWaiting
    QueueEntry.objects.filter(registration=registration).update(reason=reason, **turn)
    note(registration, Change.Verb.MOVED, at=at, by=by, reason=reason)


def withdraw_offer(*, registration: Registration, by: User, at: datetime, reason: str) -> None:
    """Take an offer back; the person waits again, at the end, and is told. Raises OfferOver."""
    with transaction.atomic():
        hold_still(registration, at=at)
        close(registration, Offer.State.WITHDRAWN, at=at)
        registration_actions.put_back(registration=registration, at=at)
        QueueEntry.objects.filter(registration=registration).update(priority=0, joined_at=at, reason=reason)
        note(registration, Change.Verb.WITHDRAWN, at=at, by=by, reason=reason)
        mail.send_later("waiting/withdrawn", at=at, registration=registration.id)


def remove(*, registration: Registration, by: User, at: datetime, reason: str) -> None:
    """Take somebody off the list, with their offer if they have one. Raises NotWaiting."""
    with transaction.atomic():
        hold_still(registration, at=at)
        if registration.status not in (Status.WAITING, Status.OFFERED):
            raise NotWaiting
        registration_actions.cancel(registration=registration, at=at, by=by, reason=reason)
