"""Where each forum of a member of staff stands: read from every floor below."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import formats
from common.office import Link, links
from evaluations.invitations.models import Campaign
from evaluations.invitations.queries import returns
from events.forums.models import Forum
from events.forums.policies import has_task
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.registration.office import list_of
from events.registration.policies import may_list
from events.retention.policies import sees_schedules
from events.retention.queries import overdue_forums
from people.accounts import roles
from site_cms.base.facts import when

# A forum stays on the first screen for so long after its last day: evaluation and report come then.
STAYS_AFTER_LAST_DAY = timedelta(days=400)
MOST = 6


@dataclass(frozen=True)
class ForumState:
    """One forum at a glance; `statuses` is empty for those who need no numbers of registrations."""

    forum: Forum
    when: str
    url: str
    statuses: list[tuple[str, int, str]]
    links: list[Link]
    evaluations: list[str]
    next_step: str


def forum_states(request: HttpRequest, *, at: datetime) -> list[ForumState]:
    """The forums on whose team the person is, the next one first, then those just over."""
    today = timezone.localdate(at)
    forums = forums_of(request.user).select_related("places", "series")
    mine = list(forums.filter(ends_on__gte=today).order_by("starts_on", "pk"))
    mine += forums.filter(ends_on__lt=today, ends_on__gte=today - STAYS_AFTER_LAST_DAY).order_by("-ends_on")
    return [_state(forum, request, at=at) for forum in mine[:MOST]]


def overdue(request: HttpRequest, *, at: datetime) -> list[Link]:
    """Forums of which something should be erased by now, for those who see to it; of whatever age."""
    if not sees_schedules(request.user):
        return []
    return [
        Link(label=str(forum), url=reverse("retention:schedule", args=[forum.pk]), count=number)
        for forum, number in overdue_forums(request.user, at=at)
    ]


def forums_not_shown(request: HttpRequest, shown: list[ForumState]) -> int:
    """How many more forums the person works on."""
    return forums_of(request.user).count() - len(shown)


def _state(forum: Forum, request: HttpRequest, *, at: datetime) -> ForumState:
    campaigns = list(Campaign.objects.filter(forum=forum).select_related("session", "version").order_by("pk"))
    return ForumState(
        forum=forum,
        when=when(forum),
        url=reverse("forums:desk", args=[forum.pk]),
        statuses=_statuses(forum, request),
        links=[link for link in links("forum_office_links", request, forum) if link.count],
        evaluations=_evaluations(campaigns, request, forum),
        next_step=_next_step(forum, campaigns, at=at),
    )


def _statuses(forum: Forum, request: HttpRequest) -> list[tuple[str, int, str]]:
    """Each status with its number, and with the list behind it for whoever may open that."""
    if not has_task(request.user, forum, roles.ORGANISER, roles.REGISTRATION):
        return []
    counted = dict(
        Registration.objects.filter(forum=forum).values_list("status").annotate(Count("pk")).order_by()
    )
    listed = (
        set(Registration.Status) - {Registration.Status.DRAFT} if may_list(request.user, forum) else set()
    )
    return [
        (label, counted.get(value, 0), f"{list_of(forum)}&status={value}" if value in listed else "")
        for value, label in Registration.Status.choices
    ]


def _evaluations(campaigns: list[Campaign], request: HttpRequest, forum: Forum) -> list[str]:
    """How many have answered; while the form is open only those who run it are told."""
    told = []
    for campaign in campaigns:
        if campaign.status == Campaign.Status.DRAFT:
            continue
        if campaign.status != Campaign.Status.RELEASED and not has_task(
            request.user, forum, roles.EVALUATION, roles.ORGANISER
        ):
            continue
        count = returns(campaign)
        name = campaign.session.title if campaign.session else campaign.version.title
        told.append(
            ngettext(
                "%(name)s: %(answered)s of %(invited)s person has answered.",
                "%(name)s: %(answered)s of %(invited)s people have answered.",
                count.invited,
            )
            % {"name": name, "answered": count.answered, "invited": count.invited}
        )
    return told


def _next_step(forum: Forum, campaigns: list[Campaign], *, at: datetime) -> str:
    """The one thing that comes next, in a sentence."""
    today = timezone.localdate(at)
    if forum.status == Forum.Status.DRAFT:
        return _("Next: announce the forum, or open registration.")
    if forum.ends_on >= today:
        return _before(forum)
    if not campaigns:
        return _("Next: ask people how it was, with an evaluation.")
    if any(campaign.status != Campaign.Status.RELEASED for campaign in campaigns):
        return _("Next: close the evaluation and release its findings.")
    if not forum.reports.live().exists():
        return _("Next: write and publish the report.")
    return _("The report is published. What identifies people is erased on %(day)s.") % {
        "day": formats.long_date(forum.purge_on, weekday=False)
    }


def _before(forum: Forum) -> str:
    if forum.status == Forum.Status.ANNOUNCED:
        return _("Next: open registration.")
    if forum.status == Forum.Status.OPEN and forum.registration_closes_at:
        closes = formats.in_zone(forum.registration_closes_at, forum.time_zone)
        return _("Next: on %(day)s, at %(time)s, registration closes.") % {
            "day": formats.long_date(closes.date(), article=formats.is_french()),
            "time": formats.clock(closes),
        }
    return _("Next: the forum begins on %(day)s.") % {
        "day": formats.long_date(forum.starts_on, article=formats.is_french())
    }
