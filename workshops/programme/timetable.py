"""How a programme is set: sessions into days, days into slots, slots over columns of rooms. Values only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext_lazy

from common.translation import Pair
from events.access.models import features_in_words
from workshops.sessions.models import Session

MOST_COLUMNS = 6
# By the language spoken, and whether it is interpreted.
SPOKEN = {
    ("en", False): gettext_lazy("In English"),
    ("en", True): gettext_lazy("In English, interpreted into French"),
    ("fr", False): gettext_lazy("In French"),
    ("fr", True): gettext_lazy("In French, interpreted into English"),
    ("both", False): gettext_lazy("In English and French"),
    ("both", True): gettext_lazy("In English and French, interpreted both ways"),
}


@dataclass(frozen=True)
class ForumLabel:
    """A forum that shares a session with the one whose programme this is."""

    slug: str
    title_en: str
    title_fr: str

    title = Pair("title")


@dataclass(frozen=True)
class RoomLabel:
    """What everyone may know of a room: its name, never its building."""

    position: tuple[int, int]
    name_en: str
    name_fr: str
    notes_en: str
    notes_fr: str
    offers: tuple[str, ...]

    name = Pair("name")
    notes = Pair("notes")

    @property
    def features(self) -> list[str]:
        """What the room offers, in words of the reader's language."""
        return features_in_words(self.offers)

    @property
    def features_sentence(self) -> str:
        text = ", ".join(self.features)
        return f"{text[:1].upper()}{text[1:]}."


@dataclass(frozen=True)
class Entry:
    """A session in the programme of one forum, its times in that forum's zone.

    `column` counts the rooms of its day from 1; 0 spans them all.
    """

    uid: UUID
    kind: str
    title_en: str
    title_fr: str
    description_en: str
    description_fr: str
    language: str
    has_interpretation: bool
    starts_at: datetime
    ends_at: datetime
    room: RoomLabel | None
    shared_with: tuple[ForumLabel, ...]
    is_cancelled: bool
    sequence: int
    changed_at: datetime
    column: int = 0

    title = Pair("title")
    description = Pair("description")

    @property
    def is_break(self) -> bool:
        return self.kind == Session.Kind.BREAK

    @property
    def kind_label(self) -> str:
        return str(Session.Kind(self.kind).label)

    @property
    def place(self) -> str:
        """Where it stands in the grid: the name of a column, or the whole width."""
        return f"at-{self.column}" if self.column else "wide"

    @property
    def spoken(self) -> str:
        """The language spoken and whether it is interpreted, as one sentence; nothing for a break."""
        if self.is_break:
            return ""
        return str(SPOKEN[self.language, self.has_interpretation])


@dataclass(frozen=True)
class Slot:
    """Sessions that start at the same moment. `ends_at` is when the last of them is over."""

    starts_at: datetime
    ends_at: datetime
    sessions: tuple[Entry, ...]

    @property
    def ends_together(self) -> bool:
        return all(entry.ends_at == self.ends_at for entry in self.sessions)

    @property
    def is_pause(self) -> bool:
        return all(entry.is_break for entry in self.sessions)


@dataclass(frozen=True)
class Day:
    """A day of the programme. `rooms` are its columns; None stands for sessions whose room is not known."""

    date: date
    slots: tuple[Slot, ...]
    rooms: tuple[RoomLabel | None, ...]

    @property
    def names_columns(self) -> bool:
        """Whether a row of room names helps above the grid: three rooms at least, and all of them fit."""
        return 3 <= len(self.rooms) <= MOST_COLUMNS

    @property
    def layout(self) -> str:
        """The name of the grid: so many rooms, or a flow of sessions where there are too many."""
        return f"rooms-{len(self.rooms) or 1}" if len(self.rooms) <= MOST_COLUMNS else "rooms-many"


def set_days(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """The entries, in order of time, as days with slots and columns."""
    ordered = sorted(entries, key=lambda entry: entry.starts_at)
    return tuple(
        _set_day(day, list(members)) for day, members in groupby(ordered, key=lambda e: e.starts_at.date())
    )


def _set_day(day: date, entries: Sequence[Entry]) -> Day:
    side_by_side = [entry for entry in entries if _has_company(entry, entries)]
    rooms = sorted({entry.room for entry in side_by_side}, key=_room_order)
    columns = {room: number for number, room in enumerate(rooms, start=1)}
    placed = [
        replace(entry, column=columns[entry.room]) if entry in side_by_side else entry for entry in entries
    ]
    slots = []
    for starts_at, members in groupby(placed, key=lambda entry: entry.starts_at):
        sessions = tuple(sorted(members, key=lambda entry: (entry.column, entry.uid)))
        slots.append(Slot(starts_at, max(entry.ends_at for entry in sessions), sessions))
    return Day(day, tuple(slots), tuple(rooms))


def _has_company(entry: Entry, others: Sequence[Entry]) -> bool:
    return any(
        other is not entry and other.starts_at < entry.ends_at and entry.starts_at < other.ends_at
        for other in others
    )


def _room_order(room: RoomLabel | None) -> tuple:
    return (1,) if room is None else (0, room.position)
