"""Registering, screen by screen, and the private page of a booking."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.formats import zone_name
from common.http import recall, remember
from events.categories.models import Category
from events.categories.queries import categories_of
from events.forums.models import Forum
from events.forums.policies import shows_venue, takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, documents, policies, queries
from events.registration.doors import (
    BOOKING,
    DRAFT,
    OPEN_FOR_HOURS,
    back_to_the_booking,
    closed,
    with_booking,
    with_draft,
)
from events.registration.forms import CategoryForm, DetailsForm, NeedsForm
from events.registration.models import Registration, Role
from events.registration.steps import Step, steps
from people.accounts.models import Language

form_page = require_http_methods(["GET", "HEAD", "POST"])


# ---- registering -------------------------------------------------------------------------------------------
@form_page
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """How are you taking part? A draft begins, or goes on in another category."""
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    if not takes_registrations(forum, at=timezone.now()):
        return closed(request, forum)
    draft = _draft_in_hand(request, slug)
    categories = categories_of(forum)
    chosen = {"category": draft.category_id} if draft else None
    form = CategoryForm(request.POST or None, forum=forum, categories=categories, initial=chosen)
    if form.is_valid():
        return _go_on_with(request, forum, draft, form.cleaned_data["category"])
    return render(
        request,
        "events/registration/start.html",
        {
            "forum": forum,
            "form": form,
            "nothing_open": len(form.full) == len(categories),
            "filled_up": form.filled_up,
        },
    )


def _draft_in_hand(request: HttpRequest, slug: str) -> Registration | None:
    draft_id = recall(request, DRAFT)
    found = queries.registration_for(slug, draft_id) if draft_id else None
    return found if found and found.is_unfinished else None


def _go_on_with(
    request: HttpRequest, forum: Forum, draft: Registration | None, category: Category
) -> HttpResponse:
    at = timezone.now()
    if draft:
        actions.choose_category(registration=draft, category=category, at=at)
    else:
        draft = actions.start(forum=forum, category=category, language=get_language(), at=at)
    response = redirect(_next_page(draft), slug=forum.slug)
    remember(response, request, DRAFT, queries.draft_cookie(draft))
    return response


def _next_page(draft: Registration) -> str:
    """Where Continue leads: to the first page without an answer, else to the last check."""
    if not draft.name_to_use:
        return "register-details"
    if draft.needs_something is None:
        return "register-needs"
    return "register-check"


@form_page
@with_draft
def details(request: HttpRequest, draft: Registration) -> HttpResponse:
    """About you."""
    form = DetailsForm(
        request.POST or None, initial=_details_of(draft), took=timezone.now() - draft.created_at
    )
    if form.is_valid():
        actions.save_details(registration=draft, at=timezone.now(), **form.cleaned_data)
        return redirect(_next_page(draft), slug=draft.forum.slug)
    return render(request, "events/registration/details.html", {"forum": draft.forum, "form": form})


def _details_of(registration: Registration) -> dict:
    return {
        "name_to_use": registration.name_to_use,
        "email": registration.email,
        "language": registration.language,
        "province": registration.province,
        "organisation_name": registration.organisation_name,
        "roles": queries.all_roles(registration),
    }


@form_page
@with_draft
def needs(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Anything you need? No leads straight to the last check."""
    known = {None: None, True: "yes", False: "no"}[draft.needs_something]
    form = NeedsForm(request.POST or None, initial={"needs_something": known})
    if form.is_valid():
        needs_something = form.cleaned_data["needs_something"]
        actions.say_needs(registration=draft, needs_something=needs_something, at=timezone.now())
        return redirect("register-tasks" if needs_something else "register-check", slug=draft.forum.slug)
    return render(request, "events/registration/needs.html", {"forum": draft.forum, "form": form})


@require_safe
@with_draft
def tasks(request: HttpRequest, draft: Registration) -> HttpResponse:
    """The steps that other rooms offer, each a page of its own, all of them optional."""
    return render(
        request,
        "events/registration/tasks.html",
        {"forum": draft.forum, "tasks": [_task(step, draft) for step in steps()]},
    )


def _task(step: Step, draft: Registration) -> dict:
    done = step.is_done(draft)
    return {
        "label": step.label,
        "hint": step.hint,
        "url": reverse(step.url_name, kwargs={"slug": draft.forum.slug}),
        "state": "done" if done else "",
        "state_label": _("Filled in") if done else _("Nothing yet"),
    }


