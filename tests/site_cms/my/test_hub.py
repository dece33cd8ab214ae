"""A person's own page: whose it is, what it says in both languages, and nothing of anybody else."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from common import sealing
from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.registration.queries import secret_of
from events.retention import actions
from people.persons.models import Person
from tests.events.retention.conftest import keys_of_its_own, told_everything
from tests.factories.events import MARCH, BookedFactory, CategoryFactory
from tests.factories.people import PersonFactory, UserFactory

__all__ = ["keys_of_its_own"]
pytestmark = pytest.mark.django_db
PAGES = ("my", "my-known", "my-known-text", "my-known-json", "my-readers", "my-erase")


@pytest.fixture
def told():
    return told_everything(CategoryFactory(), came=False)


def address(name: str, language: str = "en") -> str:
    with override(language):
        return reverse(name)


def holder(registration: Registration) -> Client:
    """A browser that has opened the registration's private link."""
    client = Client()
    client.get(reverse("booking-open", args=[secret_of(registration.booking)]))
    return client


def signed_in(*registrations: Registration, **fields: object) -> Client:
    """A browser signed in as the person of these registrations."""
    person = registrations[0].person if registrations else PersonFactory()
    Registration.objects.filter(pk__in=[one.pk for one in registrations]).update(person=person)
    account = UserFactory(**fields)
    Person.objects.filter(pk=person.pk).update(account=account)
    client = Client()
    client.force_login(account)
    return client


# ---- whose it is ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", PAGES)
def test_without_a_link_or_a_sign_in_there_is_no_page(client, told, page):
    answer = client.get(address(page))

    assert answer.status_code == 404
    assert told.words["name"] not in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_the_holder_of_the_link_and_the_person_signed_in_see_it_and_nobody_keeps_it(told, page):
    for browser in (holder(told.registration), signed_in(told.registration)):
        answer = browser.get(address(page))

        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"


def test_somebody_elses_link_shows_that_registration_and_nothing_of_ones_own(told):
    mine = BookedFactory(name_to_use="Somebody signed in")
    browser = signed_in(mine)
    browser.get(reverse("booking-open", args=[secret_of(told.registration.booking)]))

    page = browser.get(address("my-known")).text

    assert told.words["name"] in page
    assert "Somebody signed in" not in page


def test_staff_have_no_page_here_unless_they_take_part(told):
    client = Client()
    client.force_login(UserFactory(roles=["care"]))

    assert client.get(address("my")).status_code == 404


def test_a_sign_in_without_a_registration_finds_an_empty_page():
    client = Client()
    client.force_login(UserFactory())

    assert "You have not registered for anything" in client.get(address("my")).text


# ---- what it says -----------------------------------------------------------------------------------------
def test_titles_say_nothing_of_what_it_is_about(told):
    browser = holder(told.registration)
    for page in ("my", "my-known", "my-readers", "my-erase"):
        title = browser.get(address(page)).text.split("<title>")[1].split("</title>")[0]
        assert told.registration.forum.title not in title
        assert told.words["name"] not in title


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Your place is booked.", "What you need", "What is known about you", "Who has seen"]),
        ("fr", ["Votre place est réservée.", "Ce que l’on sait de vous", "Qui a vu"]),
    ],
)
def test_the_page_says_where_everything_stands_in_each_language(told, language, words):
    page = holder(told.registration).get(address("my", language)).text

    assert [word for word in words if word not in page] == []


def test_each_status_is_said_in_words(told):
    browser, said = holder(told.registration), set()
    for status in Registration.LIVE:
        Registration.objects.update(status=status)
        page = browser.get(address("my")).text
        said.add(page.split('class="lede">')[1].split("</p>")[0])

    assert len(said) == len(Registration.LIVE)


def test_a_cancelled_registration_offers_nothing_to_change(told):
    registration_actions.cancel(registration=told.registration, at=MARCH)

    page = holder(told.registration).get(address("my")).text

    assert "Your booking is cancelled." in page
    assert address("booking-details") not in page
    assert address("my-known") in page


