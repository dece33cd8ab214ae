"""The pages of naming people, and the booker's page: no JavaScript, both languages, nothing private."""

import re
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from events.access import actions as access
from events.access.queries import Needs
from events.forums.actions import close_registration
from events.forums.models import Forum
from events.groups import actions, queries
from events.groups.forms import read_lines
from events.registration import actions as registrations
from events.registration.models import Booking, Registration
from events.registration.queries import secret_of
from tests.events.groups.conftest import ORGANISATION, fill_in
from tests.events.groups.test_people import finish
from tests.factories.events import MARCH, BookedFactory, CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status
ANA, ALI = ("Ana", "ana@example.org"), ("علي", "ali@example.org")


@pytest.fixture
def several(forum, category):
    return reverse("register-several", args=[forum.slug])


def carried(page):
    """The hidden fields of the page's form, as a browser would send them."""
    form = page.text.split('id="answers"')[1].split("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def hold(client, several, data):
    """Continue, then the last button."""
    return client.post(several, carried(client.post(several, data)))


# ---- naming people ----------------------------------------------------------------------------------------
def test_the_first_page_of_registering_leads_here(client, forum, category, several):
    assert several in client.get(reverse("register", args=[forum.slug])).text


@pytest.mark.parametrize("entry", [Forum.Entry.CODE, Forum.Entry.INVITATION])
def test_where_each_person_needs_a_code_nobody_books_for_several(client, entry):
    forum = CategoryFactory(forum=ForumFactory(entry=entry)).forum
    answer = client.get(reverse("register-several", args=[forum.slug]))

    assert answer.url == reverse("register", args=[forum.slug])


def test_a_closed_forum_says_so(client, forum, several):
    close_registration(forum=forum, at=MARCH)

    assert "Registration is closed" in client.get(several).text


def test_two_pages_lead_to_the_list_of_the_people_named(client, several, typed):
    check = client.post(several, typed(ANA, ALI))
    assert "Hold 2 places" in check.text
    assert "علي" in check.text

    answer = client.post(several, carried(check))

    assert answer.url == reverse("group") + "?done=held"
    page = client.get(answer.url).text
    assert "Ana" in page
    assert "علي" in page
    assert Booking.objects.get().reference in page
    assert Registration.objects.filter(status=Status.BOOKED).count() == 2


def test_pressing_the_last_button_twice_makes_one_booking(client, several, typed):
    data = carried(client.post(several, typed(ANA, ALI)))

    first, second = client.post(several, data), Client().post(several, data)

    assert first.url == second.url
    assert Booking.objects.count() == 1
    assert Registration.objects.count() == 2


def test_five_more_lines_keep_what_was_typed_and_judge_nothing(client, several, typed):
    page = client.post(several, typed(("Ana", "not an address"), _more="1")).text

    assert 'name="name_10"' in page
    assert 'value="not an address"' in page
    assert "There is a problem" not in page


def test_the_other_language_keeps_what_was_typed(client, several, typed, forum):
    with override("fr"):
        french = reverse("register-several", args=[forum.slug])
    page = client.post(french, typed(ANA, pasted="Noor noor@example.org", _language="fr")).text

    assert "Personne 1" in page
    assert 'value="Ana"' in page
    assert "Noor noor@example.org" in page


def test_from_the_check_back_to_the_list_nothing_is_lost(client, several, typed):
    check = client.post(several, typed(ANA, pasted="Noor, noor@example.org"))

    page = client.post(several, carried(check) | {"_change": "1"}).text

    for words in ("Ana", "noor@example.org", ORGANISATION, "booker@example.org"):
        assert f'value="{words}"' in page


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Ana Lima, ana@example.org", "Ana Lima", "ana@example.org"),
        ("Lima, Ana; ana@example.org", "Lima, Ana", "ana@example.org"),
        ("Ana Lima\tana@example.org", "Ana Lima", "ana@example.org"),
        ("Ana Lima <ana@example.org>", "Ana Lima", "ana@example.org"),
        ('"Ana Lima" <ana@example.org>,', "Ana Lima", "ana@example.org"),
        ("علي ali@example.org", "علي", "ali@example.org"),
    ],
)
def test_a_line_is_read_however_it_was_copied(line, name, email):
    [one] = read_lines(f"\n{line}\n\n")

    assert (one.number, one.name, one.email, one.problem) == (2, name, email, "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ana Lima", "address is missing"),
        ("ana@example.org", "name is missing"),
        ("Ana, ana@", "not a name and an e-mail address"),
        ("Ana\x00, ana@example.org", "not a name and an e-mail address"),
        ("x" * 501, "too long"),
    ],
)
def test_a_line_that_is_no_person_says_what_is_wrong_with_it(line, words):
    [one] = read_lines(line)

    assert words in one.problem


