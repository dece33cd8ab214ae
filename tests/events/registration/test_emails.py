"""What leaves by mail: neutral, in the person's language, and only when it is still true."""

import pytest
from icalendar import Calendar

from common.models import OutboxMessage
from events.registration import actions, queries
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "subject", "appointment"),
    [("en", "Your request {}", "Appointment {}"), ("fr", "Votre demande {}", "Rendez-vous {}")],
)
def test_the_confirmation_is_discreet_and_in_the_person_s_language(
    at, post_box, language, subject, appointment
):
    registration = BookedFactory(at=at, language=language)
    reference = registration.booking.reference

    [letter] = post_box()

    assert letter.to == [registration.email]
    assert letter.subject == subject.format(reference)
    link = f"/{language}/bookings/{queries.secret_of(registration.booking)}/"
    [(html, _kind)] = letter.alternatives
    for text in (letter.body, html):
        assert link in text
        assert not any(word in text for word in private_words(registration))
    [(_name, content, kind)] = letter.attachments
    assert "method=PUBLISH" in kind
    day = Calendar.from_ical(content).walk("VEVENT")[0]
    assert str(day["SUMMARY"]) == appointment.format(reference)


def private_words(registration):
    forum = registration.forum
    return [
        forum.title_en,
        forum.title_fr,
        forum.city_en,
        forum.venue.name_en,
        forum.venue.address,
        registration.name_to_use,
        registration.category.name_en,
    ]


def test_the_first_two_hundred_characters_hold_only_the_reference(at, post_box):
    registration = BookedFactory(at=at)

    [letter] = post_box()

    opening = letter.body[:200]
    assert registration.booking.reference in opening
    assert "bookings/" not in opening


def test_a_booking_cancelled_meanwhile_is_not_confirmed(at, post_box):
    registration = BookedFactory(at=at)
    actions.cancel(registration=registration, at=at)

    [letter] = post_box()

    assert "cancelled" in letter.body
    assert OutboxMessage.objects.get(message="registration/booked").status == "not_needed"


def test_the_cancellation_takes_the_calendar_entries_back(at, post_box):
    registration = BookedFactory(at=at, language="fr")
    post_box()
    actions.cancel(registration=registration, at=at)

    letter = post_box()[-1]

    assert letter.subject == f"Votre demande {registration.booking.reference}"
    assert "annulée" in letter.body
    [(_name, content, _kind)] = letter.attachments
    assert {str(day["STATUS"]) for day in Calendar.from_ical(content).walk("VEVENT")} == {"CANCELLED"}


def test_the_outbox_keeps_references_and_nothing_else(at):
    registration = BookedFactory(at=at)

    row = str(OutboxMessage.objects.values_list().get())

    assert registration.email not in row
    assert queries.secret_of(registration.booking) not in row
