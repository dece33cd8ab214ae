"""Save and come back later: on each page, on any device, and nothing that was typed is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from common.models import OutboxMessage
from events.registration import actions, queries
from events.registration.models import Booking, Registration
from tests.factories.events import DraftFactory

pytestmark = pytest.mark.django_db
DETAILS = {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"}
SAVE = {"_save": "1"}


def link_in(letter):
    return re.search(r"/(?:en|fr)/bookings/[\w=-]+/", letter.body).group()


@pytest.fixture
def started(client, category, address):
    client.post(address("register", category.forum), {"category": category.pk})
    return client


def test_the_button_keeps_the_page_and_mails_the_link(started, forum, address, post_box):
    answer = started.post(address("register-details", forum), DETAILS | SAVE)

    assert answer.url == address("register-saved", forum)
    page = started.get(answer.url).text
    assert "maple@example.org" in page
    assert "14 days" in page
    [letter] = post_box()
    assert letter.to == ["maple@example.org"]
    other_device = Client()
    opened = other_device.get(link_in(letter))
    assert opened.url == address("register-needs", forum)
    assert 'value="Maple"' in other_device.get(address("register-details", forum)).text


def test_on_a_later_page_it_keeps_that_page_too(browser_with_draft, forum, address, post_box):
    answer = browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"} | SAVE)

    assert answer.url == address("register-saved", forum)
    assert Registration.objects.get().needs_something is True
    [letter] = post_box()
    assert Client().get(link_in(letter)).url == address("register-check", forum)


def test_a_page_that_is_not_filled_in_says_what_is_missing_and_offers_to_go_without(started, forum, address):
    page = started.post(address("register-details", forum), {"name_to_use": "Birch", "email": "x"} | SAVE)

    assert 'value="Birch"' in page.text
    assert address("register-save", forum) in page.text
    assert not OutboxMessage.objects.exists()


def test_where_no_address_is_known_the_page_asks_for_one(started, forum, address, post_box):
    page = started.get(address("register-save", forum))
    assert 'name="email"' in page.text
    assert "safe for you" in started.post(address("register-save", forum), {"email": ""}).text

    answer = started.post(address("register-save", forum), {"email": "Aspen@Example.org"})

    assert answer.url == address("register-saved", forum)
    [letter] = post_box()
    assert letter.to == ["Aspen@Example.org"]
    assert Registration.objects.get().email_key == "aspen@example.org"
    assert Client().get(link_in(letter)).url == address("register-details", forum)


def test_an_address_that_is_known_is_not_changed_by_saving(browser_with_draft, forum, address, post_box):
    browser_with_draft.post(address("register-save", forum), {"email": "somebody.else@example.org"})

    assert [letter.to for letter in post_box()] == [["maple@example.org"]]


@pytest.mark.parametrize(("language", "subject"), [("en", "Your request"), ("fr", "Votre demande")])
def test_the_message_is_neutral(at, post_box, language, subject):
    draft = DraftFactory(name_to_use="Walnut", language=language, at=at)

    actions.save_for_later(registration=draft, at=at)

    [letter] = post_box()
    assert letter.subject == subject
    [(html, _kind)] = letter.alternatives
    for text in (letter.body, html):
        for private in (draft.forum.title_en, draft.forum.title_fr, "Walnut", "Montréal", "Lantern"):
            assert private not in text


def test_the_shortest_path_mails_once(browser_with_booking):
    assert list(OutboxMessage.objects.values_list("message", flat=True)) == ["registration/booked"]


def test_a_finished_registration_is_not_saved_as_a_draft(browser_with_booking, forum, address, post_box):
    answer = browser_with_booking.post(address("register-details", forum), DETAILS | SAVE)

    assert answer.url == address("register-booked", forum)
    assert Booking.objects.count() == 1


def test_too_many_messages_to_one_mailbox_are_refused_and_nothing_is_lost(
    browser_with_draft, forum, address, settings
):
    settings.RATE_LIMITS = 1
    page = address("register-needs", forum)

    answers = [browser_with_draft.post(page, {"needs_something": "no"} | SAVE) for _time in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert OutboxMessage.objects.count() == 5
    assert Registration.objects.get().needs_something is False


def test_the_link_of_a_booked_place_leads_to_the_booking(client, browser_with_booking):
    registration = Registration.objects.select_related("booking").get()
    own = reverse("booking-open", args=[queries.link_secret(registration)])

    assert Client().get(own).url == reverse("booking")
