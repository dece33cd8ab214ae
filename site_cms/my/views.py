"""The page of whoever takes part: what they asked for, what is known about them, and how to end it."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.http import remember
from events.registration.doors import BOOKING, OPEN_FOR_HOURS
from events.registration.models import Registration
from events.registration.queries import booking_cookie, in_words
from events.retention.doors import Mine, with_what_is_mine
from events.retention.queries import held_among
from site_cms.my import documents, queries


@require_safe
@with_what_is_mine
def hub(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Everything of one's own, on one page."""
    registration = mine.current
    response = render(
        request,
        "site_cms/my/hub.html",
        {
            "mine": mine,
            "saved": "saved" in request.GET,
            **(_open(registration) if registration else {}),
        },
    )
    if mine.is_signed_in and registration:
        # The pages behind this one know whose they are by the cookie of the registration that is open.
        _hold(response, request, registration)
    return response


def _open(registration: Registration) -> dict:
    parts = queries.parts_of(registration, at=timezone.now())
    return {
        "registration": registration,
        "forum": registration.forum,
        "status": queries.said_by(parts) or in_words(registration),
        "zone": queries.zone_of(registration),
        "shows_venue": queries.sees_venue(registration),
        "requests": queries.requests_of(registration),
        "parts": parts,
        **queries.fee_of(registration),
    }


def _hold(response: HttpResponse, request: HttpRequest, registration: Registration) -> None:
    cookie = booking_cookie(registration, by_link=registration.came_by_link)
    remember(response, request, BOOKING, cookie, hours=OPEN_FOR_HOURS)


@require_safe
@with_what_is_mine
def open_one(request: HttpRequest, mine: Mine, registration: UUID) -> HttpResponse:
    """Another of one's own registrations, for those who are signed in and have several."""
    found = queries.registration_in(mine, registration)
    if found is None:
        raise Http404
    response = redirect("my")
    _hold(response, request, found)
    return response


# ---- what is known ----------------------------------------------------------------------------------------
@require_safe
@with_what_is_mine
def known(request: HttpRequest, mine: Mine) -> HttpResponse:
    """All that is known about one, record by record."""
    return render(
        request,
        "site_cms/my/known.html",
        {
            "mine": mine,
            "known": queries.known_of(mine),
            "until": queries.schedule_of(mine.current) if mine.current else [],
        },
    )


@require_safe
@with_what_is_mine
def known_as_text(request: HttpRequest, mine: Mine) -> HttpResponse:
    return _file(mine, documents.as_text, "my-information.txt", "text/plain; charset=utf-8")


@require_safe
@with_what_is_mine
def known_as_json(request: HttpRequest, mine: Mine) -> HttpResponse:
    return _file(mine, documents.as_json, "my-information.json", "application/json")


def _file(mine: Mine, write: Callable[..., str], name: str, content_type: str) -> HttpResponse:
    return HttpResponse(
        write(queries.known_of(mine), at=timezone.now()),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@with_what_is_mine
def readers(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Who has seen my information."""
    return render(request, "site_cms/my/readers.html", {"mine": mine, "readings": queries.readings_of(mine)})


# ---- the end ----------------------------------------------------------------------------------------------
@require_safe
@with_what_is_mine
def erase(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Says exactly what goes and what stays, and asks once; the button belongs to `events.retention`."""
    held = held_among(mine.subject.registrations)
    return render(
        request,
        "site_cms/my/erase.html",
        {
            "mine": mine,
            "held": len(held),
            "all_held": len(held) == len(mine.subject.registrations) > 0,
            "gives_back": [one for one in mine.registrations if one.is_live and one.pk not in held],
        },
    )


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done. Nothing here knows who asked."""
    return render(request, "site_cms/my/erased.html", {"kept": "kept" in request.GET})
