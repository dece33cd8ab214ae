"""Questions about rooms and sessions."""

from collections.abc import Iterable
from itertools import combinations

from django.db.models import QuerySet

from events.forums.models import Forum, Venue
from events.forums.queries import forums_of, public_forums
from people.accounts.models import User
from workshops.sessions.models import Session


def sessions_of(forum: Forum) -> QuerySet[Session]:
    """Every session of the forum, joint and cancelled ones too, in order of time and then of rooms."""
    return Session.objects.filter(forums=forum).order_by("starts_at", "room__position", "pk")


def venues_of(user: User) -> QuerySet[Venue]:
    """The places where a forum of `user` meets: whose rooms they may set up."""
    return Venue.objects.filter(pk__in=forums_of(user).exclude(venue=None).values("venue"))


def not_yet_public(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Those of `sessions` that stand in draft forums only."""
    return sessions.exclude(pk__in=Session.objects.filter(forums__in=public_forums()).values("pk"))


def side_by_side(forums: Iterable[Forum]) -> bool:
    """Whether each of the forums is held in parallel with each of the others."""
    numbers = {forum.pk for forum in forums}
    pairs = Forum.parallel_forums.through.objects.filter(
        from_forum__in=numbers, to_forum__in=numbers
    ).values_list("from_forum", "to_forum")
    return {frozenset(pair) for pair in pairs} >= {frozenset(pair) for pair in combinations(numbers, 2)}