@form_page
@with_draft
def check(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Check your answers; the button books."""
    slug = draft.forum.slug
    if not draft.is_complete:
        return redirect(_next_page(draft), slug=slug)
    if request.method != "POST":
        return render(
            request,
            "events/registration/check.html",
            {"forum": draft.forum, "rows": _answers(draft), "asked": _asked(draft)},
        )
    try:
        finish = actions.book if draft.is_draft else actions.complete
        finish(registration=draft, at=timezone.now())
    except actions.NoPlace:
        # The first page says so, offers what is open, and everything typed stays in the draft.
        return redirect("register", slug=slug)
    except actions.RegistrationClosed:
        return closed(request, draft.forum)
    response = redirect("register-booked", slug=slug)
    remember(response, request, DRAFT, queries.draft_cookie(draft), hours=OPEN_FOR_HOURS)
    cookie = queries.booking_cookie(draft, by_link=False)
    remember(response, request, BOOKING, cookie, hours=OPEN_FOR_HOURS)
    return response


def _answers(draft: Registration) -> list[dict]:
    slug = {"slug": draft.forum.slug}
    about_you = reverse("register-details", kwargs=slug)
    ticked = [str(Role(role).label) for role in queries.all_roles(draft)]
    return [
        {"label": _("Taking part as"), "value": draft.category.name, "url": reverse("register", kwargs=slug)},
        {"label": _("Name to use"), "value": draft.name_to_use, "url": about_you},
        {"label": _("E-mail address"), "value": draft.email, "url": about_you},
        {"label": _("We write to you in"), "value": Language(draft.language).label, "url": about_you},
        {"label": _("Province or territory"), "value": draft.get_province_display(), "url": about_you},
        {"label": _("Organisation"), "value": draft.organisation_name, "url": about_you},
        {"label": _("What describes you"), "value": "\n".join(ticked), "url": about_you},
        {
            "label": _("Anything you need"),
            "value": _("Yes") if draft.needs_something else _("No"),
            "url": reverse("register-needs", kwargs=slug),
        },
    ]


def _asked(draft: Registration) -> list[dict]:
    """The answers given in other rooms' steps, under each step's name."""
    if not draft.needs_something:
        return []
    slug = {"slug": draft.forum.slug}
    asked = []
    for step in steps():
        url = reverse(step.url_name, kwargs=slug)
        rows = [{"label": line.question, "value": line.answer, "url": url} for line in step.summary(draft)]
        asked.append({"label": step.label, "url": url, "rows": rows})
    return asked


@require_safe
def booked(request: HttpRequest, slug: str) -> HttpResponse:
    """Your place is booked."""
    draft_id = recall(request, DRAFT)
    registration = queries.registration_for(slug, draft_id) if draft_id else None
    if registration is None or not registration.is_live:
        return redirect("register", slug=slug)
    return render(
        request,
        "events/registration/booked.html",
        {"forum": registration.forum, "registration": registration},
    )


# ---- a booking, by its private link ------------------------------------------------------------------------
@require_safe
def open_booking(request: HttpRequest, secret: str) -> HttpResponse:
    """The private link: notes the booking in a cookie and goes on to an address without the secret."""
    found = queries.registration_by_secret(secret)
    if found is None:
        raise Http404
    response = redirect("booking")
    cookie = queries.booking_cookie(found, by_link=True)
    remember(response, request, BOOKING, cookie, hours=OPEN_FOR_HOURS)
    return response


@require_safe
@with_booking
def booking(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Everything about one's booking."""
    confirmed = policies.is_confirmed(registration)
    return render(
        request,
        "events/registration/booking.html",
        {
            "registration": registration,
            "saved": "saved" in request.GET,
            "forum": registration.forum,
            "zone": _zone(registration.forum),
            # A form can be filled in by anyone; only the link in our message shows who reads at that address.
            "shows_venue": shows_venue(registration.forum, confirmed and registration.came_by_link),
            "requests": [_request(step, registration) for step in steps()] if confirmed else [],
        },
    )


def _zone(forum: Forum) -> str:
    noon = datetime.combine(forum.starts_on, time(12), ZoneInfo(forum.time_zone))
    return zone_name(forum.time_zone, noon)


def _request(step: Step, registration: Registration) -> dict:
    """Where a request stands; its page is open to what was forgotten, too."""
    state = step.state(registration) if registration.needs_something else ""
    return {
        "label": step.label,
        "url": reverse(step.url_name, kwargs={"slug": registration.forum.slug}),
        "state": "done" if state else "",
        "state_label": state or _("Nothing asked"),
    }


@form_page
@with_booking
def change_details(request: HttpRequest, registration: Registration) -> HttpResponse:
    """About you, once more, after booking."""
    if not registration.is_live:
        return redirect("booking")
    form = DetailsForm(request.POST or None, initial=_details_of(registration))
    if form.is_valid():
        actions.change_details(registration=registration, at=timezone.now(), **form.cleaned_data)
        return back_to_the_booking()
    return render(
        request, "events/registration/change_details.html", {"registration": registration, "form": form}
    )


@form_page
@with_booking
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Asks once more, then cancels."""
    if request.method == "POST":
        actions.cancel(registration=registration, at=timezone.now())
        return redirect("booking")
    if not registration.is_live:
        return redirect("booking")
    return render(
        request,
        "events/registration/cancel.html",
        {"registration": registration, "forum": registration.forum},
    )


@require_safe
@with_booking
def calendar(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The calendar file of one's booking."""
    content = documents.calendar_file(registration, at=timezone.now())
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="calendar.ics"'},
    )
