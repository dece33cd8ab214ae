"""Questions about forums."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from events.forums.models import Forum, ForumSeries
from people.accounts.models import User


def public_forums() -> QuerySet[Forum]:
    """Every forum that has been announced, in no order."""
    return Forum.objects.exclude(status=Forum.Status.DRAFT)


def forum_for_public(slug: str) -> Forum | None:
    """The announced forum of that address, with its venue and places; a draft is as if it did not exist."""
    try:
        return public_forums().select_related("venue", "places").get(slug=slug)
    except Forum.DoesNotExist:
        return None


def upcoming(at: datetime) -> QuerySet[Forum]:
    """Announced forums that are not over, the next one first."""
    today = timezone.localdate(at)
    return (
        public_forums()
        .exclude(status=Forum.Status.PAST)
        .filter(ends_on__gte=today)
        .order_by("starts_on", "pk")
    )


def past_editions(series: ForumSeries, before: date) -> QuerySet[Forum]:
    """The announced forums of a series that began before a date, oldest first."""
    return public_forums().filter(series=series, starts_on__lt=before).order_by("starts_on", "pk")


def forums_of(user: User) -> QuerySet[Forum]:
    """The forums that this member of staff works on; superusers work on all. Per-object rules start here."""
    if not user.is_active or user.is_anonymous:
        return Forum.objects.none()
    if user.is_superuser:
        return Forum.objects.all()
    return Forum.objects.filter(team=user)
