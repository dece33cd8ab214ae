"""The clock's way into forums."""

from datetime import datetime

from common import background
from events.forums import actions


@background.every(minutes=1)
def close_registration(*, at: datetime) -> None:
    """Closing times; a booking asks the closing time itself, so nothing hangs on this job."""
    actions.close_what_is_due(at=at)
