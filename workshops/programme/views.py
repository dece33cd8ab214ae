"""The programme's pages: the same for everybody, and never of a forum that is still a draft."""

import hashlib
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from common.http import publicly_cached
from events.forums.models import Forum
from events.forums.policies import shows_venue
from events.forums.queries import forum_for_public
from workshops.programme import documents
from workshops.programme.queries import programme_of


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme by time on a phone, as a grid of rooms on a wide screen."""
    forum = _forum_or_404(slug)
    context = {
        "forum": forum,
        "programme": programme_of(forum),
        "shows_venue": shows_venue(forum, confirmed=False),
        "is_past": forum.status == Forum.Status.PAST,
    }
    return publicly_cached(render(request, "workshops/programme/programme.html", context))


@require_safe
def programme_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme for calendars; the address says the language."""
    forum = _forum_or_404(slug)
    programme = programme_of(forum)
    body = documents.calendar(forum, programme, shows_venue=shows_venue(forum, confirmed=False))
    return _file(request, body, "text/calendar; charset=utf-8", _name(forum, "ics"), programme.changed_at)


@require_safe
def programme_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme to print."""
    forum = _forum_or_404(slug)
    programme = programme_of(forum)
    body = documents.printed(forum, programme, shows_venue=shows_venue(forum, confirmed=False))
    return _file(request, body, "application/pdf", _name(forum, "pdf"), programme.changed_at)


def _forum_or_404(slug: str) -> Forum:
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    return forum


def _name(forum: Forum, ending: str) -> str:
    return f"programme-{forum.slug}-{get_language()}.{ending}"


def _file(
    request: HttpRequest, body: bytes, kind: str, name: str, changed_at: datetime | None
) -> HttpResponse:
    """`body` to take away, or 304 when the reader has these very bytes."""
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if changed_at:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    publicly_cached(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)
