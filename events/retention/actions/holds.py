"""Legal holds: nothing of a forum may be erased while somebody has a right to what is there."""

from datetime import datetime

from django.db import IntegrityError, transaction

from events.forums.models import Forum
from events.retention.actions.problems import HeldAlready, NotHeld
from events.retention.models import LegalHold
from people.accounts.models import User


def place_hold(*, forum: Forum, by: User, reason: str, at: datetime) -> LegalHold:
    """Erase nothing of this forum until further notice. Raises HeldAlready."""
    try:
        with transaction.atomic():
            return LegalHold.objects.create(forum=forum, reason=reason, placed_by=by, placed_at=at)
    except IntegrityError as problem:
        raise HeldAlready from problem


def lift_hold(*, forum: Forum, by: User, at: datetime) -> None:
    """Let the schedule go on, and do what people asked for meanwhile. Raises NotHeld."""
    standing = LegalHold.objects.filter(forum=forum, lifted_at=None)
    if not standing.update(lifted_at=at, lifted_by=by):
        raise NotHeld
