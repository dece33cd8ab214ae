"""Registering, screen by screen, and the private page of a booking."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import limits
from common.http import recall, remember
from events.categories.models import Category, Code
from events.categories.pricing import Quote, from_rows
from events.categories.queries import (
    categories_of,
    explain,
    fee_table,
    member_organisations,
    opened_categories,
    opens_forum,
    policy_in_words,
)
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, documents, policies, queries
from events.registration.doors import (
    BOOKING,
    DRAFT,
    ENTRY,
    OPEN_FOR_HOURS,
    ask_for_code,
    back_to_the_booking,
    closed,
    code_in_hand,
    is_shut,
    let_in,
    let_in_booker,
    mail_the_link,
    next_page,
    no_booking,
    told_before,
    with_booking,
    with_draft,
)
from events.registration.fee_forms import CodeForm
from events.registration.forms import AddressForm, CategoryForm, DetailsForm, NeedsForm
from events.registration.models import Booking, Registration, Role
from events.registration.steps import Step, steps
from people.accounts.models import Language
from people.consents.actions import agree
from people.consents.forms import ConsentFields
from people.consents.models import ConsentEntry

form_page = require_http_methods(["GET", "HEAD", "POST"])


# ---- registering -------------------------------------------------------------------------------------------
@form_page
@limits.limit_posts("begin a draft", limits.BEGIN)
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """How are you taking part? A draft begins, or goes on in another category."""
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    draft = _draft_in_hand(request, slug)
    if is_shut(draft) if draft else not takes_registrations(forum, at=timezone.now()):
        return closed(request, forum)
    if draft and not draft.is_draft:
        # Named by somebody else, who chose how they take part.
        return redirect("register-details", slug=slug)
    code = code_in_hand(request, forum, draft)
    if not opens_forum(forum, code):
        return _ask_for_entry(request, forum)
    categories = opened_categories(categories_of(forum), code, forum)
    form = CategoryForm(
        request.POST or None,
        forum=forum,
        categories=categories,
        fees=fee_table(forum, categories),
        at=timezone.now(),
        initial={"category": draft.category_id if draft else code and code.category_id},
    )
    if form.is_valid():
        try:
            return _go_on_with(request, forum, draft, form.cleaned_data["category"], code)
        except actions.ClosedToOfficials:
            form.refuse_officials()
    return render(
        request,
        "events/registration/start.html",
        {
            "forum": forum,
            "form": form,
            "nothing_open": len(form.full) == len(categories),
            "filled_up": form.filled_up,
            "code": code,
            "refused": code is None and recall(request, ENTRY) is not None,
        },
    )


def _ask_for_entry(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The forum opens only with a code: no way to take part and no number of places is shown without."""
    return render(
        request,
        "events/registration/code.html",
        {
            "forum": forum,
            "form": CodeForm(request.POST or None),
            "refused": recall(request, ENTRY) is not None,
        },
    )


def _draft_in_hand(request: HttpRequest, slug: str) -> Registration | None:
    draft_id = recall(request, DRAFT)
    found = queries.registration_for(slug, draft_id) if draft_id else None
    return found if found and found.is_unfinished else None


def _go_on_with(
    request: HttpRequest, forum: Forum, draft: Registration | None, category: Category, code: Code | None
) -> HttpResponse:
    at = timezone.now()
    if draft:
        actions.choose_category(registration=draft, category=category, code=code, at=at)
    else:
        draft = actions.start(forum=forum, category=category, language=get_language(), code=code, at=at)
    response = redirect(next_page(draft), slug=forum.slug)
    remember(response, request, DRAFT, queries.draft_cookie(draft))
    return response


