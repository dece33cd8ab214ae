"""Doors: they find the registration that a page is about by its cookie, or lead to where one begins."""

import logging
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from common import sealing
from common.http import recall
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, queries
from events.registration.models import Registration

logger = logging.getLogger(__name__)

DRAFT = "draft"
BOOKING = "booking"
# Short, because computers are shared; the private link opens the booking again.
OPEN_FOR_HOURS = 2


def with_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the draft that this browser is filling in, or the place that a colleague booked.

    A finished one leads to its booked page.
    """

    @wraps(view)
    def opened(request: HttpRequest, slug: str) -> HttpResponse:
        registration = _registration_in_hand(request, slug)
        if registration is None:
            return _to_the_start(slug)
        if not registration.is_unfinished:
            return redirect("register-booked", slug=slug)
        if is_shut(registration):
            return closed(request, registration.forum)
        try:
            return safely_sealed(view)(request, registration)
        except actions.NoLongerDraft:
            # Booked in another tab while this page was open.
            return redirect("register-booked", slug=slug)

    return opened


def with_registration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the draft or, once booked, the registration: for a step that may also be taken later."""

    @wraps(view)
    def opened(request: HttpRequest, slug: str) -> HttpResponse:
        registration = _draft_or_booked(request, slug)
        if registration is None:
            return _to_the_start(slug)
        if is_shut(registration):
            return closed(request, registration.forum)
        return safely_sealed(view)(request, registration)

    return opened


def with_booking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the registration behind the `booking` cookie; without it a page says how to come back."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        cookie = recall(request, BOOKING, hours=OPEN_FOR_HOURS)
        registration = queries.registration_of_booking(cookie) if cookie else None
        if registration is None:
            return render(request, "events/registration/no_booking.html", status=404)
        return safely_sealed(view)(request, registration)

    return opened


def close_to_this_browser(request: HttpRequest) -> None:
    """What leaving the site means here: this browser's cookies, and copies of them, open nothing more."""
    draft, booking = recall(request, DRAFT), recall(request, BOOKING, hours=OPEN_FOR_HOURS)
    found = [
        queries.registration_behind(draft) if draft else None,
        queries.registration_of_booking(booking) if booking else None,
    ]
    for registration in filter(None, found):
        actions.close_door(registration=registration)


def safely_sealed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where a key is missing: one clear page for the person, the cause in the log, nothing half written."""

    @wraps(view)
    def answered(request: HttpRequest, *arguments: object) -> HttpResponse:
        try:
            return view(request, *arguments)
        except (sealing.SealingError, OSError):
            # OSError: the folder of keys cannot be written, so the link's secret cannot be made.
            logger.exception("an answer could not be sealed or read")
            return render(request, "events/registration/cannot_keep_safe.html", status=503)

    return answered


def back_to_the_booking() -> HttpResponse:
    """After a change: to the booking, which says that it was kept."""
    return redirect(f"{reverse('booking')}?saved=1")


def is_shut(registration: Registration) -> bool:
    """Is it too late for this draft? Staff who fill one in by phone may go on; a booked place stays."""
    if not registration.is_draft or registration.entered_by_id:
        return False
    return not takes_registrations(registration.forum, at=timezone.now())


def closed(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Says kindly that this forum takes no registrations now."""
    return render(request, "events/registration/closed.html", {"forum": forum})


def _registration_in_hand(request: HttpRequest, slug: str) -> Registration | None:
    draft_id = recall(request, DRAFT)
    return queries.registration_for(slug, draft_id) if draft_id else None


def _draft_or_booked(request: HttpRequest, slug: str) -> Registration | None:
    # The draft comes first: someone who holds a booking may be filling in another one.
    found = _registration_in_hand(request, slug)
    if found and found.is_unfinished:
        return found
    cookie = recall(request, BOOKING, hours=OPEN_FOR_HOURS)
    booked = queries.registration_of_booking(cookie) if cookie else found
    return booked if booked and booked.is_live and booked.forum.slug == slug else None


def _to_the_start(slug: str) -> HttpResponse:
    if forum_for_public(slug) is None:
        raise Http404
    return redirect("register", slug=slug)