def test_bad_lines_are_named_and_nothing_is_lost(client, several, typed):
    pasted = "Noor, noor@example.org\nKim\nSam, sam@"

    page = client.post(several, typed(ANA, pasted=pasted)).text

    assert "Line 2: the e-mail address is missing after “Kim”." in page
    assert "Line 3: “Sam, sam@” is not a name and an e-mail address." in page
    assert "Line 1" not in page
    assert pasted in page
    assert 'value="Ana"' in page
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Ana", ""), "Enter an e-mail address for Ana."),
        (("", "ana@example.org"), "Enter the name of ana@example.org."),
        (("", ""), "Name at least one person."),
        (("Ana", "ana"), "such as name@example.org"),
    ],
)
def test_half_a_person_is_asked_for_the_other_half(client, several, typed, row, words):
    page = client.post(several, typed(row))

    assert words in page.text
    assert "There is a problem" in page.text


def test_the_same_person_twice_is_a_slip_and_two_at_one_mailbox_are_not(client, several, typed):
    twice = client.post(several, typed(ANA, ANA)).text
    shared = client.post(several, typed(ANA, ("Zoé", ANA[1]))).text

    assert "stands in the list twice" in twice
    assert "Hold 2 places" in shared


def test_a_programme_that_fills_in_what_people_do_not_see_is_stopped(client, several, typed):
    page = client.post(several, typed(ANA, website="http://spam.example")).text

    assert "do not see" in page


def test_two_hundred_people_go_through_the_pages(client, typed):
    category = CategoryFactory(forum=ForumFactory(capacity=None), capacity=None)
    several = reverse("register-several", args=[category.forum.slug])
    pasted = "\n".join(f"Guest {number}, guest{number}@example.org" for number in range(200))

    answer = hold(client, several, typed(pasted=pasted, category=category.pk))

    assert answer.url == reverse("group") + "?done=held"
    assert Registration.objects.filter(status=Status.BOOKED).count() == 200


@pytest.mark.parametrize("lines", [201, 401, 20_000])
def test_more_than_two_hundred_are_refused_and_kept_on_the_page(client, several, typed, lines):
    pasted = "\n".join(f"G, g{number}@example.org" for number in range(lines))

    page = client.post(several, typed(pasted=pasted)).text

    assert f"These are {lines} people. One booking holds at most 200" in page
    assert f"g{lines - 1}@example.org" in page
    assert not Booking.objects.exists()


def test_a_million_lines_are_refused_kindly_before_they_are_read(client, several, typed):
    page = client.post(several, typed(pasted="Guest, guest@example.org\n" * 1_000_000))

    assert page.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "at most 200 people" in page.text


def test_the_form_still_asks_for_its_token(several, typed):
    assert Client(enforce_csrf_checks=True).post(several, typed(ANA)).status_code == HTTPStatus.FORBIDDEN


def test_too_few_places_offer_the_waiting_list_or_the_list_again(client, forum, typed, several):
    small = CategoryFactory(forum=forum, capacity=1, name_en="Students")

    check = client.post(several, typed(ANA, ALI, category=small.pk))
    assert "Hold 1 place; the others wait (1)" in check.text
    assert "Change the list" in check.text
    client.post(several, carried(check))

    standing = dict(Registration.objects.values_list("booked_as", "status"))
    assert standing == {"Ana": Status.BOOKED, "علي": Status.WAITING}


