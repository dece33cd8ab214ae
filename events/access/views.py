"""The pages on which people say what they need and what they eat, and see what becomes of it."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from events.access import actions, queries
from events.access.forms import AccessForm, AnswerForm, DietForm
from events.access.models import AccessCase
from events.registration.doors import back_to_the_booking, with_registration
from events.registration.models import Registration

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _after(registration: Registration) -> HttpResponse:
    if registration.is_unfinished:
        return redirect("register-tasks", slug=registration.forum.slug)
    return back_to_the_booking()


@form_page
@with_registration
def ask(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What would help you take part? Once something is asked for, the way here leads past where it stands."""
    if request.method != "POST" and "change" not in request.GET and _has_cases(registration):
        return redirect("register-access-cases", slug=registration.forum.slug)
    needs = queries.needs_of(registration)
    form = AccessForm(
        request.POST or None,
        options=queries.options_to_ask(food=False, chosen=needs.options),
        initial=asdict(needs),
    )
    if form.is_valid():
        actions.ask(registration=registration, needs=form.needs, at=timezone.now())
        return _after(registration)
    return render(
        request,
        "events/access/ask.html",
        {"forum": registration.forum, "registration": registration, "form": form},
    )


def _has_cases(registration: Registration) -> bool:
    return not registration.is_unfinished and bool(queries.state(registration))


@form_page
@with_registration
def diet(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What do you eat?"""
    food = queries.food_of(registration)
    chosen = [*food.diets, *(allergy.code for allergy in food.allergies)]
    form = DietForm(request.POST or None, options=queries.options_to_ask(food=True, chosen=chosen), food=food)
    if form.is_valid():
        actions.say_food(registration=registration, food=form.food, at=timezone.now())
        return _after(registration)
    return render(
        request,
        "events/access/diet.html",
        {"forum": registration.forum, "registration": registration, "form": form},
    )


# ---- what becomes of it ---------------------------------------------
# What each status means to the person, as components/task_list.html draws it.
STATES = {
    AccessCase.Status.ASKED: "todo",
    AccessCase.Status.ARRANGING: "todo",
    AccessCase.Status.ARRANGED: "wait",
    AccessCase.Status.IMPOSSIBLE: "bad",
    AccessCase.Status.CONFIRMED: "done",
    AccessCase.Status.DONE: "done",
}


@require_safe
@with_registration
def cases(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Where each of my needs stands."""
    options = queries.options_by_code()
    address = reverse("register-access-case", kwargs={"slug": registration.forum.slug})
    return render(
        request,
        "events/access/cases.html",
        {
            "forum": registration.forum,
            "registration": registration,
            "needs": [
                {
                    "label": case.need.name_to_the_person(options),
                    "url": f"{address}?need={case.row.pk}",
                    "state": STATES[case.row.status],
                    "state_label": case.row.status_to_the_person,
                }
                for case in queries.cases_of(registration)
            ],
        },
    )


@form_page
@with_registration
def case(request: HttpRequest, registration: Registration) -> HttpResponse:
    """One of my needs: where it stands, what was said, and my answer; what is gone leads back to all."""
    row = _case_asked_for(request, registration)
    if row is None:
        return redirect("register-access-cases", slug=registration.forum.slug)
    form = AnswerForm(request.POST or None, case=row)
    if form.is_valid():
        try:
            actions.answer(case=row, at=timezone.now(), **form.cleaned_data)
        except actions.AccessProblem as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(f"{request.path}?need={row.pk}&saved=1")
    key = registration.key_name
    return render(
        request,
        "events/access/case.html",
        {
            "forum": registration.forum,
            "registration": registration,
            "case": row,
            "need": queries.need_of(row, key=key).name_to_the_person(queries.options_by_code()),
            "entries": queries.entries_of(row, key=key),
            "form": form,
            "saved": "saved" in request.GET,
        },
    )


def _case_asked_for(request: HttpRequest, registration: Registration) -> AccessCase | None:
    """The need that the address names, if it is this person's and still asked for."""
    try:
        wanted = UUID(request.GET.get("need", ""))
    except ValueError:
        return None
    return queries.case_of_person(registration, wanted)
