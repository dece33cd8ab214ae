"""Questions about rooms and sessions."""

from collections.abc import Iterable
from itertools import combinations

from django.db.models import QuerySet

from events.forums.models import Forum
from events.forums.queries import forums_of
from people.accounts.models import User
from workshops.sessions.models import Room, Session


def sessions_of(forum: Forum) -> QuerySet[Session]:
    """Every session of the forum, joint and cancelled ones too, in order of time and then of rooms."""
    return Session.objects.filter(forums=forum).order_by("starts_at", "room__position", "pk")


def sessions_arranged_by(user: User) -> QuerySet[Session]:
    """The sessions that have at least one forum on whose team `user` is."""
    return Session.objects.filter(pk__in=Session.objects.filter(forums__in=forums_of(user)).values("pk"))


def rooms_arranged_by(user: User) -> QuerySet[Room]:
    """The rooms of the venues where a forum of `user` meets."""
    return Room.objects.filter(venue__in=forums_of(user).exclude(venue=None).values("venue"))


def side_by_side(forums: Iterable[Forum]) -> bool:
    """Whether each of the forums is held in parallel with each of the others."""
    numbers = {forum.pk for forum in forums}
    pairs = Forum.parallel_forums.through.objects.filter(
        from_forum__in=numbers, to_forum__in=numbers
    ).values_list("from_forum", "to_forum")
    return {frozenset(pair) for pair in pairs} >= {frozenset(pair) for pair in combinations(numbers, 2)}
