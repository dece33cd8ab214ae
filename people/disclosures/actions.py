"""Note that staff read something sensitive; call it in the same breath as the reading."""

from datetime import datetime
from uuid import UUID

from people.accounts.models import User
from people.disclosures.models import Disclosure


def note_reading(
    *, reader: User, record: str, reason: str, at: datetime, subject: UUID | None = None, how_many: int = 1
) -> Disclosure:
    """Log that `reader` saw `record` ("access request") of registration `subject`, or `how_many` of them."""
    return Disclosure.objects.create(
        reader=reader, record=record, subject=subject, reason=reason, how_many=how_many, read_at=at
    )
