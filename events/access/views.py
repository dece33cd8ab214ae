"""The page of the registration where people say what they need."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from events.access import actions, queries
from events.access.forms import AccessForm
from events.registration.doors import back_to_the_booking, with_registration
from events.registration.models import Registration


@require_http_methods(["GET", "HEAD", "POST"])
@with_registration
def ask(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What would help you take part?"""
    form = AccessForm(
        request.POST or None,
        options=queries.options_in_order(),
        initial=asdict(queries.needs_of(registration)),
    )
    if form.is_valid():
        actions.ask(registration=registration, needs=form.needs, at=timezone.now())
        if registration.is_booked:
            return back_to_the_booking()
        return redirect("register-tasks", slug=registration.forum.slug)
    return render(
        request,
        "events/access/ask.html",
        {"forum": registration.forum, "registration": registration, "form": form},
    )
