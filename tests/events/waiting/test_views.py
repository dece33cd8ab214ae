"""The screens: waiting instead of booking, and answering an offer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.registration.queries import secret_of
from events.waiting import actions, queries
from events.waiting.models import QueueEntry
from tests.factories.events import BookedFactory, CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db

Status = Registration.Status


@pytest.fixture
def now(clock, at):
    clock.set(at)
    return clock


def address(name, forum):
    return reverse(name, kwargs={"slug": forum.slug})


def fill_in(client, category):
    """To the last page before booking."""
    forum = category.forum
    client.post(address("register", forum), {"category": category.pk})
    client.post(
        address("register-details", forum),
        {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"},
    )
    return client.post(address("register-needs", forum), {"needs_something": "no"}).url


@pytest.fixture
def holder(client, now, full, wait, forum, fresh):
    """`holder(offered=True)`: the browser of somebody who waits, or for whom a place is kept."""

    def opened(*, offered):
        registration = wait()
        if offered:
            registration_actions.cancel(registration=full[0], at=now.now)
            actions.offer_next(forum=forum, at=now.now)
        client.get(reverse("booking-open", args=[secret_of(fresh(registration).booking)]))
        return registration

    return opened


# ---- instead of booking ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["All places are taken", "Put me on the waiting list", "You are on the waiting list"]),
        (
            "fr",
            [
                "Toutes les places sont prises",
                "M’inscrire sur la liste d’attente",
                "Vous êtes sur la liste d’attente",
            ],
        ),
    ],
)
def test_a_full_forum_is_waited_for_on_the_same_five_screens(client, now, full, category, language, words):
    with translation.override(language):
        assert words[0] in client.get(address("register", category.forum)).text
        check = fill_in(client, category)
        page = client.get(check).text
        assert words[0] in page
        assert words[1] in page

        answer = client.post(check, {"queue": "1", "short_notice": "1"})

        assert answer.url == address("register-booked", category.forum)
        assert words[2] in client.get(answer.url).text
    entry = QueueEntry.objects.select_related("registration").get()
    assert (entry.registration.name_to_use, entry.short_notice) == ("Maple", True)


def test_a_category_that_fills_while_somebody_types_offers_the_queue(client, now, category):
    check = fill_in(client, category)
    for _place in range(2):
        BookedFactory(category=category, at=now.now)

    page = client.post(check)

    assert "Put me on the waiting list" in page.text
    assert "Maple" in page.text
    assert Registration.objects.get(name_to_use="Maple").is_draft


def test_whoever_asks_to_wait_gets_the_place_that_is_free_by_then(client, now, full, category):
    check = fill_in(client, category)
    registration_actions.cancel(registration=full[0], at=now.now)

    page = client.get(client.post(check, {"queue": "1"}).url).text

    assert "Your place is booked" in page
    assert Registration.objects.get(name_to_use="Maple").is_booked


def test_a_category_is_not_full_because_others_wait_in_vain(client, now):
    forum = ForumFactory(capacity=3)
    small, large = CategoryFactory(forum=forum, capacity=0), CategoryFactory(forum=forum, capacity=None)
    for name in ("a", "b", "c"):
        client.cookies.clear()
        client.post(fill_in(client, small), {"queue": "1", "name": name})
    client.cookies.clear()

    page = client.get(fill_in(client, large)).text

    assert "Book my place" in page
    assert "Put me on the waiting list" not in page


def test_a_request_for_approval_is_called_one(client, now, category):
    category.needs_approval = True
    category.save()
    check = fill_in(client, category)

    assert "Send my request" in client.get(check).text
    page = client.get(client.post(check).url).text

    assert "We have your request" in page
    assert Registration.objects.get().status == Status.REQUESTED


# ---- on the page of a booking ------------------------------------------------------------------------------
def test_the_page_says_until_when_a_place_is_kept_and_takes_it_by_post(client, holder, fresh):
    registration = holder(offered=True)

    page = client.get(reverse("booking")).text

    assert "November 7, 2026, 9:00" in page
    assert "(Eastern)" in page
    assert client.get(reverse("waiting-accept")).status_code == 405
    client.post(reverse("waiting-accept"))
    assert fresh(registration).is_booked
    assert "Your place is booked" in client.get(reverse("booking")).text


def test_an_offer_that_ran_out_is_said_so_and_one_press_leads_back(client, holder, now, fresh):
    registration = holder(offered=True)
    now.forward(hours=49)
    client.get(reverse("booking-open", args=[secret_of(fresh(registration).booking)]))

    late = client.post(reverse("waiting-accept"))

    assert late.status_code == 409
    assert "no longer kept" in late.text
    assert "Put me on the waiting list again" in late.text
    page = client.get(reverse("booking")).text
    assert "Put me on the waiting list again" in page
    assert "The time to take the place that we kept for you is over." in page
    assert "There is a place for you" not in page
    client.post(reverse("waiting-again"))
    assert fresh(registration).status == Status.WAITING


def test_turning_down_and_leaving_ask_once_more(client, holder, fresh):
    registration = holder(offered=True)

    assert "Let the place go?" in client.get(reverse("waiting-decline")).text
    assert fresh(registration).status == Status.OFFERED
    client.post(reverse("waiting-decline"))

    assert fresh(registration).status == Status.CANCELLED
    assert client.post(reverse("waiting-decline")).status_code == 409


def test_whoever_waits_sees_where_and_says_that_short_notice_is_fine(client, holder, fresh):
    registration = holder(offered=False)

    page = client.get(reverse("booking")).text

    assert "You are near the front." in page
    client.post(reverse("waiting-short-notice"), {"short_notice": "1"})
    assert QueueEntry.objects.get().short_notice
    assert "Leave the waiting list?" in client.get(reverse("waiting-leave")).text
    assert "Your place goes to somebody else" not in client.get(reverse("booking-cancel")).text
    client.post(reverse("waiting-leave"))
    assert fresh(registration).status == Status.CANCELLED


def test_a_booked_page_costs_no_statement_for_the_queue(client, now, category, django_assert_num_queries):
    booked = BookedFactory(category=category, at=now.now)

    with django_assert_num_queries(0):
        assert queries.standing(booked, at=now.now + timedelta(hours=1)) is None