def test_whoever_has_several_opens_them_one_by_one(told):
    other = BookedFactory(category=CategoryFactory())
    foreign = BookedFactory()
    browser = signed_in(told.registration, other)

    page = browser.get(address("my")).text
    opened = browser.get(reverse("my-open", args=[other.pk]), follow=True)

    assert "Your other registrations" in page
    assert opened.context["registration"] == other
    assert browser.get(address("booking-details")).status_code == 200
    assert browser.get(reverse("my-open", args=[foreign.pk])).status_code == 404


def test_statements_do_not_grow_with_registrations():
    def statements(browser: Client) -> int:
        browser.get(address("my"))
        with CaptureQueriesContext(connection) as captured:
            browser.get(address("my"))
        return len(captured)

    one = statements(signed_in(BookedFactory()))
    three = statements(signed_in(*[BookedFactory() for _ in range(3)]))

    assert three == one


# ---- what is known ----------------------------------------------------------------------------------------
def test_all_that_is_known_is_read_and_taken_along(told):
    browser = holder(told.registration)

    page = browser.get(address("my-known")).text
    text = browser.get(address("my-known-text"))
    data = browser.get(address("my-known-json"))

    for shown in (page, text.content.decode(), json.dumps(data.json(), ensure_ascii=False)):
        assert [name for name, word in told.words.items() if word not in shown] == []
    assert text["Content-Disposition"] == 'attachment; filename="my-information.txt"'
    assert {record["key"] for record in data.json()["records"]} >= {"registration", "access", "contact"}


def test_what_is_known_is_said_in_french(told):
    text = holder(told.registration).get(address("my-known-text", "fr")).content.decode()

    assert "Ce que l’on sait de vous" in text
    assert "Vos inscriptions" in text


def test_who_looked_is_told_by_role_and_reason_and_never_by_name(told):
    page = holder(told.registration).get(address("my-readers")).text

    assert "Care" in page
    assert "Access request" in page
    assert "For somebody&#x27;s safety" in page
    assert "user" not in page.split("<main")[1].split("</main>")[0]


def test_a_lost_key_gives_one_clear_page(told):
    sealing.destroy_key(told.registration.key_name)

    answer = holder(told.registration).get(address("my-known"))

    assert answer.status_code == 503
    assert told.words["email"] not in answer.text


# ---- erasing ----------------------------------------------------------------------------------------------
def test_erasing_asks_once_and_then_does_it_and_closes_this_browser(told):
    browser = holder(told.registration)

    asked = browser.get(address("my-erase")).text
    done = browser.post(address("my-erase-now"))

    told.registration.refresh_from_db()
    assert "What goes, at once and for good" in asked
    assert done.url == address("my-erased")
    assert told.registration.name_to_use == ""
    assert browser.get(address("my")).status_code == 404
    assert browser.get(address("my-erased")).status_code == 200
    assert holder(told.registration).get(address("my")).status_code == 404


def test_only_a_button_erases(told):
    browser = holder(told.registration)

    assert browser.get(address("my-erase-now")).status_code == 405
    told.registration.refresh_from_db()
    assert told.registration.erased_at is None


def test_signed_in_everything_goes_with_the_sign_in(told):
    other = BookedFactory(category=CategoryFactory())
    browser = signed_in(told.registration, other)

    browser.post(address("my-erase-now"))

    assert not Registration.objects.filter(erased_at=None).exists()
    assert not Person.objects.filter(registrations=None, bookings=None).exists()
    assert "_auth_user_id" not in browser.session


def test_under_a_hold_it_is_said_and_done_later(told):
    forum = told.registration.forum
    actions.place_hold(forum=forum, by=UserFactory(), reason="Order", at=MARCH)
    browser = holder(told.registration)

    asked = browser.get(address("my-erase")).text
    done = browser.post(address("my-erase-now"), follow=True)

    told.registration.refresh_from_db()
    assert "For legal reasons" in asked
    assert "Your request is noted" in done.text
    assert told.registration.name_to_use == told.words["name"]
    actions.lift_hold(forum=forum, by=UserFactory(), at=MARCH)
    assert actions.erase_what_was_asked(at=MARCH + timedelta(days=1)) == 1
