"""The clock's way into bookings for several people."""

from datetime import datetime

from common import background
from events.groups import actions


@background.every(hours=1)
def remind_unfinished(*, at: datetime) -> None:
    """Colleagues who have not filled in what is theirs."""
    actions.remind_unfinished(at=at)
