"""The pages of registering and of the private link: statuses, refusals, both languages, statements."""

import re
from datetime import timedelta
from functools import partial
from http import HTTPStatus

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from common import sealing
from events.forums.actions import close_registration
from events.forums.models import Forum, Places
from events.registration import actions, queries
from events.registration.models import Booking, Registration
from tests.factories.events import MARCH, BookedFactory, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db
DETAILS = {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"}
STATEMENTS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def statements(work):
    """How many statements `work()` sends, transactions' own aside."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return sum(query["sql"].startswith(STATEMENTS) for query in captured)


# ---- who may come in --------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["register", "register-details", "register-check", "register-access"])
def test_an_unknown_forum_and_a_draft_forum_are_the_same_plain_404(client, page, address):
    draft = ForumFactory(status=Forum.Status.DRAFT)

    hidden = client.get(address(page, draft))
    unknown = client.get(reverse(page, kwargs={"slug": "no-such-forum"}))

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.replace(draft.slug.encode(), b"") == unknown.content.replace(b"no-such-forum", b"")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Forum.Status.ANNOUNCED, "has not opened yet"),
        (Forum.Status.CLOSED, "Registration is closed"),
        (Forum.Status.PAST, "Registration is closed"),
    ],
)
def test_a_forum_that_takes_nobody_says_so_kindly(client, status, words, address):
    page = client.get(address("register", ForumFactory(status=status)))

    assert page.status_code == 200
    assert words in page.text
    assert "<form" not in page.text


def test_a_page_in_the_middle_leads_to_the_start(client, category, address):
    page = client.get(address("register-details", category.forum))

    assert page.url == address("register", category.forum)


def test_a_forged_draft_cookie_opens_nothing(client, category, address):
    client.cookies["draft"] = str(DraftFactory(category=category).pk)

    assert client.get(address("register-check", category.forum)).url == address("register", category.forum)


def test_a_draft_of_one_forum_opens_no_page_of_another(browser_with_draft, address):
    other = CategoryFactory().forum

    assert browser_with_draft.get(address("register-details", other)).url == address("register", other)


def test_registration_closes_in_the_middle(browser_with_draft, forum, address):
    close_registration(forum=forum, at=MARCH)

    page = browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})

    assert "Registration is closed" in page.text
    assert Registration.objects.get().needs_something is None


def test_no_session_is_made_and_nothing_is_kept_by_the_browser(browser_with_booking, forum, address):
    assert set(browser_with_booking.cookies) == {"draft", "booking"}
    for name in ("draft", "booking"):
        assert browser_with_booking.cookies[name]["httponly"]
        assert browser_with_booking.cookies[name]["samesite"] == "Lax"
    page = browser_with_booking.get(reverse("booking"))
    assert page["Cache-Control"] == "no-store"


def test_a_booking_sent_without_the_page_s_token_is_refused(category, address):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address("register", category.forum), {"category": category.pk}).status_code == 403
    assert not Registration.objects.exists()


# ---- filling in -------------------------------------------------------------------------------------------
def test_looking_at_the_first_page_leaves_no_draft(client, category, address):
    client.get(address("register", category.forum))
    client.post(address("register", category.forum), {})

    assert not Registration.objects.exists()


def test_places_left_are_said_in_words_and_never_tell_who_came(client, address):
    forum = ForumFactory(capacity=None)
    few = {"capacity": 9, "taken": 6}, "3 places left"
    telling = {"capacity": 4, "taken": 2}, "Places available"
    many = {"capacity": 40, "taken": 6}, "Places available"
    full = {"capacity": 6, "taken": 6}, "Full: you can ask to wait for a place"
    for places, _words in (few, telling, many, full):
        category = CategoryFactory(forum=forum)
        Places.objects.filter(pk=category.places_id).update(**places)

    page = client.get(address("register", forum)).text

    assert re.findall(r"<small><b>(.+?)</b></small>", page) == [
        words for _places, words in (few, telling, many, full)
    ]
    assert " disabled" not in page


def test_the_scarcer_of_category_and_forum_counts(client, category, address):
    Places.objects.filter(pk=category.forum.places_id).update(capacity=38, taken=37)

    assert "1 place left" in client.get(address("register", category.forum)).text


def test_a_full_category_may_be_chosen_in_order_to_wait(client, category, address):
    full = CategoryFactory(forum=category.forum, capacity=0)

    answer = client.post(address("register", category.forum), {"category": full.pk})

    assert answer.url == address("register-details", category.forum)
    assert Registration.objects.get().category == full


def test_a_category_of_another_forum_is_refused(client, category, address):
    page = client.post(address("register", category.forum), {"category": CategoryFactory().pk})

    assert "Choose one of the ways that are open." in page.text


def test_what_is_missing_is_said_beside_what_was_typed(browser_with_draft, forum, address):
    page = browser_with_draft.post(
        address("register-details", forum), {"name_to_use": "Birch", "email": "not an address"}
    )

    assert "There is a problem" in page.text
    assert "Enter an e-mail address such as name@example.org." in page.text
    assert 'value="Birch"' in page.text
    assert "<title>Error:" in page.text


def test_the_language_button_keeps_what_was_typed_and_judges_nothing(browser_with_draft, forum):
    with override("fr"):
        french = reverse("register-details", kwargs={"slug": forum.slug})

    page = browser_with_draft.post(french, {"name_to_use": "Birch", "email": "", "_language": "fr"})

    assert 'value="Birch"' in page.text
    assert "Il y a un problème" not in page.text
    assert "Quel nom devons-nous utiliser pour vous?" in page.text
    assert Registration.objects.get().name_to_use == "Maple"


def test_a_programme_that_answers_at_once_may_try_again(client, category, address, settings, clock):
    settings.QUICKEST_ANSWER_SECONDS = 2
    client.post(address("register", category.forum), {"category": category.pk})

    hasty = client.post(address("register-details", category.forum), DETAILS)
    clock.forward(seconds=3)
    calm = client.post(address("register-details", category.forum), DETAILS)

    assert "faster than we expected" in hasty.text
    assert 'value="Maple"' in hasty.text
    assert calm.url == address("register-needs", category.forum)


def test_a_field_that_people_do_not_see_stops_programmes_and_loses_nothing(
    browser_with_draft, forum, address
):
    page = browser_with_draft.post(
        address("register-details", forum), DETAILS | {"name_to_use": "Bot", "website": "https://spam"}
    )

    assert "field that people do not see" in page.text
    assert 'value="Bot"' in page.text
    assert "https://spam" not in page.text
    assert Registration.objects.get().name_to_use == "Maple"


def test_the_last_check_shows_every_answer_with_a_way_to_change_it(browser_with_draft, forum, address):
    browser_with_draft.post(
        address("register-details", forum),
        DETAILS | {"province": "QC", "roles": ["academic", "lived_experience"]},
    )
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})

    page = browser_with_draft.get(address("register-check", forum)).text

    for answer in ("Community group", "Maple", "maple@example.org", "English", "Quebec", "Not provided"):
        assert answer in page
    assert "Researcher or teacher<br>Person with lived experience" in page
    for name in ("register", "register-details", "register-needs"):
        assert f'href="{address(name, forum)}"' in page


def test_a_changed_answer_leads_straight_back_to_the_last_check(browser_with_draft, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})

    answer = browser_with_draft.post(address("register-details", forum), DETAILS)

    assert answer.url == address("register-check", forum)


def test_the_last_check_waits_for_the_first_answers(client, category, address):
    client.post(address("register", category.forum), {"category": category.pk})

    answer = client.get(address("register-check", category.forum))

    assert answer.url == address("register-details", category.forum)


# ---- booking ----------------------------------------------------------------------------------------------
def test_pressing_twice_and_going_back_book_once(browser_with_booking, forum, address):
    again = browser_with_booking.post(address("register-check", forum))
    back = browser_with_booking.get(address("register-details", forum))

    assert again.url == back.url == address("register-booked", forum)
    assert Booking.objects.count() == 1
    assert browser_with_booking.get(again.url).status_code == 200


def test_a_category_that_fills_up_meanwhile_loses_nothing_that_was_typed(
    browser_with_draft, category, forum, address
):
    other = CategoryFactory(forum=forum, name_en="Student")
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})
    Places.objects.filter(pk=category.places_id).update(capacity=0)

    page = browser_with_draft.post(address("register-check", forum)).text
    assert "“Community group” is full now" in page
    assert "Maple" in page
    assert address("register", forum) in page
    answer = browser_with_draft.post(address("register", forum), {"category": other.pk})
    assert answer.url == address("register-check", forum)
    browser_with_draft.post(answer.url)

    registration = Registration.objects.get()
    assert registration.is_booked
    assert (registration.category, registration.name_to_use) == (other, "Maple")


def test_a_category_that_fills_up_meanwhile_offers_the_queue(browser_with_draft, category, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})
    Places.objects.filter(pk=category.places_id).update(capacity=0)
    page = browser_with_draft.post(address("register-check", forum)).text
    assert "Put me on the waiting list" in page

    for _press in range(2):
        answer = browser_with_draft.post(address("register-check", forum), {"queue": "1"})

    assert answer.url == address("register-booked", forum)
    assert Registration.objects.get().status == Registration.Status.WAITING
    assert Booking.objects.count() == 1


def test_a_forum_that_fills_up_meanwhile_says_so(browser_with_draft, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})
    Places.objects.filter(pk=forum.places_id).update(capacity=0)

    page = browser_with_draft.post(address("register-check", forum)).text

    assert "All places are taken" in page
    assert "Nothing you typed is lost" in page


def test_after_booking_a_second_person_can_be_registered(browser_with_booking, category, address):
    answer = browser_with_booking.post(address("register", category.forum), {"category": category.pk})

    assert answer.url == address("register-details", category.forum)
    assert Registration.objects.drafts().count() == 1


def test_a_folder_of_keys_that_cannot_be_written_books_nothing(
    browser_with_draft, forum, address, settings, tmp_path
):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})
    (tmp_path / "keys").write_text("a file where a folder should be")
    settings.KEY_DIR = tmp_path / "keys"

    page = browser_with_draft.post(address("register-check", forum))

    assert page.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert Registration.objects.get().is_draft
    assert not Booking.objects.exists()
    assert Places.objects.get(pk=forum.places_id).taken == 0


def test_a_missing_key_is_one_clear_page_and_a_logged_cause(browser_with_draft, forum, address, caplog):
    sealing.destroy_key(forum.key_name)

    page = browser_with_draft.post(address("register-details", forum), DETAILS | {"name_to_use": "Birch"})

    assert page.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "We cannot keep this safe right now" in page.text
    assert "KeyMissing" in caplog.text
    assert Registration.objects.get().name_to_use == "Maple"


# ---- the private link -------------------------------------------------------------------------------------
def test_the_link_opens_the_booking_without_showing_its_secret(client, at):
    registration = BookedFactory(at=at)
    link = reverse("booking-open", kwargs={"secret": queries.secret_of(registration.booking)})

    answer = client.get(link)
    page = client.get(answer.url).text

    assert answer.url == reverse("booking")
    assert registration.booking.reference in page
    assert queries.secret_of(registration.booking) not in page
    assert "Lantern House" in page


def test_a_copied_cookie_opens_the_booking_no_longer_than_the_browser_keeps_it(client, at, monkeypatch):
    registration = BookedFactory(at=at)
    link = reverse("booking-open", kwargs={"secret": queries.secret_of(registration.booking)})
    with monkeypatch.context() as earlier:
        now = signing.time.time()
        earlier.setattr(signing.time, "time", lambda: now - 2 * 3600 - 1)
        kept = client.get(link).cookies["booking"].value

    browser = Client()
    browser.cookies["booking"] = kept

    assert browser.get(reverse("booking")).status_code == 404


@pytest.mark.parametrize("secret", ["x", "details-", "a" * 32, "%00", "é"])
def test_a_wrong_secret_is_a_plain_404(client, at, secret):
    BookedFactory(at=at)

    assert client.get(f"/en/bookings/{secret}/").status_code == 404


@pytest.mark.parametrize("name", ["booking", "booking-details", "booking-cancel", "booking-ics"])
def test_without_the_link_there_is_no_booking_to_see(client, name):
    assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse(name)).status_code in (404, 405)


def test_a_link_whose_secret_was_renewed_no_longer_opens_the_booking(browser_with_booking):
    Booking.objects.update(secret_version=2, secret_fingerprint="renewed")

    assert browser_with_booking.get(reverse("booking")).status_code == 404


def test_leaving_the_site_takes_both_cookies_away(browser_with_booking, forum, address):
    browser_with_booking.get(reverse("leave"))

    assert browser_with_booking.get(reverse("booking")).status_code == 404
    assert browser_with_booking.get(address("register-booked", forum)).url == address("register", forum)


def test_cancelling_asks_first_and_acts_only_when_posted(browser_with_booking):
    asked = browser_with_booking.get(reverse("booking-cancel"))
    assert "Cancel your booking?" in asked.text
    assert Registration.objects.get().is_booked

    answer = browser_with_booking.post(reverse("booking-cancel"))
    page = browser_with_booking.get(answer.url).text

    assert Registration.objects.get().status == Registration.Status.CANCELLED
    assert "Your booking is cancelled" in page
    assert "Lantern House" not in page
    assert browser_with_booking.get(reverse("booking-cancel")).url == reverse("booking")
    assert browser_with_booking.get(reverse("booking-details")).url == reverse("booking")


def test_details_are_changed_behind_the_link(browser_with_booking):
    page = browser_with_booking.get(reverse("booking-details"))
    assert 'value="Maple"' in page.text

    browser_with_booking.post(reverse("booking-details"), DETAILS | {"name_to_use": "Birch"})

    assert Registration.objects.get().name_to_use == "Birch"


def test_the_calendar_file_can_be_fetched_again(browser_with_booking):
    answer = browser_with_booking.get(reverse("booking-ics"))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    assert b"BEGIN:VEVENT" in answer.content


def test_titles_of_private_pages_name_no_forum(browser_with_booking, forum, address):
    reference = Booking.objects.get().reference

    for page in (reverse("booking"), reverse("booking-cancel"), address("register-booked", forum)):
        title = re.search(r"<title>(.*?)</title>", browser_with_booking.get(page).text, re.DOTALL)[1]
        assert " ".join(title.split()) == f"Your request {reference}"


# ---- both languages ---------------------------------------------------------------------------------------
ENGLISH = re.compile(
    r"\b(the|to|of|your|you|and|is|are|please|what|how|back|save|continue|cancel)\b", re.IGNORECASE
)


def visible(html):
    """What people read of a page: its main part without tags, and without English names."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    return re.sub(r"<[^>]+>", " ", main).replace("English", "").replace("Maple", "")


def test_every_page_of_the_french_side_is_french(client, at, post_box):
    forum = ForumFactory()
    category = CategoryFactory(forum=forum)
    with override("fr"):

        def to(name):
            return reverse(name, kwargs={"slug": forum.slug})

        pages = [client.get(to("register")), client.post(to("register"), {})]
        client.post(to("register"), {"category": category.pk})
        pages += [client.get(to("register-details")), client.post(to("register-details"), {})]
        client.post(to("register-details"), DETAILS | {"language": "fr", "roles": ["academic"]})
        pages += [client.get(to("register-needs")), client.post(to("register-needs"), {})]
        client.post(to("register-needs"), {"needs_something": "yes"})
        pages += [client.get(to(name)) for name in ("register-tasks", "register-access", "register-travel")]
        pages += [client.post(to("register-travel"), {}), client.get(to("register-check"))]
        client.post(to("register-check"))
        pages += [client.get(to("register-booked"))]
        pages += [client.get(reverse(name)) for name in ("booking", "booking-details", "booking-cancel")]
        client.post(reverse("booking-cancel"))
        pages += [client.get(reverse("booking"))]
        close_registration(forum=forum, at=at)
        pages += [client.get(to("register"))]

    assert len(pages) == 17
    for page in pages:
        assert page.status_code == 200
        assert ENGLISH.findall(visible(page.text)) == []
    for letter in post_box():
        assert ENGLISH.findall(letter.subject + letter.body.split("http")[0]) == []


def test_the_search_for_english_words_finds_them(client, category, address):
    """The control of the test above."""
    assert ENGLISH.findall(visible(client.get(address("register", category.forum)).text))


# ---- statements -------------------------------------------------------------------------------------------
def test_no_request_of_the_shortest_path_sends_more_than_six_statements(client, category, address, figure):
    forum = category.forum
    path = [
        ("get", "register", {}),
        ("post", "register", {"category": category.pk}),
        ("get", "register-details", {}),
        ("post", "register-details", DETAILS),
        ("get", "register-needs", {}),
        ("post", "register-needs", {"needs_something": "no"}),
        ("get", "register-check", {}),
        ("post", "register-check", {}),
        ("get", "register-booked", {}),
    ]

    client.get(address("register", forum))  # the menu is read once and kept

    counts = [
        statements(partial(getattr(client, method), address(name, forum), data))
        for method, name, data in path
    ]

    figure(f"one registration: {len(path)} requests, {sum(counts)} statements, at most {max(counts)} in one")
    assert Registration.objects.get().is_booked
    assert max(counts) <= 6
    assert sum(counts) <= 21


def test_other_people_s_registrations_cost_a_booking_nothing(category, address, at):
    def cost():
        client = Client()
        forum = category.forum
        client.post(address("register", forum), {"category": category.pk})
        client.post(address("register-details", forum), DETAILS)
        client.post(address("register-needs", forum), {"needs_something": "no"})
        client.get(address("register-check", forum))
        return statements(lambda: client.post(address("register-check", forum)))

    cost()  # the words of the consents are read once and kept
    alone = cost()
    for _ in range(3):
        BookedFactory(category=category, at=at)

    assert cost() == alone


def test_the_first_page_costs_the_same_for_one_category_as_for_three(client, category, address):
    page = address("register", category.forum)
    client.get(page)
    one = statements(lambda: client.get(page))
    for _ in range(2):
        CategoryFactory(forum=category.forum)

    assert statements(lambda: client.get(page)) == one == 2


def test_the_private_page_costs_the_same_for_one_booking_as_for_three(browser_with_booking, category, at):
    browser_with_booking.get(reverse("booking"))
    one = statements(lambda: browser_with_booking.get(reverse("booking")))
    for _ in range(2):
        BookedFactory(category=category, at=at)

    assert statements(lambda: browser_with_booking.get(reverse("booking"))) == one == 1


# ---- drafts -----------------------------------------------------------------------------------------------
def test_the_clock_erases_idle_drafts_by_itself(at):
    from events.registration import tasks

    DraftFactory(at=at)

    tasks.erase_idle_drafts(at=at + actions.KEEP_IDLE_DRAFTS + timedelta(hours=1))

    assert not Registration.objects.exists()
