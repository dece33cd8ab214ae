"""The page of the registration where people ask for travel money."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from events.registration.doors import back_to_the_booking, with_registration
from events.registration.models import Registration
from events.subsidies import actions, queries
from events.subsidies.forms import SubsidyForm
from events.subsidies.models import SubsidyRequest


@require_http_methods(["GET", "HEAD", "POST"])
@with_registration
def ask(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Help with travel costs."""
    found = queries.request_of(registration)
    form = SubsidyForm(request.POST or None, initial=_answers(found, registration))
    if form.is_valid():
        actions.ask(registration=registration, at=timezone.now(), **form.cleaned_data)
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
    if registration.is_booked:
        return back_to_the_booking()
    return redirect("register-tasks", slug=registration.forum.slug)
