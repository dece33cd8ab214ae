"""The clock's way into the ledger."""

from datetime import datetime

from common import background
from people.consents import actions


@background.every(hours=24)
def end_and_erase(*, at: datetime) -> None:
    """Proofs of agreements go 24 months after what they were for (the retention schedule)."""
    actions.end_forgotten(at=at)
    actions.erase_ended(at=at)
