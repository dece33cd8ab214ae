"""Registering, screen by screen, up to the last check."""

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
from events.categories.queries import (
    categories_of,
    fee_table,
    member_organisations,
    opened_categories,
    opens_forum,
)
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, queries
from events.registration.doors import (
    DRAFT,
    ENTRY,
    closed,
    code_in_hand,
    is_shut,
    mail_the_link,
    next_page,
    told_before,
    with_draft,
)
from events.registration.forms import AddressForm, CategoryForm, CodeForm, DetailsForm, NeedsForm
from events.registration.models import Registration
from events.registration.steps import Step, steps

form_page = require_http_methods(["GET", "HEAD", "POST"])


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
        initial=queries.details_of(draft),
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
