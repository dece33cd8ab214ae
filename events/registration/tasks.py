"""The clock's way into registrations."""

from datetime import datetime

from common import background
from events.registration import actions


@background.every(hours=6)
def erase_idle_drafts(*, at: datetime) -> None:
    """Drafts that nobody came back to for 14 days (the retention schedule)."""
    actions.erase_idle_drafts(at=at)
