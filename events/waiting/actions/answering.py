"""What the person does: accept, turn down, leave the list, wait again, say that short notice is fine."""

from datetime import datetime

from django.db import transaction

from events.registration import actions as registration_actions
from events.registration.actions.moving import note
from events.registration.models import Change, Registration
from events.waiting import queries
from events.waiting.actions.problems import CannotWaitAgain, NotWaiting, OfferOver
from events.waiting.actions.serving import close, hold_still, lapse
from events.waiting.models import Offer, QueueEntry

State = Offer.State
Status = Registration.Status


def accept(*, registration: Registration, at: datetime) -> Registration:
    """Take the place that is kept. Accepting twice gives the same place, and one message.

    Only while the offer holds, whatever the clock has done: at its last moment it is over. Raises OfferOver.
    """
    try:
        with transaction.atomic():
            hold_still(registration, at=at)
            close(registration, State.ACCEPTED, at=at, expires_at__gt=at)
            registration_actions.confirm_held(registration=registration, at=at)
            QueueEntry.objects.filter(registration=registration).delete()
    except OfferOver:
        registration.refresh_from_db(fields=["status"])
        if not registration.is_booked:
            raise
    return registration


def decline(*, registration: Registration, at: datetime) -> None:
    """Turn the place down and leave the list; what was asked for is withdrawn. Raises OfferOver."""
    with transaction.atomic():
        hold_still(registration, at=at)
        close(registration, State.DECLINED, at=at)
        note(registration, Change.Verb.TURNED_DOWN, at=at)
        registration_actions.cancel(registration=registration, at=at)


def leave(*, registration: Registration, at: datetime) -> None:
    """Wait no longer; a second time does nothing. Raises NotWaiting when there is a place by now."""
    with transaction.atomic():
        hold_still(registration, at=at)
        if registration.is_booked:
            raise NotWaiting
        registration_actions.cancel(registration=registration, at=at)


def wait_again(*, registration: Registration, at: datetime) -> Registration:
    """Back to the list, at its end, after an offer ran out; a second time does nothing.

    Raises CannotWaitAgain.
    """
    offer = queries.last_offer(registration)
    if offer and offer.state == State.OPEN and queries.ran_out(offer, at=at):
        offer.registration = registration
        lapse(offer, at=at)
        offer.refresh_from_db(fields=["state"])
    with transaction.atomic():
        hold_still(registration, at=at)
        if registration.status == Status.WAITING:
            return registration
        if registration.is_live or not queries.may_wait_again(registration, offer, at=at):
            raise CannotWaitAgain
        registration_actions.wait_again(registration=registration, at=at)
    return registration


def say_short_notice(*, registration: Registration, short_notice: bool, at: datetime) -> None:
    """Whether a place in the last days would be fine. Raises NotWaiting."""
    with transaction.atomic():
        hold_still(registration, at=at)
        mine = QueueEntry.objects.filter(registration=registration)
        if not mine.update(short_notice=short_notice):
            raise NotWaiting
