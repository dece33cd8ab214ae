"""Who may arrange sessions and rooms."""

from events.forums.queries import forums_of
from people.accounts.models import User
from workshops.sessions.models import Room, Session


def may_arrange(user: User, session: Session) -> bool:
    """The team of any of the session's forums may change it."""
    return session.forums.filter(pk__in=forums_of(user)).exists()


def may_arrange_room(user: User, room: Room) -> bool:
    """A room is in the hands of everyone whose forum meets at its venue."""
    return forums_of(user).filter(venue=room.venue_id).exists()
