"""What somebody on the waiting list does on the page of their booking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from events.registration.doors import back_to_the_booking, with_booking
from events.registration.models import Registration
from events.waiting import actions, queries

form_page = require_http_methods(["GET", "HEAD", "POST"])
Status = Registration.Status


@require_POST
@with_booking
def accept(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Take the place; one that is no longer kept is said so, with a way back to the list."""
    try:
        actions.accept(registration=registration, at=timezone.now())
    except actions.OfferOver as problem:
        return _over(request, registration, problem)
    return redirect("booking")


@form_page
@with_booking
def decline(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Asks once more, then lets the place go."""
    if request.method == "POST":
        try:
            actions.decline(registration=registration, at=timezone.now())
        except actions.OfferOver as problem:
            return _over(request, registration, problem)
        return redirect("booking")
    if registration.status != Status.OFFERED:
        return redirect("booking")
    return render(request, "events/waiting/decline.html", {"registration": registration})


@form_page
@with_booking
def leave(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Asks once more, then leaves the list."""
    if request.method == "POST":
        try:
            actions.leave(registration=registration, at=timezone.now())
        except actions.NotWaiting as problem:
            return _over(request, registration, problem)
        return redirect("booking")
    if registration.status != Status.WAITING:
        return redirect("booking")
    return render(request, "events/waiting/leave.html", {"registration": registration})


@require_POST
@with_booking
def again(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Back to the end of the list in one press."""
    try:
        actions.wait_again(registration=registration, at=timezone.now())
    except actions.RegistrationProblem as problem:
        return _over(request, registration, problem)
    return redirect("booking")


@require_POST
@with_booking
def short_notice(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Whether a place in the last days would be fine."""
    try:
        actions.say_short_notice(
            registration=registration, short_notice="short_notice" in request.POST, at=timezone.now()
        )
    except actions.NotWaiting as problem:
        return _over(request, registration, problem)
    return back_to_the_booking()


def _over(request: HttpRequest, registration: Registration, problem: Exception) -> HttpResponse:
    """What was asked for is no longer possible; where things stand instead."""
    part = queries.standing(registration, at=timezone.now())
    about = {"registration": registration, "problem": str(problem), "part": part}
    return render(request, "events/waiting/over.html", about, status=409)
