"""Where a room lacks what somebody in it needs, found before the day."""

from collections import defaultdict
from dataclasses import dataclass

from events.access.models import ONE_ROOM_IS_ENOUGH, AccessCase, AccessOption, RoomFeature
from events.access.queries.cases import Case, need_of
from events.access.queries.needs import Kind
from events.access.queries.options import options_by_code
from events.access.steps import RoomInUse, rooms_of_building, rooms_of_people
from events.forums.models import Forum
from events.registration.models import Registration


@dataclass(frozen=True)
class Mismatch:
    """A feature that is missing: from a room (or, with no room named, from the whole building), for whom."""

    feature: RoomFeature
    room: str
    held: tuple[str, ...]
    cases: tuple[Case, ...]

    @property
    def people(self) -> int:
        return len({case.row.registration_id for case in self.cases})


def mismatches_of(forum: Forum) -> list[Mismatch]:
    """Every room that lacks what somebody in it needs, feature by feature. Raises SealingError."""
    wanting = _wanting(forum)
    building = rooms_of_building(forum)
    in_rooms = rooms_of_people(forum, sorted({case.row.registration_id for _feature, case in wanting}))
    found: dict[tuple[RoomFeature, str], list[Case]] = defaultdict(list)
    held: dict[tuple[RoomFeature, str], list[str]] = defaultdict(list)
    for feature, case in wanting:
        for room in _lacking(feature, in_rooms[case.row.registration_id], building):
            place = (feature, room.name)
            if case not in found[place]:
                found[place].append(case)
            if room.held and room.held not in held[place]:
                held[place].append(room.held)
    order = {feature: number for number, feature in enumerate(RoomFeature)}
    return [
        Mismatch(feature, room, tuple(held[feature, room]), tuple(found[feature, room]))
        for feature, room in sorted(found, key=lambda place: (order[place[0]], place[1]))
    ]


def lacking_for(case: Case, forum: Forum, options: dict[str, AccessOption]) -> list[RoomInUse]:
    """The rooms that lack what this one need asks for; one without a name stands for the whole building."""
    option = options.get(case.need.code)
    if option is None or not option.room_feature:
        return []
    registration = case.row.registration_id
    used = rooms_of_people(forum, [registration])[registration]
    return _lacking(RoomFeature(option.room_feature), used, rooms_of_building(forum))


NO_ROOM = RoomInUse(name="", features=frozenset())


def _lacking(feature: RoomFeature, used: list[RoomInUse], building: list[RoomInUse]) -> list[RoomInUse]:
    """The rooms without it that matter; where nothing is known of the rooms, nothing can be said."""
    if feature not in ONE_ROOM_IS_ENOUGH:
        return [room for room in used if feature not in room.features]
    missing = building and not any(feature in room.features for room in building)
    return [NO_ROOM] if missing else []


def _wanting(forum: Forum) -> list[tuple[RoomFeature, Case]]:
    """The needs of people with a place that ask something of a room."""
    rows = AccessCase.objects.filter(
        registration__forum=forum, registration__status__in=Registration.HOLDING
    ).exclude(status=AccessCase.Status.WITHDRAWN)
    options = options_by_code()
    wanting = []
    for row in rows.select_related("registration__booking").order_by("asked_at", "pk"):
        need = need_of(row, key=forum.key_name)
        option = options.get(need.code) if need.kind == Kind.OPTION else None
        if option and option.room_feature:
            wanting.append((RoomFeature(option.room_feature), Case(row=row, need=need)))
    return wanting
