"""Why people cannot come, on a page of the forum in the back office and as a number on the first screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import charts
from common.office import Link, trail
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.queries import forums_of
from events.regrets import policies, queries
from events.regrets.models import RegretCount


def regrets(request: HttpRequest, pk: int) -> HttpResponse:
    """How many named each reason."""
    forum = forums_of(request.user).filter(pk=pk).first()
    if forum is None or not policies.may_see_counts(request.user, forum):
        raise Http404
    counts = queries.counts_of(forum)
    taps = sum(counts.values())
    title = gettext("Who cannot come, and why")
    return render(
        request,
        "events/regrets/office.html",
        {
            "rows": [_row(reason, count, taps) for reason, count in counts.items()],
            "taps": taps,
            "header_title": title,
            "header_icon": "minus",
            "breadcrumbs_items": trail(*path_to(forum), (title, "")),
        },
    )


def _row(reason: str, count: int, taps: int) -> dict:
    label = RegretCount.Reason(reason).label
    return {"label": label, "count": count, "drawing": charts.bar(count, taps, title=f"{label}: {count}")}


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The numbers, for whoever sets the forum up or writes about it."""
    if not policies.may_see_counts(request.user, forum):
        return []
    return [
        Link(
            label=_("Who cannot come"),
            url=reverse("regrets:forum", args=[forum.pk]),
            note=_("Reasons that people tapped on the public page, without a name."),
            count=sum(queries.counts_of(forum).values()),
            icon="minus",
            order=48,
        )
    ]


def addresses() -> list[URLPattern]:
    return [path("forum/<int:pk>/", regrets, name="forum")]
