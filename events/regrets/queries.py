"""Questions about those who cannot come."""

from datetime import datetime
from zoneinfo import ZoneInfo

from events.forums.models import Forum
from events.regrets.models import RegretCount

Reason = RegretCount.Reason


def counts_of(forum: Forum) -> dict[str, int]:
    """How many named each reason, every reason in its order."""
    counted = dict(RegretCount.objects.filter(forum=forum).values_list("reason", "count"))
    return {reason: counted.get(reason, 0) for reason in Reason.values}


def still_asks(forum: Forum, *, at: datetime) -> bool:
    """Is there still something that one may not be able to come to?"""
    today = at.astimezone(ZoneInfo(forum.time_zone)).date()
    return forum.is_public and forum.status != Forum.Status.PAST and today <= forum.ends_on
