"""How a registration moves, and with it its place: what every verb of this room is made of.

Rows are always written in the same order (the registration, its category's places, the forum's places), so
that no two transactions wait for each other; of two categories, the one whose places have the smaller key
comes first. The conditional update of the registration opens each move: it decides between two clicks, two
tabs, two members of staff and the clock.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from common import public_cache
from events.categories.models import Category
from events.forums.models import Places
from events.registration import steps
from events.registration.actions.problems import CategoryFull, ForumFull, MovedOn
from events.registration.models import Change, Registration
from people.accounts.models import User

logger = logging.getLogger(__name__)

Status = Registration.Status


def move(
    registration: Registration, before: Iterable[str], after: str, *, at: datetime, **fields: object
) -> None:
    """Bring the row from one of `before` to `after`, or raise MovedOn. The caller holds the transaction.

    The category must still be the one in hand: whoever gives a place back must know which. What is erased
    stands still.
    """
    written = {"status": after, **fields}
    moved = Registration.objects.filter(
        pk=registration.pk,
        status__in=list(before),
        category_id=registration.category_id,
        erased_at=None,
    ).update(updated_at=at, **written)
    if not moved:
        raise MovedOn
    keep_in_hand(registration, written)


def keep_in_hand(registration: Registration, fields: dict) -> None:
    """Let the object that the caller holds say what the row says."""
    for name, value in fields.items():
        setattr(registration, name, value)


# ---- places ------------------------------------------------------------------------------------------------
def take_places(registration: Registration) -> None:
    """Take one place in the category and one in the forum, as a newcomer. Raises CategoryFull, ForumFull."""
    # The forum's row, which everybody needs, comes last and is held the shortest.
    if not Places.objects.take(registration.category.places_id):
        raise CategoryFull
    if not Places.objects.take(registration.forum.places_id):
        raise ForumFull
    public_cache.changed()  # how many places are left


def take_free_places(registration: Registration) -> None:
    """The same without asking who waits: for whoever's turn it is. Raises CategoryFull, ForumFull."""
    if not Places.objects.take_from_queue(registration.category.places_id):
        raise CategoryFull
    if not Places.objects.take_from_queue(registration.forum.places_id):
        raise ForumFull
    public_cache.changed()


def take_places_behind_the_queue(registration: Registration, *, at: datetime) -> None:
    """Take what is free and of no use to anybody who waits. Raises CategoryFull, ForumFull.

    Taken first and asked afterwards: from then on the two rows are this transaction's, so that a place which
    comes free a moment later comes free after this booking, and belongs to the queue.
    """
    take_free_places(registration)
    if _anybody("comes_first", registration, at=at):
        raise ForumFull


def take_places_from_queue(registration: Registration) -> None:
    """Take both places for someone who waits, and wait no more. Raises CategoryFull, ForumFull."""
    take_free_places(registration)
    stop_waiting(registration)


def give_places_back(registration: Registration, *, at: datetime) -> None:
    """Free both places and tell the rooms above, one of which offers them to whoever waits."""
    for places_id in _both(registration):
        if not Places.objects.give_back(places_id):
            logger.error("places %s were given back more often than taken", places_id)
    public_cache.changed()
    tell("released", registration, at=at)


def begin_waiting(registration: Registration) -> None:
    for places_id in _both(registration):
        Places.objects.wait(places_id)
    public_cache.changed()


def stop_waiting(registration: Registration) -> None:
    for places_id in _both(registration):
        if not Places.objects.wait_no_more(places_id):
            logger.error("fewer than none would wait for places %s", places_id)
    public_cache.changed()


def swap_category_places(registration: Registration, new: Category, *, at: datetime) -> None:
    """Trade a held place for one in `new`; the forum's place stays. Raises CategoryFull."""
    old = registration.category.places_id
    for places_id in sorted((old, new.places_id)):
        if places_id == old:
            Places.objects.give_back(old)
        elif not Places.objects.take(new.places_id):
            raise CategoryFull
    public_cache.changed()
    tell("released", registration, at=at)


def wait_in_category(registration: Registration, new: Category) -> None:
    """Wait for a place in `new` instead; the forum counts the person already."""
    old = registration.category.places_id
    for places_id in sorted((old, new.places_id)):
        if places_id == old:
            Places.objects.wait_no_more(old)
        else:
            Places.objects.wait(new.places_id)
    public_cache.changed()


def _both(registration: Registration) -> tuple[int, int]:
    return registration.category.places_id, registration.forum.places_id


# ---- who hears of it ---------------------------------------------------------------------------------------
def tell(what: str, registration: Registration, *, at: datetime, **more: object) -> None:
    """Call `what` on every follower that listens to it, inside the transaction."""
    for listen in _listening(what):
        listen(registration, at=at, **more)


def _anybody(what: str, registration: Registration, *, at: datetime) -> bool:
    """Does any follower answer yes?"""
    return any(listen(registration, at=at) for listen in _listening(what))


def _listening(what: str) -> list[Callable]:
    return [getattr(follower, what) for follower in steps.followers() if hasattr(follower, what)]


def note(
    registration: Registration,
    verb: str,
    *,
    at: datetime,
    by: User | None = None,
    reason: str = "",
    fields: dict | None = None,
) -> Change:
    """One line of the registration's history."""
    return Change.objects.create(
        registration=registration, verb=verb, fields=fields or {}, reason=reason, by=by, made_at=at
    )
