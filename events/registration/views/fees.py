"""Codes, what the fee depends on, and another way to take part."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from common import limits
from events.categories import queries as categories
from events.categories.models import Bundle
from events.categories.pricing import from_rows
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.registration import actions, queries
from events.registration.doors import (
    back_to_the_booking,
    bring_code,
    closed,
    with_booking,
    with_draft,
)
from events.registration.forms import REFUSED, AmountForm, AnotherCategoryForm, CodeForm, FeeForm
from events.registration.models import Registration

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def enter_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a code is typed; at a forum that opens only with one this is all there is to see."""
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    if not takes_registrations(forum, at=timezone.now()):
        return closed(request, forum)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if limits.limited(request, "enter a code", limits.ENTER_A_CODE):
            return limits.too_often(request, limits.ENTER_A_CODE)
        typed = form.cleaned_data["code"]
        if _is_of_use(forum, typed):
            return bring_code(request, forum, typed)
        form.add_error("code", REFUSED)
    return render(request, "events/registration/code.html", {"forum": forum, "form": form})


def _is_of_use(forum: Forum, typed: str) -> bool:
    code = categories.usable_code(forum, typed, at=timezone.now())
    return code is not None and categories.opens_forum(forum, code)


@require_safe
def with_code(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A link that carries a code: notes it in a cookie and goes on to an address without it.

    Whatever the code is, the answer is the same; the page behind says whether it is of use.
    """
    if limits.limited(request, "enter a code", limits.ENTER_A_CODE):
        return limits.too_often(request, limits.ENTER_A_CODE)
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    return bring_code(request, forum, code)


@require_safe
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """The link of an invitation, whose address tells nothing of the forum."""
    if limits.limited(request, "enter a code", limits.ENTER_A_CODE):
        return limits.too_often(request, limits.ENTER_A_CODE)
    found = categories.invited_by(code, at=timezone.now())
    if found is None or not found.forum.is_public:
        return render(request, "events/registration/not_invited.html", status=404)
    return bring_code(request, found.forum, code)


@form_page
@with_draft
def fee(request: HttpRequest, draft: Registration) -> HttpResponse:
    """What the fee depends on: member or not, both forums or one, how much, a code."""
    at, slug = timezone.now(), draft.forum.slug
    priced = queries.price_of(draft, at=at)
    if not priced.costs_something or not draft.is_draft:
        return redirect("register-check", slug=slug)
    organisations = categories.member_organisations()
    form = FeeForm(
        request.POST or None,
        initial=_chosen_before(draft),
        draft=draft,
        priced=priced,
        organisations=organisations,
        at=at,
    )
    if form.types_another_code and limits.limited(request, "enter a code", limits.ENTER_A_CODE):
        return limits.too_often(request, limits.ENTER_A_CODE)
    if form.is_valid():
        actions.choose_fee(registration=draft, at=at, **form.choices_made)
        return redirect("register-check", slug=slug)
    return render(
        request,
        "events/registration/fee.html",
        {
            "forum": draft.forum,
            "form": form,
            "facts": categories.fees_in_words(priced.schedule, priced.calendar, at=at),
        },
    )


def _chosen_before(draft: Registration) -> dict:
    return {
        "bundle": Bundle.TOGETHER if draft.with_parallel else Bundle.ALONE,
        "organisation": str(draft.organisation_id or ""),
        "amount": draft.chosen_cents,
        "code": categories.code_text(draft.waiver) if draft.waiver_id else "",
    }


@form_page
@with_booking
def booking_fee(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Choose another amount on the sliding scale, until it is paid."""
    quote = from_rows(registration.price_lines)
    if not registration.is_live or not quote.is_sliding:
        return redirect("booking")
    form = AmountForm(request.POST or None, initial={"amount": quote.before_waiver}, quote=quote)
    if form.is_valid():
        try:
            actions.choose_amount(
                registration=registration, cents=form.cleaned_data["amount"], at=timezone.now()
            )
        except actions.NotBooked:
            return redirect("booking")
        return back_to_the_booking()
    return render(
        request, "events/registration/booking_fee.html", {"registration": registration, "form": form}
    )


@form_page
@with_booking
def booking_category(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Take part in another way: what it costs, and what it asks for, stand beside each before pressing."""
    if not registration.is_live:
        return redirect("booking")
    others = _other_categories(registration)
    form = AnotherCategoryForm(
        request.POST or None,
        registration=registration,
        others=others,
        prices=queries.prices_elsewhere(registration, others),
    )
    if form.is_valid():
        try:
            actions.change_category(
                registration=registration, category=form.cleaned_data["category"], at=timezone.now()
            )
            return back_to_the_booking()
        except actions.RegistrationProblem as problem:
            form.add_error("category", str(problem))
    return render(
        request,
        "events/registration/booking_category.html",
        {"registration": registration, "form": form},
    )


def _other_categories(registration: Registration) -> list:
    opened = categories.opened_categories(
        categories.categories_of(registration.forum), registration.code, registration.forum
    )
    return [category for category in opened if category.pk != registration.category_id]
