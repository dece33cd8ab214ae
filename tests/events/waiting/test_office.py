"""The waiting list in the back office: for the registration team alone, each move with its reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.waiting import actions, queries
from events.waiting.models import Offer, QueueEntry
from people.accounts import roles
from tests.factories.events import CategoryFactory, DraftFactory, ForumFactory
from tests.office.people import sign_in

pytestmark = pytest.mark.django_db

LIST = "/admin/waiting-list/"


@pytest.fixture
def now(clock, at):
    clock.set(at)
    return clock


@pytest.fixture
def team(client, forum, now):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    return client


def bulk(client, verb, entries, **sent):
    chosen = "&".join(f"id={entry.pk}" for entry in entries)
    return client.post(f"/admin/bulk/events/queueentry/queue_{verb}/?next={LIST}&{chosen}", sent)


def test_the_list_stands_in_the_order_of_turns_without_a_name(team, full, wait, forum, at):
    first, second, third = wait(), wait(), wait(short_notice=True)
    actions.move_to_front(registration=third, by=None, at=at, reason="Speaks.")

    page = team.get(f"{LIST}?forum={forum.pk}").content.decode()

    assert page.index(str(third)) < page.index(str(first)) < page.index(str(second))
    assert "Speaks." in page
    assert first.name_to_use not in page


@pytest.mark.parametrize("role", [roles.CARE, roles.ORGANISER, roles.DESK, roles.PRIVACY])
def test_no_other_role_opens_it(client, full, wait, forum, now, role):
    entry = wait().queue_entry
    sign_in(client, role, forums=[forum])

    assert str(entry) not in client.get(LIST).content.decode()
    assert client.get(reverse("waiting-list:offer", args=[entry.pk])).status_code == 404


def test_another_team_s_queue_does_not_exist(client, full, wait, now):
    entry = wait().queue_entry
    sign_in(client, roles.REGISTRATION, forums=[ForumFactory()])

    assert str(entry) not in client.get(LIST).content.decode()
    assert client.post(reverse("waiting-list:front", args=[entry.pk]), {"reason": "x"}).status_code == 404
    bulk(client, "remove", [entry], reason="x")
    assert QueueEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize(
    ("verb", "status"),
    [("offer", "offered"), ("front", "waiting"), ("end", "waiting"), ("remove", "cancelled")],
)
def test_each_move_asks_for_its_reason(team, full, wait, at, verb, status, fresh):
    waiting = wait()
    registration_actions.cancel(registration=full[0], at=at)
    page = reverse(f"waiting-list:{verb}", args=[waiting.queue_entry.pk])

    assert team.post(page, {"reason": ""}).status_code == 200
    assert fresh(waiting).status == "waiting"
    team.post(page, {"reason": "Because."})

    assert fresh(waiting).status == status
    assert waiting.changes.filter(reason="Because.").exists()


def test_where_no_place_is_free_the_page_says_so(team, full, wait):
    waiting = wait()

    page = team.post(reverse("waiting-list:offer", args=[waiting.queue_entry.pk]), {"reason": "Because."})

    assert "All places are taken" in page.content.decode()
    assert not Offer.objects.exists()


def test_an_offer_is_taken_back_and_seen_until_when_it_holds(team, full, wait, forum, at, fresh):
    waiting = wait()
    registration_actions.cancel(registration=full[0], at=at)
    actions.offer_next(forum=forum, at=at)

    assert "Offered until November 7, 2026" in team.get(LIST).content.decode()
    team.post(reverse("waiting-list:withdraw", args=[waiting.queue_entry.pk]), {"reason": "Too small."})

    assert fresh(waiting).status == "waiting"


def test_many_at_once_keep_their_order_and_leave_alone_whoever_does_not_fit(team, full, wait, forum, at):
    first, second, third = wait(), wait(), wait()
    registration_actions.cancel(registration=full[0], at=at)

    bulk(team, "front", [second.queue_entry, third.queue_entry], reason="Interpreters.")
    assert [entry.registration for entry in queries.queue_of(forum)] == [second, third, first]
    bulk(team, "offer", [second.queue_entry, third.queue_entry], reason="Interpreters.")

    assert Offer.objects.get().registration == second
    assert Registration.objects.get(pk=third.pk).status == "waiting"


def test_the_forum_s_page_counts_who_waits_and_how_long_requests_do(team, full, wait, forum, at):
    wait()
    strict = CategoryFactory(forum=forum, needs_approval=True)
    early = at - timedelta(days=3)
    registration_actions.book(registration=DraftFactory(category=strict, at=early), at=early)

    page = team.get(reverse("forums:desk", args=[forum.pk])).content.decode()

    assert "Waiting list</span><strong>1</strong>" in page
    assert "Requests to decide on</span><strong>1</strong>" in page
    assert "The oldest has waited 3 days" in page


def test_statements_of_the_list_do_not_grow(team, full, wait):
    wait()
    team.get(LIST)
    with CaptureQueriesContext(connection) as few:
        team.get(LIST)
    for _person in range(3):
        wait()
    with CaptureQueriesContext(connection) as more:
        team.get(LIST)

    assert len(more) == len(few)
