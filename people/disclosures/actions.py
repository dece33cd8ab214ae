"""Note that staff read something sensitive; call it in the same breath as the reading."""

from datetime import datetime, timedelta
from uuid import UUID

from people.accounts.models import User
from people.disclosures.models import Disclosure

KEEP_READINGS = timedelta(days=730)


def note_reading(
    *, reader: User, record: str, reason: str, at: datetime, subject: UUID | None = None, how_many: int = 1
) -> Disclosure:
    """Log that `reader` saw `record` ("access request") of registration `subject`, or `how_many` of them."""
    return Disclosure.objects.create(
        reader=reader, record=record, subject=subject, reason=reason, how_many=how_many, read_at=at
    )


def erase_old_readings(*, at: datetime) -> int:
    """Readings are kept for 24 months; returns how many went."""
    gone, _by_model = Disclosure.objects.filter(read_at__lt=at - KEEP_READINGS).delete()
    return gone
