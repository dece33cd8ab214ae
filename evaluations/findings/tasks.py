"""Other ways in to a release: the background task, and the clock that takes up what was interrupted."""

import logging
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django_tasks import task

from common import background, sealing
from evaluations.findings import actions
from evaluations.invitations.actions import CampaignRefused
from evaluations.invitations.models import Campaign

logger = logging.getLogger(__name__)

PROBLEMS = {
    actions.NotEnoughAnswers: actions.NOT_ENOUGH,
    sealing.KeyMissing: actions.KEY_MISSING,
    sealing.WrongKey: actions.UNREADABLE,
}


@task()
def release(campaign: int) -> None:
    """May run twice: what is done already stays as it is."""
    _attempt(actions.release, Campaign.objects.get(pk=campaign), at=timezone.now())


def _attempt(do: Callable[..., None], campaign: Campaign, *, at: datetime) -> None:
    """Run a release; what stands in its way is noted on the campaign, for staff to see."""
    try:
        do(campaign=campaign, at=at)
    except (CampaignRefused, sealing.SealingError) as problem:
        logger.exception("campaign %s could not be released", campaign.pk)
        word = PROBLEMS.get(type(problem), "refused")
        Campaign.objects.filter(pk=campaign.pk).update(release_problem=word)


@background.every(minutes=5)
def finish_releases(*, at: datetime) -> None:
    """Release what was asked for, and remove the traces of what a killed worker left half cleaned."""
    waiting = Campaign.objects.filter(
        status=Campaign.Status.CLOSED, release_asked_at__isnull=False, release_problem=""
    )
    for campaign in waiting:
        _attempt(actions.release, campaign, at=at)
    for campaign in Campaign.objects.with_traces():
        actions.remove_traces(campaign=campaign, at=at)


@background.every(hours=1)
def keep_final_dates(*, at: datetime) -> None:
    """After the final date nothing stays sealed: what enough people answered is released, else deleted."""
    unfinished = Campaign.objects.filter(
        status__in=[Campaign.Status.OPEN, Campaign.Status.CLOSED], final_on__lt=at.date()
    ).select_related("forum")
    for campaign in unfinished:
        if at.astimezone(ZoneInfo(campaign.forum.time_zone)).date() > campaign.final_on:
            _attempt(actions.end, campaign, at=at)