def test_places_that_went_meanwhile_are_said_and_nothing_is_booked(client, forum, typed, several):
    small = CategoryFactory(forum=forum, capacity=2)
    check = client.post(several, typed(ANA, ALI, category=small.pk))
    BookedFactory(category=small)

    page = client.post(several, carried(check)).text

    assert "Places went while you were looking" in page
    assert "Hold 1 place; the others wait (1)" in page
    assert not Booking.objects.filter(for_several=True).exists()


# ---- the person named -------------------------------------------------------------------------------------
def test_a_person_named_answers_for_themselves(book, links, forum):
    booking = book(2)
    browser = Client()

    opened = browser.get(links()["guest1@example.org"])
    assert opened.url == reverse("register-details", args=[forum.slug])
    page = browser.get(opened.url).text
    assert "Somebody holds a place for you" in page
    assert ORGANISATION in page
    assert 'value="Guest 1"' in page
    answer = fill_in(browser, forum.slug)

    assert answer.url == reverse("register-booked", args=[forum.slug])
    row = booking.registrations.get(booked_as="Guest 1")
    assert row.completed_at is not None
    assert (row.name_to_use, row.email) == ("Chosen", "chosen@example.org")
    assert row.person.name_to_use == "Chosen"


def test_a_person_named_may_refuse(book, links, forum, category):
    booking = book(1)
    browser = Client()
    browser.get(links()["guest1@example.org"])

    browser.post(reverse("booking-cancel"))

    assert booking.registrations.get().status == Status.CANCELLED
    category.places.refresh_from_db()
    assert category.places.taken == 0


def test_whoever_was_named_does_not_choose_another_way_to_take_part(book, links, forum):
    book(1)
    browser = Client()
    browser.get(links()["guest1@example.org"])

    answer = browser.get(reverse("register", args=[forum.slug]))

    assert answer.url == reverse("register-details", args=[forum.slug])


def test_a_person_hands_their_own_place_on(browser_with_booking, category):
    old = Registration.objects.get()
    page = browser_with_booking.get(reverse("booking-hand-on"))
    once = re.search(r'name="once" value="([^"]+)"', page.text).group(1)

    nova = {"name": "Nova", "email": "nova@example.org", "once": once}
    for _click in range(2):
        answer = browser_with_booking.post(reverse("booking-hand-on"), nova)

    assert "Your place is handed on" in browser_with_booking.get(reverse("booking-hand-on")).text
    old.refresh_from_db()
    new = Registration.objects.exclude(pk=old.pk).get()
    assert (old.status, new.status, new.name_to_use) == (Status.CANCELLED, Status.BOOKED, "Nova")
    assert answer.status_code in (HTTPStatus.FOUND, HTTPStatus.OK)


# ---- the booker's page ------------------------------------------------------------------------------------
CANARIES = {
    "name_to_use": "canary-name",
    "email": "canary@canary.example",
    "organisation_name": "canary-organisation",
    "province": "NU",
}


def test_nothing_private_is_on_any_page_of_the_booker(booker, forum):
    row = queries.person_of(booker.booking, queries.in_order(booker.booking).first().pk)
    registrations.save_details(
        registration=row, language="fr", roles=["media", "lived_experience"], at=MARCH, **CANARIES
    )
    registrations.say_needs(registration=row, needs_something=True, at=MARCH)
    access.ask(registration=row, needs=Needs(options=("asl",), words="canary-need"), at=MARCH)
    for finished in (False, True):
        if finished:
            registrations.complete(registration=row, at=MARCH)
        pages = [booker.get(reverse("group")), booker.get(reverse("group-add"))]
        pages += [
            booker.get(reverse(f"group-{name}", args=[row.pk])) for name in ("correct", "replace", "withdraw")
        ]
        pages.append(booker.post(reverse("group-send-again", args=[row.pk])))
        text = " ".join(page.content.decode() for page in pages).lower()
        for word in ("canary", "nunavut", "journalist", "lived experience", "sign language"):
            assert word not in text
    assert "Guest 1" in booker.get(reverse("group")).text
    assert "Answered" in booker.get(reverse("group")).text


