"""Who has seen what somebody told us: for the person's own eyes, by role, never by a colleague's name."""

from collections.abc import Iterable

from common.formats import clock, long_date
from common.privacy import Line, Subject
from people.disclosures.queries import Seen, seen_of


def known(subject: Subject) -> Iterable[Line]:
    """One line for each reading. Readings are kept for 24 months, whatever else is erased."""
    return [Line(_when(seen), _what(seen)) for seen in seen_of(subject.registrations)]


def _when(seen: Seen) -> str:
    return f"{long_date(seen.read_at.date(), weekday=False)}, {clock(seen.read_at)}"


def _what(seen: Seen) -> str:
    return "\n".join(filter(None, [seen.role, seen.record, seen.reason]))
