"""What is known of a booker, and how it goes."""

import pytest

from common.privacy import Subject
from events.groups import known, queries
from events.registration.queries import booking_by_secret, secret_of
from tests.events.groups.conftest import ORGANISATION
from tests.factories.events import MARCH

pytestmark = pytest.mark.django_db


def test_a_booker_sees_their_bookings_and_none_of_the_people(book):
    booking = book(3)
    subject = Subject(person=booking.person_id)

    words = " ".join(line.value for line in known.known(subject))

    assert booking.reference in words
    assert ORGANISATION in words
    assert "Guest" not in words


def test_erasing_a_booker_leaves_the_people_their_places(book):
    booking = book(3)
    subject, secret = Subject(person=booking.person_id), secret_of(booking)

    assert [known.erase(subject, at=MARCH), known.erase(subject, at=MARCH)] == [1, 0]

    booking.refresh_from_db()
    assert (booking.person, booking.organisation_name) == (None, "")
    assert booking_by_secret(secret) is None
    assert [person.status for person in queries.people_of(booking)] == ["booked"] * 3


def test_nobody_known_has_made_no_bookings(book):
    book(1)

    assert list(known.known(Subject())) == []
