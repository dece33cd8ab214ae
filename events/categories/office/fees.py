"""What taking part costs, in the back office: a table for each category, terms for the forum."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.log_actions import log

from common.office import confirm_action, trail, visible_or_404
from events.categories import actions, pricing, queries
from events.categories.forms import FeesForm, TermsForm
from events.categories.models import Bundle, Category, FeeTerms, Period
from events.categories.pricing import Calendar, Schedule
from events.forums.models import Forum
from events.forums.office import path_to


def fees(request: HttpRequest, pk: int) -> HttpResponse:
    """The fees of one category, with what somebody would pay today."""
    category = visible_or_404(Category, request.user, "change", pk=pk)
    table = queries.fee_table(category.forum, [category])
    schedule = table.of(category) if table else Schedule()
    form = FeesForm(request.POST or None, schedule=schedule, bundles=_bundles(category.forum, schedule))
    if request.method == "POST" and form.is_valid():
        schedule = form.schedule
        if "preview" not in request.POST:
            actions.save_fees(category=category, rates=schedule.rates, sliding_floor=schedule.floor)
            log(category, "wagtail.edit", user=request.user)
            messages.success(request, gettext("The fees are saved. Whoever has booked keeps theirs."))
            return redirect("categories:fees", pk)
    calendar = queries.calendar_of(category.forum, queries.terms_of(category.forum))
    return render(
        request,
        "events/office/fees.html",
        {
            "category": category,
            "form": form,
            "period": Period(pricing.period_at(calendar, timezone.now())).label,
            "today": _today(schedule, calendar),
            "is_preview": request.method == "POST",
            "terms_url": reverse("categories:terms", args=[category.forum_id]),
            "header_title": gettext("Fees"),
            "header_icon": "tag",
            "breadcrumbs_items": trail(
                *path_to(category.forum),
                (gettext("Categories"), f"{reverse('categories:index')}?forum={category.forum_id}"),
                (category.name, reverse("categories:edit", args=[pk])),
                (gettext("Fees"), ""),
            ),
        },
    )


def _bundles(forum: Forum, schedule: Schedule) -> list[str]:
    """This forum alone; with the parallel one where there is one, or a fee for it."""
    together = Bundle.TOGETHER in schedule.bundles or forum.parallel_forums.exists()
    return [Bundle.ALONE, Bundle.TOGETHER] if together else [Bundle.ALONE]


def _today(schedule: Schedule, calendar: Calendar) -> list[dict]:
    """What somebody pays who books now, line by line of the table."""
    at, rows = timezone.now(), []
    for bundle in schedule.bundles:
        standard = pricing.quote(schedule, calendar, at=at, bundle=bundle)
        member = pricing.quote(schedule, calendar, at=at, bundle=bundle, is_member=True)
        rows.append(
            {
                "label": Bundle(bundle).label,
                "standard": standard.total,
                "member": member.total,
                "lowest": (standard.lowest, member.lowest) if standard.is_sliding else None,
            }
        )
    return rows


def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """When which fee applies, and what is given back to whoever cancels."""
    forum = visible_or_404(Forum, request.user, "change", pk=pk)
    kept = queries.terms_of(forum) or FeeTerms(forum=forum)
    form = TermsForm(request.POST or None, instance=kept)

    def do(**_answers: object) -> None:
        actions.save_terms(terms=form.save(commit=False))
        log(forum, "wagtail.edit", user=request.user)

    return confirm_action(
        request,
        title=_("Fees: dates and cancelling"),
        what_will_happen=[
            gettext("Whoever books from now on is shown these terms, and they are kept with the booking."),
            gettext("Whoever has booked already keeps the fee and the terms of then."),
        ],
        do=do,
        done=_("The terms are saved."),
        button=_("Save"),
        back_url=reverse("forums:desk", args=[pk]),
        form=form,
        breadcrumbs=path_to(forum),
        icon="calendar",
    )
