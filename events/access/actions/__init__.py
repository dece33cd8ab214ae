"""What happens to needs, one subject a file: asked, taken back, arranged, answered."""

from events.access.actions.answering import Verdict, answer
from events.access.actions.arranging import arrange, move, put_news_aside, take_on, write
from events.access.actions.asking import BookingFollower, ask, erase, say_food, withdraw
from events.access.actions.problems import (
    AccessProblem,
    ChangedMeanwhile,
    IllegalMove,
    NothingToConfirm,
    NothingWritten,
    ReasonMissing,
)
from events.access.actions.reading import note_board, note_counts, read_case
from events.access.actions.tracking import follow

__all__ = [
    "AccessProblem",
    "BookingFollower",
    "ChangedMeanwhile",
    "IllegalMove",
    "NothingToConfirm",
    "NothingWritten",
    "ReasonMissing",
    "Verdict",
    "answer",
    "arrange",
    "ask",
    "erase",
    "follow",
    "move",
    "note_board",
    "note_counts",
    "put_news_aside",
    "read_case",
    "say_food",
    "take_on",
    "withdraw",
    "write",
]
