"""The clock's way into the readings."""

from datetime import datetime

from common import background
from people.disclosures import actions


@background.every(hours=24)
def erase_old_readings(*, at: datetime) -> None:
    """Readings go after 24 months (the retention schedule)."""
    actions.erase_old_readings(at=at)
