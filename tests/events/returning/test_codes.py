"""After leaving the site: the link alone opens nothing, and a mailed code opens it once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from events.registration import actions, queries
from events.registration.models import Booking, Registration
from events.returning import actions as returning
from events.returning.models import MailedCode
from events.returning.queries import digits_of
from tests.factories.events import BookedFactory, DraftFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CODE = "/en/bookings/code/"


@pytest.fixture
def left(at):
    """A booking whose holder has left the site in a hurry."""
    registration = BookedFactory(email="amina@example.org", name_to_use="Walnut", at=at)
    actions.close_door(registration=registration)
    return Registration.objects.select_related("booking", "forum").get(pk=registration.pk)


def link_of(registration):
    return reverse("booking-open", args=[queries.link_secret(registration)])


def asked(client, registration):
    """The browser has come by the link and asked for a code; the answer is the code."""
    client.get(link_of(registration))
    client.post(CODE, {"send": "1"})
    return digits_of(MailedCode.objects.get())


def test_the_link_asks_for_a_code_and_shows_nothing(client, left):
    answer = client.get(link_of(left), follow=True)

    assert answer.redirect_chain[-1][0] == CODE
    assert client.get(reverse("booking")).status_code == 404
    for private in ("Walnut", "amina", left.forum.title_en, left.booking.reference):
        assert private not in answer.text
    assert not MailedCode.objects.exists(), "looking mails nothing"


def test_the_mailed_code_opens_it_once(client, left, post_box):
    post_box().clear()
    digits = asked(client, left)
    [letter] = post_box()
    assert digits in letter.body
    assert digits not in letter.subject
    assert link_of(left) not in letter.body
    assert "Walnut" not in letter.body

    answer = client.post(CODE, {"code": f" {digits[:3]} {digits[3:]} "})

    assert answer.url == reverse("booking")
    assert left.booking.reference in client.get(answer.url).text
    # From now on the link alone opens it again, and the code opens nothing more.
    assert Client().get(link_of(left)).url == reverse("booking")
    assert not returning.enter_code(held=left, typed=digits, at=left.created_at)


def test_a_draft_left_behind_goes_on_where_it_stood(client, at):
    draft = DraftFactory(at=at)
    actions.close_door(registration=draft)
    digits = asked(client, draft)

    answer = client.post(CODE, {"code": digits})

    assert answer.url == reverse("register-check", args=[draft.forum.slug])
    assert draft.name_to_use in client.get(answer.url).text


def test_five_wrong_codes_end_it_in_all_processes(client, left):
    digits = asked(client, left)
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"
    other = Client()
    other.get(link_of(left))

    pages = [browser.post(CODE, {"code": wrong}) for browser in (client, other, client, other, client)]
    late = client.post(CODE, {"code": digits})

    assert {page.status_code for page in (*pages, late)} == {200}
    assert all("does not open it" in page.text for page in (*pages, late))
    assert Registration.objects.get().asks_for_code
    client.post(CODE, {"send": "1"})
    assert client.post(CODE, {"code": digits_of(MailedCode.objects.get())}).url == reverse("booking")


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "\u0661\u0662\u0663\u0664\u0665\u0666", "aaaaaa"])
def test_what_is_no_code_is_said_kindly(client, left, typed):
    asked(client, left)

    assert "There is a problem" in client.post(CODE, {"code": typed}).text


def test_a_code_works_for_fifteen_minutes(client, left, clock):
    digits = asked(client, left)
    clock.forward(minutes=15)

    assert client.post(CODE, {"code": digits}).status_code == 200
    assert Registration.objects.get().asks_for_code


def test_a_new_code_ends_the_one_before(client, left):
    first = asked(client, left)
    client.post(CODE, {"send": "1"})
    second = digits_of(MailedCode.objects.get())

    assert first == second or client.post(CODE, {"code": first}).status_code == 200
    assert client.post(CODE, {"code": second}).url == reverse("booking")


def test_a_late_message_carries_no_dead_code(client, left, post_box, clock):
    asked(client, left)
    post_box_before = len(post_box())
    client.post(CODE, {"send": "1"})
    clock.forward(minutes=16)

    assert len(post_box()) == post_box_before


def test_the_digits_are_nowhere_in_the_database(client, left):
    digits = asked(client, left)

    assert digits not in str(MailedCode.objects.values_list().get()).replace("-", "")


def test_codes_are_mailed_five_times_an_hour(client, left, settings):
    settings.RATE_LIMITS = 1
    client.get(link_of(left))

    assert [client.post(CODE, {"send": "1"}).status_code for _time in range(6)] == [302] * 5 + [429]


def test_without_an_address_the_page_says_how_to_reach_the_team(client, left):
    Registration.objects.update(email="", channel="phone")

    client.get(link_of(left))
    page = client.get(CODE).text

    assert "cannot mail you a code" in page
    assert "mailto:" in page
    client.post(CODE, {"send": "1"})
    assert not MailedCode.objects.exists()


def test_nobody_who_came_by_no_link_has_anything_to_open(client):
    assert client.get(CODE).status_code == client.post(CODE, {"code": "123456"}).status_code == 404
    client.cookies["code"] = "registration.1"
    assert client.get(CODE).status_code == 404


def test_a_booking_for_several_asks_its_booker(client, left, at):
    booking = left.booking
    Booking.objects.filter(pk=booking.pk).update(for_several=True, asks_for_code=True)
    client.get(reverse("booking-open", args=[queries.secret_of(booking)]))
    client.post(CODE, {"send": "1"})

    answer = client.post(CODE, {"code": digits_of(MailedCode.objects.get())})

    assert answer.url == reverse("group")
    assert not Booking.objects.get().asks_for_code


def test_old_codes_are_forgotten(left, at):
    returning.send_code(held=left, at=at)

    returning.forget_old(at=at + timedelta(days=1, seconds=1))

    assert not MailedCode.objects.exists()


def test_both_languages_say_it(left):
    for language, words in (("en", "Mail me a code"), ("fr", "M’envoyer un code")):
        client = Client()
        client.get(link_of(left))
        page = client.get(f"/{language}/bookings/code/").text
        assert words in page
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
        assert title.split() in (["Your", "request"], ["Votre", "demande"])
