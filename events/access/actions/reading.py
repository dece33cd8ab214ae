"""Reading what people need, each time with its trace."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from events.access import queries
from events.access.models import AccessCase
from events.access.queries import Case
from events.forums.models import Forum
from people.accounts.models import User
from people.disclosures.actions import note_reading

DAILY_TASK = gettext_noop("To arrange what the person needs")


def read_case(*, case: AccessCase, reader: User, at: datetime, reason: str = DAILY_TASK) -> tuple[Case, list]:
    """The need with all that care knows of it, and the thread; the reading is noted. Raises SealingError."""
    key = case.registration.key_name
    with transaction.atomic():
        found = queries.read(case, key=key), queries.entries_of(case, key=key)
        note_reading(
            reader=reader, record="access request", subject=case.registration_id, reason=reason, at=at
        )
    return found


def note_board(*, forum: Forum, reader: User, filters: object, how_many: int, at: datetime) -> None:
    """One reading for the whole board: which filter, and how many needs it showed."""
    reason = f"board forum={forum.pk} {filters}"[:180]
    note_reading(reader=reader, record="access requests", reason=reason, how_many=how_many, at=at)


def note_counts(*, forum: Forum, reader: User, what: str, how_many: int, at: datetime) -> None:
    """One reading for counts ("counts", "kitchen", "rooms"), which name nobody and are noted all the same."""
    reason = f"{what} forum={forum.pk}"
    note_reading(reader=reader, record="access requests", reason=reason, how_many=how_many, at=at)
