"""The clock's way into coming back."""

from datetime import datetime

from common import background
from events.returning import actions


@background.every(hours=6)
def forget_old(*, at: datetime) -> None:
    """Lost links that were asked for and codes that were mailed go after a day."""
    actions.forget_old(at=at)
