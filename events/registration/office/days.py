"""Registrations day by day, against the places there are and what was planned: a drawing and its table."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from common import charts, formats
from common.office import trail
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.queries import forums_of
from events.registration import policies, queries
from events.registration.queries import Day


def by_day(request: HttpRequest, pk: int) -> HttpResponse:
    """How many booked on each day; numbers, and nobody's name."""
    forum = forums_of(request.user).select_related("places").filter(pk=pk).first()
    if forum is None or not policies.may_see_days(request.user, forum):
        raise Http404
    days = queries.days_of(forum)
    title = gettext("Registrations by day")
    return render(
        request,
        "events/office/days.html",
        {
            "forum": forum,
            "days": [{"name": formats.long_date(day.day), **asdict(day)} for day in reversed(days)],
            "drawing": drawing(forum, days) if days else "",
            "summary": in_words(forum, days),
            "header_title": title,
            "header_icon": "order-up",
            "breadcrumbs_items": trail(*path_to(forum), (title, "")),
        },
    )


def drawing(forum: Forum, days: list[Day]) -> str:
    """The days as bars, what they add up to as a line, the places and the plan as lines across."""
    marks = [
        charts.Mark(gettext("Places: %(count)s"), forum.places.capacity, dashed=False),
        charts.Mark(gettext("Plan: %(count)s"), queries.planned_for(forum), dashed=True),
    ]
    return charts.growth(
        [charts.Step(_short(day), day.booked, day.total) for day in days],
        marks=[
            charts.Mark(mark.label % {"count": mark.height}, mark.height, mark.dashed)
            for mark in marks
            if mark.height
        ],
        title=in_words(forum, days),
    )


def _short(day: Day) -> str:
    return formats.long_date(day.day, weekday=False)


def in_words(forum: Forum, days: list[Day]) -> str:
    """What the drawing says, for whoever does not see it."""
    if not days:
        return gettext("Nobody has booked yet.")
    said = {
        "first": formats.long_date(days[0].day, weekday=False),
        "last": formats.long_date(days[-1].day, weekday=False),
        "total": days[-1].total,
    }
    if forum.places.capacity is None:
        return gettext("From %(first)s to %(last)s: %(total)s booked in all.") % said
    said["capacity"] = forum.places.capacity
    return gettext("From %(first)s to %(last)s: %(total)s booked in all, of %(capacity)s places.") % said
