"""The messages of a booking for several people. They name nobody: neither who booked, nor for what."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common import mail
from events.registration import queries
from events.registration.emails import letter
from events.registration.models import Booking, Registration


@mail.message("groups/booked")
def booked(booking: str) -> mail.Letter | None:
    """To whoever booked: the reference, and the link to the list of the people named."""
    found = Booking.objects.select_related("person").filter(pk=booking).first()
    if found is None or found.person is None:
        return None
    language = found.person.language
    with translation.override(language):
        link = reverse("booking-open", kwargs={"secret": queries.secret_of(found)})
    return mail.Letter(
        to=found.person.email,
        template="groups/booked",
        language=language,
        context={"reference": found.reference, "link": settings.SITE_URL + link},
    )


@mail.message("groups/named")
def named(registration: str) -> mail.Letter | None:
    """To each person named: somebody holds a place for you. None once they have filled it in."""
    return _while_unfinished(registration, "groups/named")


@mail.message("groups/reminder")
def reminder(registration: str) -> mail.Letter | None:
    """The same once more, as long as something is missing and the person lets us write."""
    found = queries.registration_by_id(registration)
    if found is None or found.no_messages:
        return None
    return _while_unfinished(registration, "groups/reminder")


@mail.message("groups/withdrawn")
def withdrawn(registration: str) -> mail.Letter | None:
    """Whoever booked the place took it back."""
    return _once_cancelled(registration, "groups/withdrawn")


@mail.message("groups/handed_on")
def handed_on(registration: str) -> mail.Letter | None:
    """The place has passed to somebody else, and with it nothing of what this person told us."""
    return _once_cancelled(registration, "groups/handed_on")


def _while_unfinished(registration_id: str, template: str) -> mail.Letter | None:
    found = queries.registration_by_id(registration_id)
    if found is None or not found.email or found.completed_at or not found.is_live:
        return None
    written = letter(found, template)
    if written:
        written.context["holds_place"] = found.holds_place
    return written


def _once_cancelled(registration_id: str, template: str) -> mail.Letter | None:
    found = queries.registration_by_id(registration_id)
    if found is None or not found.email or found.status != Registration.Status.CANCELLED:
        return None
    return letter(found, template, with_calendar=True)
