"""Doors: they find the registration that a page is about by its cookie, or lead to where one begins."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from common import limits, sealing
from common.http import recall, remember
from events.categories import queries as categories
from events.categories.models import Code
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, queries
from events.registration.models import Booking, Registration
from people.persons.queries import person_of

logger = logging.getLogger(__name__)

DRAFT = "draft"
BOOKING = "booking"
# The code for a forum that this browser came with.
ENTRY = "entry"
# A booking for several people, for whoever booked; see `events/groups`.
GROUP = "group"
# Whom an e-mailed code is asked of; see `events/returning`.
CODE = "code"
# Short, because computers are shared; the private link opens the booking again.
OPEN_FOR_HOURS = 2
# The button "Save and come back later", on whichever page of registering.
SAVE = "_save"


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
        note_phone(request, registration)
        try:
            return safely_sealed(saving(view))(request, registration)
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
        note_phone(request, registration)
        return safely_sealed(saving(view))(request, registration)

    return opened


def with_booking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the registration behind the `booking` cookie; without it a page says how to come back."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        cookie = recall(request, BOOKING, hours=OPEN_FOR_HOURS)
        registration = queries.registration_of_booking(cookie) if cookie else None
        if registration is None:
            return no_booking(request)
        return safely_sealed(view)(request, registration)

    return opened


def note_phone(request: HttpRequest, registration: Registration) -> None:
    """Where a member of staff fills in for somebody on the phone, every page says so, and so does the view.

    Asked only of what was entered by staff: nobody else's request needs to know who is signed in.
    """
    by_phone = registration.channel == Registration.Channel.PHONE and registration.entered_by_id is not None
    request.by_phone = by_phone and request.user.pk == registration.entered_by_id


# ---- in by the private link --------------------------------------------------------------------------------
def let_in(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Whoever holds the link goes on: to the first page without an answer, or to the booking."""
    if registration.is_unfinished:
        # Whoever was named by somebody else first sees by whom and for what, with what was typed for them.
        page = next_page(registration) if registration.is_draft else "register-details"
        response = redirect(page, slug=registration.forum.slug)
        remember(response, request, DRAFT, queries.draft_cookie(registration))
    else:
        response = redirect("booking")
    if not registration.is_draft:
        cookie = queries.booking_cookie(registration, by_link=True)
        remember(response, request, BOOKING, cookie, hours=OPEN_FOR_HOURS)
    return response


def let_in_booker(request: HttpRequest, booking: Booking, *, done: str = "") -> HttpResponse:
    """Whoever booked for several goes on to their list; `done` is what the page says was just done."""
    response = redirect(reverse("group") + (f"?done={done}" if done else ""))
    remember(response, request, GROUP, queries.group_cookie(booking), hours=OPEN_FOR_HOURS)
    return response


def ask_for_code(request: HttpRequest, held: Registration | Booking) -> HttpResponse:
    """Somebody left the site with this open: first a code that only their mailbox gets."""
    response = redirect("booking-code")
    remember(response, request, CODE, f"{held._meta.model_name}.{held.id}", hours=1)
    return response


def next_page(draft: Registration) -> str:
    """Where Continue leads: to the first page without an answer, else to the last check."""
    if not draft.name_to_use:
        return "register-details"
    if draft.needs_something is None:
        return "register-needs"
    return "register-check"


def no_booking(request: HttpRequest) -> HttpResponse:
    """The same page for every way of having no booking here: it says how to come back."""
    return render(request, "events/registration/no_booking.html", status=404)


def told_before(request: HttpRequest, draft: Registration) -> Registration | None:
    """What this person told us last time, as their sign-in or their own link shows; an address never does."""
    if draft.entered_by_id:
        # Whoever is signed in here is not the person.
        return None
    cookie = recall(request, BOOKING, hours=OPEN_FOR_HOURS)
    in_hand = queries.registration_of_booking(cookie) if cookie else None
    if in_hand and in_hand.came_by_link and in_hand.pk != draft.pk:
        return in_hand
    person = person_of(request.user)
    return queries.latest_of_person(person, but=draft) if person else None


# ---- codes for a forum -------------------------------------------------------------------------------------
def bring_code(request: HttpRequest, forum: Forum, typed: str) -> HttpResponse:
    """To the first page of registering, with the code in a cookie and no longer in the address."""
    response = redirect("register", slug=forum.slug)
    remember(response, request, ENTRY, categories.normalised(typed))
    return response


def code_in_hand(request: HttpRequest, forum: Forum, draft: Registration | None) -> Code | None:
    """The code that this browser came with, or that its draft began with, while it is of use here."""
    at = timezone.now()
    typed = recall(request, ENTRY)
    brought = categories.usable_code(forum, typed, at=at) if typed else None
    if brought is None and draft and draft.code_id:
        return Code.objects.usable(at).filter(pk=draft.code_id).first()
    return brought


# ---- save and come back later ------------------------------------------------------------------------------
def saving(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Once the page has kept its answers, whoever wants to stop is mailed the link instead of going on."""

    @wraps(view)
    def answered(request: HttpRequest, registration: Registration) -> HttpResponse:
        response = view(request, registration)
        stops = SAVE in request.POST and response.status_code == HTTPStatus.FOUND
        return mail_the_link(request, registration) if stops and registration.is_unfinished else response

    return answered


def mail_the_link(request: HttpRequest, draft: Registration, email: str = "") -> HttpResponse:
    """Keep the draft for later; where no address is known, a page asks for one first."""
    to = draft.email or email
    if not to:
        return redirect("register-save", slug=draft.forum.slug)
    if limits.limited(request, "mailed link", limits.WRITE_TO_ME) or limits.limited(
        None, f"mailbox {queries.email_key(to)}", limits.ONE_MAILBOX
    ):
        return limits.too_often(request, limits.ONE_MAILBOX)
    actions.save_for_later(registration=draft, email=email, at=timezone.now())
    return redirect("register-saved", slug=draft.forum.slug)


# ---- leaving, and what stands in the way -------------------------------------------------------------------
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
