"""The page of the registration where people ask for travel money."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from events.registration.doors import back_to_the_booking, with_registration
from events.registration.models import Registration
from events.subsidies import actions, queries
from events.subsidies.forms import SubsidyForm, TravelNameForm
from events.subsidies.models import SubsidyRequest
from events.subsidies.queries import TravelName


@require_http_methods(["GET", "HEAD", "POST"])
@with_registration
def ask(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Help with travel costs."""
    found = queries.request_of(registration)
    form = SubsidyForm(request.POST or None, initial=_answers(found, registration))
    if form.is_valid():
        actions.ask(registration=registration, at=timezone.now(), **form.cleaned_data)
        if form.cleaned_data["payout"] == SubsidyRequest.Payout.PAY_FOR_ME:
            return redirect("register-travel-name", slug=registration.forum.slug)
        return _back(registration)
    return render(
        request,
        "events/subsidies/ask.html",
        {
            "forum": registration.forum,
            "registration": registration,
            "form": form,
            "may_drop": found is not None and found.status != found.Status.WITHDRAWN,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_registration
def name(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Which name must stand on your ticket? Asked only of those for whom we buy it."""
    if not queries.asks_for_tickets(registration):
        return redirect("register-travel", slug=registration.forum.slug)
    form = TravelNameForm(request.POST or None, initial=asdict(queries.travel_name_of(registration)))
    if form.is_valid():
        actions.keep_name(registration=registration, name=TravelName(**form.cleaned_data), at=timezone.now())
        return _back(registration)
    return render(
        request,
        "events/subsidies/name.html",
        {"forum": registration.forum, "registration": registration, "form": form},
    )


@require_POST
@with_registration
def drop(request: HttpRequest, registration: Registration) -> HttpResponse:
    """No travel money after all."""
    actions.drop(registration=registration, at=timezone.now())
    return _back(registration)


def _answers(found: SubsidyRequest | None, registration: Registration) -> dict:
    if found is None:
        return {"leaving_from": registration.province}
    names = [name for name in SubsidyForm.base_fields if name != "reason"]
    return {
        **{name: getattr(found, name) for name in names},
        "reason": queries.reason_of(found, key=registration.key_name),
    }


def _back(registration: Registration) -> HttpResponse:
    if registration.is_unfinished:
        return redirect("register-tasks", slug=registration.forum.slug)
    return back_to_the_booking()
