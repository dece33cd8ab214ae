"""Reminding colleagues who have not filled in what is theirs: seldom, and never more than four times."""

from datetime import datetime, timedelta

from django.db import transaction

from common import mail
from events.groups.queries import unfinished_colleagues
from events.registration.models import Change, Registration

FIRST_AFTER = timedelta(days=3)
THEN_EVERY = timedelta(days=7)
BEFORE_THE_FORUM = timedelta(days=10)
AT_MOST = 4


def remind_unfinished(*, at: datetime) -> int:
    """Remind whoever is due, in one go; returns how many. Their place stays theirs in any case."""
    due = [row for row in unfinished_colleagues(at=at) if is_due(row, at=at)]
    if due:
        with transaction.atomic():
            Change.objects.bulk_create(
                [Change(registration=row, verb=Change.Verb.REMINDED, made_at=at) for row in due]
            )
            mail.send_many_later("groups/reminder", [{"registration": row.id} for row in due], at=at)
    return len(due)


def is_due(row: Registration, *, at: datetime) -> bool:
    """After three days, then weekly; the fourth and last is kept for the ten days before the forum."""
    if row.times >= AT_MOST:
        return False
    last_call = row.forum.starts_on - BEFORE_THE_FORUM
    if at.date() >= last_call and row.last_written.date() < last_call:
        return True
    if row.times == 0:
        return at - row.last_written >= FIRST_AFTER
    return at.date() < last_call and row.times < AT_MOST - 1 and at - row.last_written >= THEN_EVERY
