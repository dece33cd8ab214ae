"""Other ways into the queue: what was released a moment ago, and the clock."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from common import background
from events.forums.models import Forum
from events.waiting import actions, queries


@task()
def offer_places(forum_id: int) -> None:
    """Offer what has come free at this forum."""
    forum = Forum.objects.filter(pk=forum_id).first()
    if forum:
        actions.offer_next(forum=forum, at=timezone.now())


@background.every(minutes=1)
def serve_queues(*, at: datetime) -> None:
    """Offers that ran out, and places that came free in another way, such as a larger room.

    A newcomer serves the queue first where the clock has not, so no guarantee hangs on this job.
    """
    for forum in queries.forums_to_serve(at=at):
        actions.offer_next(forum=forum, at=at)
