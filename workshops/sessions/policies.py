"""Who may arrange sessions and rooms. A group gives the verbs; the teams of forums give the objects."""

from common.office import TeamPolicy
from events.forums.queries import forums_of
from workshops.sessions import queries
from workshops.sessions.models import Room, Session


class SessionPolicy(TeamPolicy):
    """The team of any of its forums may change a session; it can be deleted only while nobody has seen it."""

    def __init__(self) -> None:
        super().__init__(Session, within="forums", allowed=forums_of)

    def instances_user_has_any_permission_for(self, user, actions):
        rows = super().instances_user_has_any_permission_for(user, actions)
        return queries.not_yet_public(rows) if set(actions) == {"delete"} else rows


class RoomPolicy(TeamPolicy):
    """The rooms of a venue are in the hands of those whose forum meets there."""

    def __init__(self) -> None:
        super().__init__(Room, within="venue", allowed=queries.venues_of)
