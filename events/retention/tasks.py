"""The clock's way into what is erased."""

from datetime import datetime

from common import background
from events.retention import actions


@background.every(hours=24)
def erase_what_is_due(*, at: datetime) -> None:
    """The stages of every forum whose day has come, and what people asked for while a hold stood."""
    actions.erase_what_was_asked(at=at)
    actions.erase_what_is_due(at=at)


@background.every(hours=24)
def erase_traces(*, at: datetime) -> None:
    """Notes of messages, old sessions, and persons on whom nothing hangs any more."""
    actions.erase_traces(at=at)


@background.every(hours=1)
def finish_rotations(*, at: datetime) -> None:
    """Changes of key that are under way: a command that was killed is finished here."""
    actions.finish_rotations(at=at)
