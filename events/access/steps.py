"""How the rooms of a building plug in: rooms above register which rooms a person's sessions are held in.

Registered in `AppConfig.ready()`. This room asks what a room offers and never learns what a session is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True)
class RoomInUse:
    """A room in which something is held: both by the names everyone may see, with what the room offers.

    `held` is empty for a room that merely stands in the building.
    """

    name: str
    features: frozenset[str]
    held: str = ""
    starts_at: datetime | None = None


class Rooms(Protocol):
    """What a room above tells about a forum's rooms; each answer in as many statements for one as for all."""

    def of_people(self, forum: Any, registrations: Sequence[UUID]) -> Mapping[UUID, Sequence[RoomInUse]]:
        """For each registration, the rooms of the sessions that the person goes to."""

    def of_building(self, forum: Any) -> Sequence[RoomInUse]:
        """Every room of the building where the forum meets."""


_rooms: dict[str, Rooms] = {}


def register_rooms(key: str, rooms: Rooms) -> None:
    """Have `rooms` asked about every forum; a second under the same key takes the first one's place."""
    _rooms[key] = rooms


def rooms_of_people(forum: Any, registrations: Sequence[UUID]) -> dict[UUID, list[RoomInUse]]:
    """For each registration, the rooms where the person will be, as every room above knows them."""
    found: dict[UUID, list[RoomInUse]] = {registration: [] for registration in registrations}
    for rooms in _rooms.values():
        for registration, used in rooms.of_people(forum, registrations).items():
            found[registration].extend(used)
    return found


def rooms_of_building(forum: Any) -> list[RoomInUse]:
    """The rooms of the building, as every room above knows them."""
    return [room for rooms in _rooms.values() for room in rooms.of_building(forum)]
