"""Doors of a booking for several: the booker's cookie, and a body too big to be a list of 200 people."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from common.http import recall
from events.groups import actions, queries
from events.registration.doors import GROUP, OPEN_FOR_HOURS, no_booking, safely_sealed
from events.registration.models import Booking, Registration

# Two hundred people with the longest names and addresses that there are, in the longest spelling of a form.
MOST_BYTES = 1_000_000


def with_group(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the booking behind the `group` cookie; without it a page says how to come back."""

    @wraps(view)
    def opened(request: HttpRequest, **arguments: object) -> HttpResponse:
        booking = group_in_hand(request)
        if booking is None:
            return no_booking(request)
        return safely_sealed(view)(request, booking, *arguments.values())

    return opened


def with_person(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets one registration of the booking in hand; anybody else's is not there."""

    @wraps(view)
    def opened(request: HttpRequest, booking: Booking, pk: UUID) -> HttpResponse:
        registration: Registration | None = queries.person_of(booking, pk)
        if registration is None:
            raise Http404
        return view(request, registration)

    return with_group(opened)


def group_in_hand(request: HttpRequest) -> Booking | None:
    cookie = recall(request, GROUP, hours=OPEN_FOR_HOURS)
    return queries.booking_behind(cookie) if cookie else None


def close_to_this_browser(request: HttpRequest) -> None:
    """What leaving the site means here: the booker's cookie, and copies of it, open nothing more."""
    booking = group_in_hand(request)
    if booking:
        actions.close_door(booking=booking)


def unless_too_much(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a body that no list of 200 people fills, kindly and before a byte of it is read.

    Django's check of the form's token reads the body; so it is made here, once the size is known.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            context = {"most": queries.MOST_PEOPLE}
            return render(request, "events/groups/too_much.html", context, status=413)
        return checked(request, *arguments, **named)

    return opened
