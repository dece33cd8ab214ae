"""Erasing what has had its time, keeping what must be kept, and doing at once what a person asks for."""

from events.retention.actions.asking import erase_on_request, erase_what_was_asked, open_whole_record
from events.retention.actions.holds import lift_hold, place_hold
from events.retention.actions.problems import HeldAlready, NotHeld, RetentionProblem
from events.retention.actions.schedule import erase_due_of, erase_what_is_due
from events.retention.actions.upkeep import erase_traces, finish_rotations, replay, rotate

__all__ = [
    "HeldAlready",
    "NotHeld",
    "RetentionProblem",
    "erase_due_of",
    "erase_on_request",
    "erase_traces",
    "erase_what_is_due",
    "erase_what_was_asked",
    "finish_rotations",
    "lift_hold",
    "open_whole_record",
    "place_hold",
    "replay",
    "rotate",
]