def test_the_page_asks_as_many_questions_for_three_as_for_fifteen(book, links, people):
    browser = Client()
    small, large = book(3), book(named=people(15))
    counts = []
    browser.get(reverse("register", args=[small.forum.slug]))  # what every page asks is kept from now on
    for booking in (small, large):
        secret = reverse("booking-open", args=[secret_of(booking)])
        browser.get(secret)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(reverse("group")).status_code == HTTPStatus.OK
        counts.append(len(captured))

    assert counts == [2, 2]


def test_the_booker_corrects_adds_and_withdraws(booker, category):
    ids = [person.id for person in queries.people_of(booker.booking)]

    booker.post(reverse("group-correct", args=[ids[0]]), {"name": "Ana", "email": "ana@example.org"})
    booker.post(reverse("group-withdraw", args=[ids[1]]))
    added = {"name": "Late", "email": "late@example.org", "category": category.pk}
    answer = booker.post(reverse("group-add"), added)

    assert "The person is added" in booker.get(answer.url).text
    people = {person.name: person.status for person in queries.people_of(booker.booking)}
    assert people == {
        "Ana": Status.BOOKED,
        "Guest 2": Status.CANCELLED,
        "Guest 3": Status.BOOKED,
        "Late": Status.BOOKED,
    }


def test_the_booker_replaces_one_person_by_another(booker):
    old = queries.people_of(booker.booking)[0]

    answer = booker.post(
        reverse("group-replace", args=[old.id]), {"name": "Nova", "email": "nova@example.org"}
    )

    assert "The place is handed on" in booker.get(answer.url).text
    live = {person.name for person in queries.people_of(booker.booking) if person.is_live}
    assert live == {"Guest 2", "Guest 3", "Nova"}


def test_the_name_of_whom_a_person_hands_their_place_to_stays_theirs(booker):
    old = queries.people_of(booker.booking)[0]
    row = queries.person_of(booker.booking, old.id)
    actions.hand_on(registration=row, new_id=row.booking_id, name="Canary", email="c@example.org", at=MARCH)

    page = booker.get(reverse("group")).text

    assert "Canary" not in page
    assert "to whom the place was handed on" in page


def test_everything_is_cancelled_after_one_question(booker):
    assert "3 people are withdrawn" in booker.get(reverse("group-cancel")).text
    booker.post(reverse("group-cancel"))

    assert not any(person.is_live for person in queries.people_of(booker.booking))


def test_the_booker_reaches_nobody_of_another_booking(booker):
    other = BookedFactory()
    for name in ("correct", "replace", "withdraw"):
        assert booker.get(reverse(f"group-{name}", args=[other.pk])).status_code == HTTPStatus.NOT_FOUND
    assert booker.post(reverse("group-send-again", args=[other.pk])).status_code == HTTPStatus.NOT_FOUND


def test_the_booker_s_link_opens_no_registration_and_a_person_s_link_no_list(book, links):
    book(2)
    person, browser = Client(), Client()
    person.get(links()["guest1@example.org"])
    browser.get(links()["booker@example.org"])

    assert person.get(reverse("group")).status_code == HTTPStatus.NOT_FOUND
    assert browser.get(reverse("booking")).status_code == HTTPStatus.NOT_FOUND


def test_leaving_the_site_shuts_a_copied_cookie_out(booker):
    copy = Client()
    copy.cookies.load({name: cookie.value for name, cookie in booker.cookies.items()})
    assert copy.get(reverse("group")).status_code == HTTPStatus.OK

    booker.get("/en/leave/")

    assert copy.get(reverse("group")).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("cookie", ["", "a", "a.b", "a.b.c", "0.0.0", "x.1.1.1"])
def test_a_cookie_that_is_no_booking_opens_nothing(cookie):
    assert queries.booking_behind(cookie) is None


def test_the_person_s_answers_stay_when_the_booker_s_page_is_french(booker):
    row = queries.person_of(booker.booking, queries.in_order(booker.booking).first().pk)
    finish(row)
    with override("fr"):
        address = reverse("group")

    page = booker.get(address).text

    assert "Réponses reçues" in page
    assert "Place retenue" in page
