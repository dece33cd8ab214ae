"""A forum, an organisation that books for several, and browsers at either end."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from events.groups import actions
from events.groups.queries import Named
from tests.factories.events import MARCH

ORGANISATION = "Harbour Lights House"


@pytest.fixture(autouse=True)
def nobody_is_too_quick(settings, clock):
    settings.QUICKEST_ANSWER_SECONDS = 0


@pytest.fixture
def people(category):
    """`people(3)`: three people for the one category; `people(3, category=…)`."""

    def named(count, *, category=category, first=1):
        return [
            Named(f"Guest {number}", f"guest{number}@example.org", category)
            for number in range(first, first + count)
        ]

    return named


@pytest.fixture
def book(forum, people):
    """`book(3)` holds three places; `book(named=[…], rest_waits=True)`."""

    def booked(count=3, *, named=None, at=MARCH, booking_id=None, rest_waits=False, forum=forum):
        return actions.book_for_several(
            booking_id=booking_id or uuid4(),
            forum=forum,
            organisation_name=ORGANISATION,
            name="Bo Booker",
            email="booker@example.org",
            language="en",
            named=people(count) if named is None else named,
            rest_waits=rest_waits,
            at=at,
        )

    return booked


@pytest.fixture
def links(post_box):
    """`links()`: every private link that was mailed so far, by address, the latest."""

    def found():
        return {
            letter.to[0]: re.search(r"/(?:en|fr)/bookings/[\w=-]+/", letter.body).group()
            for letter in post_box()
        }

    return found


@pytest.fixture
def booker(book, links):
    """A browser that came by the booker's link, with the booking of three people as `booking`."""
    browser = Client()
    browser.booking = book(3)
    assert browser.get(links()["booker@example.org"]).url == reverse("group")
    return browser


@pytest.fixture
def typed(category):
    """What the form of several people sends: `typed(("Ana", "ana@example.org"), pasted="…")`."""

    def data(*rows, **more):
        fields = {
            "organisation_name": ORGANISATION,
            "name": "Bo Booker",
            "email": "booker@example.org",
            "language": "en",
            "category": category.pk,
            "rows": max(len(rows), 5),
        }
        for number, (name, email) in enumerate(rows, start=1):
            fields |= {f"name_{number}": name, f"email_{number}": email}
        return fields | more

    return data


def fill_in(browser, slug, *, name="Chosen", email="chosen@example.org", needs="no"):
    """What a person named by somebody else answers, from the first screen to the last button."""
    browser.post(
        reverse("register-details", args=[slug]), {"name_to_use": name, "email": email, "language": "en"}
    )
    browser.post(reverse("register-needs", args=[slug]), {"needs_something": needs})
    return browser.post(reverse("register-check", args=[slug]))
