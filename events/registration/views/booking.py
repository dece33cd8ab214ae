"""A booking by its private link: opened, changed, cancelled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from common import limits
from events.categories.queries import (
    policy_in_words,
)
from events.registration import actions, documents, policies, queries
from events.registration.doors import (
    ask_for_code,
    back_to_the_booking,
    let_in,
    let_in_booker,
    no_booking,
    with_booking,
)
from events.registration.forms import DetailsForm
from events.registration.models import Booking, Registration

form_page = require_http_methods(["GET", "HEAD", "POST"])


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
    form = DetailsForm(request.POST or None, initial=queries.details_of(registration))
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