@form_page
@limits.limit_posts("answer", limits.ANSWER)
@with_draft
def details(request: HttpRequest, draft: Registration) -> HttpResponse:
    """About you."""
    form = DetailsForm(
        request.POST or None,
        initial=_details_of(draft),
        took=timezone.now() - draft.created_at,
        members=member_organisations() if draft.category.has_fees else None,
        by_phone=request.by_phone,
    )
    if form.is_valid():
        try:
            actions.save_details(registration=draft, at=timezone.now(), **form.cleaned_data)
            return redirect(next_page(draft), slug=draft.forum.slug)
        except actions.ClosedToOfficials:
            form.refuse_officials(draft.category)
    return render(
        request,
        "events/registration/details.html",
        {"forum": draft.forum, "draft": draft, "form": form, "told_before": told_before(request, draft)},
    )


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
    """The whole of registering, in any order: about you, the steps of other rooms, the last check."""
    return render(
        request,
        "events/registration/tasks.html",
        {
            "forum": draft.forum,
            "tasks": [_about_you(draft), *(_task(step, draft) for step in steps()), _last_check(draft)],
        },
    )


def _about_you(draft: Registration) -> dict:
    done = bool(draft.name_to_use)
    return {
        "label": _("About you"),
        "url": reverse("register-details", kwargs={"slug": draft.forum.slug}),
        "state": "done" if done else "todo",
        "state_label": _("Filled in") if done else _("To fill in"),
    }


def _task(step: Step, draft: Registration) -> dict:
    done = step.is_done(draft)
    return {
        "label": step.label,
        "hint": step.hint,
        "url": reverse(step.url_name, kwargs={"slug": draft.forum.slug}),
        "state": "done" if done else "",
        "state_label": _("Filled in") if done else _("Nothing yet"),
    }


def _last_check(draft: Registration) -> dict:
    ready = draft.is_complete
    return {
        "label": _("Check your answers"),
        "url": reverse("register-check", kwargs={"slug": draft.forum.slug}) if ready else "",
        "state": "todo" if ready else "wait",
        "state_label": _("The last step") if ready else _("Cannot start yet"),
    }


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
    except actions.NoPlace:
        # Everything typed stays; the page offers to wait, or to take part in another way.
        return _show_answers(request, draft, consents, is_full=True)
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
    is_full: bool = False,
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
            "is_full": is_full or queries.is_full_for(draft),
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


@form_page
@with_draft
def save(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Save and come back later: where shall the link go?"""
    form = AddressForm(request.POST if request.method == "POST" else None, known=draft.email)
    if form.is_valid():
        return mail_the_link(request, draft, form.cleaned_data.get("email", ""))
    return render(
        request,
        "events/registration/save.html",
        {"forum": draft.forum, "draft": draft, "form": form, "back": next_page(draft)},
    )


@require_safe
@with_draft
def saved(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Your answers are kept, and the link is on its way."""
    return render(
        request,
        "events/registration/saved.html",
        {
            "forum": draft.forum,
            "draft": draft,
            "next": next_page(draft),
            "days": actions.KEEP_IDLE_DRAFTS.days,
        },
    )


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


# ---- a booking, by its private link ------------------------------------------------------------------------
@form_page
def open_booking(request: HttpRequest, secret: str) -> HttpResponse:
    """The private link: notes in a cookie what it opens and goes on to an address without the secret."""
    found = queries.registration_by_secret(secret) or queries.booking_by_secret(secret)
    if found is None:
        return _replaced(request, queries.behind_replaced_link(secret))
    if policies.is_over(found.forum, on=timezone.localdate()):
        return no_booking(request)
    if found.asks_for_code:
        return ask_for_code(request, found)
    return let_in_booker(request, found) if isinstance(found, Booking) else let_in(request, found)


def _replaced(request: HttpRequest, held: Registration | Booking | None) -> HttpResponse:
    """A link of the past offers to mail the one of today, to the address that we know and do not show."""
    if held is None or policies.is_over(held.forum, on=timezone.localdate()):
        return no_booking(request)
    if request.method == "POST":
        too_many = limits.limited(request, "mailed link", limits.WRITE_TO_ME) or limits.limited(
            None, f"link {held.id}", limits.ONE_MAILBOX
        )
        if too_many:
            return limits.too_often(request, limits.ONE_MAILBOX)
        actions.send_link(held=held, at=timezone.now())
        return redirect("booking-find-sent")
    return render(request, "events/registration/replaced.html", status=410)


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
        {
            "registration": registration,
            "forum": registration.forum,
            "policy": policy_in_words(registration.booking.policy_snapshot),
        },
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
