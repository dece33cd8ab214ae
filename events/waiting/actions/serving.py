"""The engine of the queue: offers that have run out lapse, and what is free is offered in order.

Who locks what, always in this order: the forum's row, a registration, its offer and its place in the queue
(which nobody writes without holding the registration), its category's places, the forum's places. One
transaction concerns one person, so it never holds the forum's places while it waits for another category's;
and whoever books holds no forum's row. So nobody waits in a circle. The forum's row lets one engine at a time
look for the next person: between looking and keeping the place no other engine can offer it to somebody later
in the queue.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import transaction
from django.db.models import F

from common import mail
from events.forums.models import Forum
from events.registration import actions as registration_actions
from events.registration.actions import MovedOn, NoPlace
from events.registration.actions.moving import note
from events.registration.models import Change, Registration
from events.waiting import queries
from events.waiting.actions.problems import OfferOver
from events.waiting.models import Offer
from people.accounts.models import User

logger = logging.getLogger(__name__)

State = Offer.State

# Whether this thread is serving a queue already: what it releases meanwhile it offers by itself.
is_serving: ContextVar[bool] = ContextVar("is_serving", default=False)


def offer_next(*, forum: Forum, at: datetime) -> None:
    """Bring the forum's queue up to date: each free place is offered to the first who can use it."""
    with _serving():
        lapse_expired(at=at, forum=forum)
        while queries.whose_turn(forum, at=at) and _offer_to_next(forum, at=at):
            """Each round keeps one place, or finds that somebody was quicker."""


@contextmanager
def _serving() -> Iterator[None]:
    before = is_serving.set(True)
    try:
        yield
    finally:
        is_serving.reset(before)


def _offer_to_next(forum: Forum, *, at: datetime) -> bool:
    """Offer one place; False when there is nobody left for whom one is free."""
    try:
        with transaction.atomic():
            lock(forum)
            entry = queries.whose_turn(forum, at=at)
            if entry is None:
                return False
            make_offer(entry.registration, at=at)
    except (MovedOn, NoPlace):
        # They left, or a newcomer of another category took the place: look again.
        logger.info("somebody was quicker at forum %s", forum.pk)
    return True


def lock(forum: Forum) -> None:
    """Until the transaction ends nobody else serves this queue. An update that changes nothing locks the row
    on every database."""
    Forum.objects.filter(pk=forum.pk).update(status=F("status"))


def make_offer(
    registration: Registration, *, at: datetime, by: User | None = None, reason: str = ""
) -> Offer:
    """Keep a place for this person and write to them. The caller holds the transaction and the forum.

    Raises MovedOn, CategoryFull, ForumFull.
    """
    registration_actions.hold(registration=registration, at=at)
    offer = Offer.objects.create(
        registration=registration,
        made_at=at,
        expires_at=queries.kept_until(registration.forum, at=at),
        made_by=by,
        reason=reason,
    )
    note(registration, Change.Verb.OFFERED, at=at, by=by, reason=reason)
    mail.send_later("waiting/offered", at=at, offer=offer.id)
    return offer


# ---- offers that run out -----------------------------------------------------------------------------------
def lapse_expired(*, at: datetime, forum: Forum | None = None) -> int:
    """End the offers whose time is over; their places are free again. Returns how many."""
    expired = queries.expired_offers(at=at, forum=forum).select_related(
        "registration__forum", "registration__category"
    )
    return sum(lapse(offer, at=at) for offer in list(expired))


def lapse(offer: Offer, *, at: datetime) -> bool:
    """End one offer whose time is over, and tell the person kindly; False when it was answered meanwhile."""
    try:
        with transaction.atomic():
            hold_still(offer.registration, at=at)
            close(offer.registration, State.LAPSED, at=at, pk=offer.pk, expires_at__lte=at)
            registration_actions.let_go(registration=offer.registration, at=at)
            mail.send_later("waiting/lapsed", at=at, offer=offer.id)
    except (MovedOn, OfferOver):
        return False
    return True


def hold_still(registration: Registration, *, at: datetime) -> None:
    """Lock the registration's row, and with it everything of the queue that hangs on it."""
    Registration.objects.filter(pk=registration.pk).update(updated_at=at)
    registration.refresh_from_db(fields=["status", "category", "cancelled_at", "cancelled_by", "erased_at"])


def close(registration: Registration, state: str, *, at: datetime, **only: object) -> None:
    """Close the registration's open offer, if it still is what `only` says. Raises OfferOver."""
    open_one = Offer.objects.filter(registration=registration, state=State.OPEN, **only)
    if not open_one.update(state=state, closed_at=at):
        raise OfferOver
