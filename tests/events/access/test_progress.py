"""The person's own page: where each need stands, in words, and an answer to what was arranged."""

import pytest
from django.urls import reverse

from events.access import actions, queries
from events.access.models import AccessCase
from events.registration.queries import link_secret
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.django_db
Status = AccessCase.Status


@pytest.fixture
def maple(booked_with):
    return booked_with("asl", words="A lamp", call_me=True, name_to_use="Maple")


@pytest.fixture
def browser(client, maple):
    """Let in by the private link."""
    client.get(reverse("booking-open", args=[link_secret(maple)]))
    return client


def address_of(case, language="en") -> str:
    return f"/{language}/forums/{case.registration.forum.slug}/register/access/progress/need/?need={case.pk}"


def arrange(case, helper, at, words="Noor comes both days."):
    actions.move(case=case, to=Status.ARRANGED, by=helper, seen=case.version, at=at, words=words)


def test_the_booking_leads_to_where_each_need_stands(browser, maple, address, at, care, case_of):
    arrange(case_of(maple, "asl"), care(maple.forum), at)

    page = browser.get(address("register-access", maple.forum), follow=True)

    assert page.redirect_chain[-1][0] == address("register-access-cases", maple.forum)
    for words in ("ASL interpretation", "Arranged: does it work for you?", "You would like to talk about it"):
        assert words in page.text
    assert "Please look: we have news" in browser.get(reverse("booking")).text
    assert (
        "Tick whatever would help" in browser.get(address("register-access", maple.forum) + "?change=1").text
    )


def test_the_person_reads_the_thread_and_confirms(browser, maple, at, care, case_of):
    case = case_of(maple, "asl")
    arrange(case, care(maple.forum), at)

    page = browser.get(address_of(case)).text
    answer = browser.post(address_of(case), {"verdict": "works", "words": "Great"}, follow=True).text

    assert "Noor comes both days." in page
    assert "The care team" in page
    assert care(maple.forum).email not in page
    assert "Your answer is with the care team." in answer
    assert "Great" in answer
    case.refresh_from_db()
    assert case.status == Status.CONFIRMED


def test_a_message_without_words_and_a_late_yes_are_said_plainly(browser, maple, at, care, case_of):
    case = case_of(maple, "asl")

    assert "Write your message." in browser.post(address_of(case), {"words": " "}).text

    arrange(case, care(maple.forum), at)
    assert "Choose an answer." in browser.post(address_of(case), {"words": ""}).text
    case.refresh_from_db()
    actions.move(case=case, to=Status.ARRANGING, by=care(), seen=case.version, at=at)
    assert "Write your message." in browser.post(address_of(case), {"verdict": "works"}).text


def test_nobody_else_s_need_is_ever_shown(browser, maple, booked_with, case_of, address):
    other = booked_with("lsq", category=maple.category)
    lists = address("register-access-cases", maple.forum)

    for need in (case_of(other, "lsq").pk, "nonsense", ""):
        answer = browser.get(address_of(case_of(maple, "asl")).partition("need=")[0] + f"need={need}")
        assert answer.url == lists
    assert case_of(other, "lsq").entries.count() == 0


def test_a_stranger_is_led_to_the_first_page(client, maple, case_of, address):
    assert client.get(address_of(case_of(maple, "asl"))).url == address("register", maple.forum)
    assert client.get(address("register-access-cases", maple.forum)).url == address("register", maple.forum)


def test_the_pages_are_french_for_whoever_reads_french(browser, maple, at, care, case_of):
    case = case_of(maple, "asl")
    arrange(case, care(maple.forum), at)

    pages = [
        browser.get(f"/fr/forums/{maple.forum.slug}/register/access/progress/").text,
        browser.get(address_of(case, "fr")).text,
    ]

    assert "Interprétation en ASL" in pages[0]
    assert "Où en sont vos besoins" in pages[0]
    assert "Oui, cela me convient" in pages[1]
    for page in pages:
        for english in ("Arranged", "care team", "that works", "needs"):
            assert english not in page


def test_a_title_tells_the_reference_and_nothing_else(browser, maple, case_of):
    page = browser.get(address_of(case_of(maple, "asl"))).text

    assert f"<title>Your request {maple.booking.reference}</title>" in page


def test_a_booking_without_needs_opens_the_page_of_asking(client, at, address):
    registration = BookedFactory(at=at)
    client.get(reverse("booking-open", args=[link_secret(registration)]))

    assert "Tick whatever would help" in client.get(address("register-access", registration.forum)).text
    assert queries.state(registration) == ""
