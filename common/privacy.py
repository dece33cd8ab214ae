"""What is known about a person, wherever it stands, and how it is erased: one register for all rooms.

Each room says in `AppConfig.ready()` what it holds. The person's own page is made of these records, and
erasing goes through all of them, so that what is shown is what is erased:

    privacy.register(Record("diet", _("Food"), known=known.known, erase=known.erase, stage="needs"))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Subject:
    """Whom it is about: the person, the registrations concerned, and the sign-in of whoever is signed in."""

    person: UUID | None = None
    registrations: tuple[UUID, ...] = ()
    account: int | None = None

    @property
    def ids(self) -> list[str]:
        """Every id that something may be kept under."""
        return [str(one) for one in (self.person, *self.registrations) if one]


@dataclass(frozen=True)
class Line:
    """One thing known: what it is, and what it says, in the active language."""

    label: Text
    value: Text


def _nothing_to_erase(subject: Subject, *, at: datetime) -> int:
    return 0


@dataclass(frozen=True)
class Record:
    """What one room holds about people.

    `known` yields lines for the person's own eyes, in as many statements for ten registrations as for one;
    `erase` takes it all away for good, returns of how many it did, and may be called twice. `stage` names the
    moment of the retention schedule when it goes by itself; empty for what goes with the registration, or
    outlives the forum. `order` is where it is shown, and `turn` when it is erased: what hangs on something
    goes before it.
    """

    key: str
    label: Text
    known: Callable[[Subject], Iterable[Line]]
    erase: Callable[..., int] = _nothing_to_erase
    stage: str = ""
    order: int = 100
    turn: int = 10


@dataclass(frozen=True)
class Known:
    """One record's lines about somebody."""

    key: str
    label: Text
    lines: list[Line] = field(default_factory=list)


_records: dict[str, Record] = {}


def register(*records: Record) -> None:
    """Add records; a second one under the same key takes the first one's place."""
    for record in records:
        _records[record.key] = record


def records() -> list[Record]:
    """Every record in its order."""
    return sorted(_records.values(), key=lambda record: record.order)


def known_about(subject: Subject) -> list[Known]:
    """All that is known about somebody, record by record; those with nothing to say are left out.

    Raises SealingError.
    """
    found = [Known(record.key, record.label, list(record.known(subject))) for record in records()]
    return [known for known in found if known.lines]


def erase_all(subject: Subject, *, at: datetime) -> int:
    """Erase every record of somebody; returns how many things went. The caller holds the transaction."""
    return sum(record.erase(subject, at=at) for record in _in_turn())


def erase_stage(stage: str, subject: Subject, *, at: datetime) -> int:
    """Erase the records whose time has come; returns how many things went."""
    return sum(record.erase(subject, at=at) for record in _in_turn() if record.stage == stage)


def _in_turn() -> list[Record]:
    return sorted(_records.values(), key=lambda record: record.turn)
