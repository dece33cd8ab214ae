"""Leaving the site ends access on the server too; and the hidden venue is for who reads our message."""

import pytest
from django.test import Client

from events.categories import queries as category_queries
from events.registration import queries
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db
VENUE = "Lantern House"


def by_form(client, slug="care"):
    """A browser that registers from the first page to the last."""
    page = f"/en/forums/{slug}/register/"
    category = category_queries.categories_of(ForumFactory._meta.model.objects.get(slug=slug))[0]
    client.post(page, {"category": category.pk})
    who = {"name_to_use": "Noor", "email": "nobody@example.org", "language": "en"}
    client.post(f"{page}about-you/", who)
    client.post(f"{page}needs/", {"needs_something": "no"})
    client.post(f"{page}check/")
    return client


@pytest.fixture
def forum(clock):
    forum = ForumFactory(slug="care", venue_shown_to="confirmed")
    CategoryFactory(forum=forum)
    return forum


def test_filling_in_the_form_does_not_show_the_venue_and_the_link_of_the_message_does(client, forum):
    by_form(client)
    page = client.get("/en/bookings/").content.decode()
    assert "Your place is booked" in page
    assert VENUE not in page
    assert "12 Hidden Lane" not in page
    booking = forum.bookings.get()
    client.get(f"/en/bookings/{queries.secret_of(booking)}/")
    page = client.get("/en/bookings/").content.decode()
    assert VENUE in page
    assert "12 Hidden Lane" in page


def test_copied_cookies_open_nothing_after_leaving(client, forum):
    by_form(client)
    copied = Client()
    for name, morsel in client.cookies.items():
        copied.cookies[name] = morsel.value
    assert copied.get("/en/bookings/").status_code == 200, "before leaving, a copy is as good"
    client.get("/en/leave/")
    for address in ("/en/bookings/", "/en/bookings/details/", "/en/bookings/calendar.ics"):
        assert copied.get(address).status_code == 404
    for page in ("booked", "about-you", "check", "access", "travel"):
        answer = copied.get(f"/en/forums/care/register/{page}/")
        assert b"Noor" not in answer.content
        assert b"nobody@example.org" not in answer.content
    link = queries.secret_of(forum.bookings.get())
    assert client.get(f"/en/bookings/{link}/", follow=True).status_code == 200, (
        "the private link still opens it"
    )


def test_a_draft_left_behind_opens_for_nobody(client, forum):
    draft = DraftFactory(forum=forum, category=forum.categories.get(), name_to_use="Noor")
    other = BookedFactory(forum=forum, category=forum.categories.get())
    from common import http

    cookie = http.signing.dumps(queries.draft_cookie(draft), salt="cookie.draft")
    client.cookies["draft"] = cookie
    assert b"Noor" in client.get("/en/forums/care/register/check/").content
    client.get("/en/leave/")
    client.cookies["draft"] = cookie
    assert b"Noor" not in client.get("/en/forums/care/register/check/", follow=True).content
    other.refresh_from_db()
    assert other.door == 1, "nobody else's door moves"
