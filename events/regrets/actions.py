"""Counting one more who cannot come."""

from django.db import transaction
from django.db.models import F

from events.forums.models import Forum
from events.regrets.models import RegretCount


def count(*, forum: Forum, reason: str) -> None:
    """One more for this reason: of taps at the same moment each counts."""
    with transaction.atomic():
        # The counter comes into being with the first tap; two first taps at once make one.
        RegretCount.objects.bulk_create([RegretCount(forum=forum, reason=reason)], ignore_conflicts=True)
        RegretCount.objects.filter(forum=forum, reason=reason).update(count=F("count") + 1)
