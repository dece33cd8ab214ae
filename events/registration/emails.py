"""The messages about a booking. They name neither the forum nor the person: details stand behind the link."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common import mail
from events.registration import documents, queries
from events.registration.models import Registration


@mail.message("registration/booked")
def booked(registration: str) -> mail.Letter | None:
    """Your place is booked: the reference, the link and the calendar file. None once it is cancelled."""
    found = queries.registration_by_id(registration)
    if found is None or not found.is_booked:
        return None
    return _letter(found, "events/booked")


@mail.message("registration/cancelled")
def cancelled(registration: str) -> mail.Letter | None:
    """Your booking is cancelled; the calendar file takes the entries back."""
    found = queries.registration_by_id(registration)
    if found is None or found.is_booked:
        return None
    return _letter(found, "events/cancelled")


def _letter(registration: Registration, template: str) -> mail.Letter:
    with translation.override(registration.language):
        link = reverse("booking-open", kwargs={"secret": queries.secret_of(registration.booking)})
        calendar = documents.calendar_file(registration, at=timezone.now())
    return mail.Letter(
        to=registration.email,
        template=template,
        language=registration.language,
        context={"reference": registration.booking.reference, "link": settings.SITE_URL + link},
        attachments=[("calendar.ics", calendar, 'text/calendar; charset="utf-8"; method=PUBLISH')],
    )
