"""Questions about rooms and sessions."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from uuid import UUID

from django.db.models import QuerySet

from events.access.steps import RoomInUse
from events.forums.models import Forum, Venue
from events.forums.queries import forums_of, public_forums
from people.accounts.models import User
from workshops.sessions.models import Room, Session


def sessions_of(forum: Forum) -> QuerySet[Session]:
    """Every session of the forum, joint and cancelled ones too, in order of time and then of rooms."""
    return Session.objects.filter(forums=forum).order_by("starts_at", "room__position", "pk")


class RoomsOfSessions:
    """The rooms of the programme, as the room of access needs asks for them.

    People do not choose sessions yet, so everybody is taken to go to each of them: a need that one room
    cannot meet shows early rather than not at all.
    """

    def of_people(self, forum: Forum, registrations: Sequence[UUID]) -> Mapping[UUID, Sequence[RoomInUse]]:
        sessions = sessions_of(forum).filter(is_cancelled=False).exclude(room=None).select_related("room")
        used = [
            RoomInUse(session.room.name, frozenset(session.room.features), session.title, session.starts_at)
            for session in sessions
        ]
        return dict.fromkeys(registrations, used)

    def of_building(self, forum: Forum) -> Sequence[RoomInUse]:
        rooms = Room.objects.filter(venue=forum.venue_id).order_by("position", "pk") if forum.venue_id else []
        return [RoomInUse(room.name, frozenset(room.features)) for room in rooms]


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
