"""Check your answers: the button that books, asks, or joins the waiting list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import limits
from common.http import recall, remember
from events.categories.pricing import Quote, from_rows
from events.categories.queries import (
    explain,
    policy_in_words,
)
from events.registration import actions, queries
from events.registration.doors import (
    BOOKING,
    DRAFT,
    OPEN_FOR_HOURS,
    closed,
    next_page,
    with_draft,
)
from events.registration.models import Registration, Role
from events.registration.steps import steps
from people.accounts.models import Language
from people.consents.actions import agree
from people.consents.forms import ConsentFields
from people.consents.models import ConsentEntry

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@limits.limit_posts("book", limits.BOOK)
@with_draft
def check(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Check your answers; the button books."""
    slug = draft.forum.slug
    if not draft.is_complete:
        return redirect(next_page(draft), slug=slug)
    # Not `request.POST or None`: with nothing ticked and nothing to pay there is nothing in it.
    consents = ConsentFields(request.POST if request.method == "POST" else None, at=timezone.now())
    if not consents.is_valid():
        return _show_answers(request, draft, consents)
    try:
        _finish(request, draft)
    except (
        actions.ClosedToOfficials,
        actions.CodeNeeded,
        actions.CodeRefused,
        actions.PriceChanged,
    ) as refusal:
        actions.drop_useless_codes(registration=draft, at=timezone.now())
        return _show_answers(request, draft, consents, refusal=str(refusal))
    except actions.NoPlace as problem:
        # Everything typed stays; the page offers to wait, or to take part in another way.
        return _show_answers(request, draft, consents, full=problem)
    except actions.RegistrationClosed:
        return closed(request, draft.forum)
    _keep_agreements(request, draft, consents)
    if request.by_phone:
        # Back to the back office: this browser is not the person's, and keeps no way to their booking.
        return redirect("groups:done", pk=draft.pk)
    response = redirect("register-booked", slug=slug)
    remember(response, request, DRAFT, queries.draft_cookie(draft), hours=OPEN_FOR_HOURS)
    cookie = queries.booking_cookie(draft, by_link=False)
    remember(response, request, BOOKING, cookie, hours=OPEN_FOR_HOURS)
    return response


def _finish(request: HttpRequest, draft: Registration) -> None:
    """Book; where nothing is free and the person asked to wait, put them on the waiting list."""
    at, shown = timezone.now(), _shown_cents(request)
    if not draft.is_draft:
        actions.complete(registration=draft, at=at)
        return
    try:
        actions.book(registration=draft, at=at, shown_cents=shown)
    except actions.NoPlace:
        if "queue" not in request.POST:
            raise
        short_notice = "short_notice" in request.POST
        actions.join_queue(registration=draft, at=at, shown_cents=shown, short_notice=short_notice)


def _keep_agreements(request: HttpRequest, draft: Registration, consents: ConsentFields) -> None:
    agree(
        person_id=draft.person_id,
        about=draft.id,
        wordings=consents.agreed,
        language=get_language(),
        channel=ConsentEntry.Channel.PHONE if request.by_phone else ConsentEntry.Channel.WEB,
        at=timezone.now(),
        noted_by=request.user if request.by_phone else None,
    )


def _show_answers(
    request: HttpRequest,
    draft: Registration,
    consents: ConsentFields,
    *,
    refusal: str = "",
    full: actions.NoPlace | None = None,
) -> HttpResponse:
    quote, policy = _price(draft)
    return render(
        request,
        "events/registration/check.html",
        {
            "forum": draft.forum,
            "draft": draft,
            "form": consents,
            "rows": _answers(draft),
            "asked": _asked(draft),
            "back": "register-tasks" if draft.needs_something else "register-needs",
            "price": explain(quote) if draft.category.has_fees else [],
            "policy": policy_in_words(policy),
            "asks_first": actions.needs_approval(draft),
            "is_full": full is not None or queries.is_full_for(draft),
            # What was refused, not what stood in the row when the page began.
            "all_taken": isinstance(full, actions.ForumFull) or draft.forum.places.is_full,
            "refusal": refusal,
        },
    )


def _price(draft: Registration) -> tuple[Quote, dict]:
    """What is to pay, and the policy on cancelling: as they are now, or as they were fixed with the place."""
    if draft.is_draft:
        priced = queries.price_of(draft, at=timezone.now())
        return priced.quote, priced.policy
    return from_rows(draft.price_lines), draft.booking.policy_snapshot


def _shown_cents(request: HttpRequest) -> int | None:
    """The price that stood on the page when the button was pressed."""
    shown = request.POST.get("shown", "")
    return int(shown) if shown.isdecimal() and len(shown) < 10 else None


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
        {
            "forum": registration.forum,
            "registration": registration,
            "price": explain(from_rows(registration.price_lines)) if registration.price_lines else [],
        },
    )
