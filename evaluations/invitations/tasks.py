"""What the clock does for campaigns while they collect."""

from datetime import datetime

from common import background
from evaluations.invitations import actions


@background.every(minutes=5)
def close_campaigns(*, at: datetime) -> None:
    actions.close_due(at=at)
