"""The queue served: order, time, and newcomers who overtake nobody."""

from datetime import timedelta

import pytest

from common.models import OutboxMessage
from events.forums.actions import set_capacity
from events.registration import actions as registration_actions
from events.registration.models import Change, Registration
from events.waiting import actions, queries, tasks
from events.waiting.actions import following
from events.waiting.models import Offer, QueueEntry
from events.waiting.queries import beginning
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

Status = Registration.Status


def cancel(registration, at):
    registration_actions.cancel(registration=registration, at=at)


def offered():
    return list(Offer.objects.filter(state="open").values_list("registration_id", flat=True))


# ---- order -------------------------------------------------------------------------------------------------
def test_a_free_place_goes_to_whoever_joined_first_and_is_kept_two_days(full, wait, forum, at, fresh):
    first, second = wait(), wait()
    cancel(full[0], at)

    actions.offer_next(forum=forum, at=at)

    offer = Offer.objects.get()
    assert offer.registration == first
    assert offer.expires_at == at + timedelta(hours=48)
    assert (fresh(first).status, fresh(second).status) == (Status.OFFERED, Status.WAITING)
    assert OutboxMessage.objects.filter(message="waiting/offered").count() == 1
    assert first.changes.get().verb == Change.Verb.OFFERED
    actions.offer_next(forum=forum, at=at)
    assert Offer.objects.count() == 1


def test_one_queue_runs_across_categories_and_skips_whom_no_place_helps(forum, at, wait, fresh):
    small = CategoryFactory(forum=forum, capacity=1)
    large = CategoryFactory(forum=forum, capacity=None)
    BookedFactory(category=small, at=at)
    leaving = BookedFactory(category=large, at=at)
    for_small, for_large = wait(small), wait(large)
    cancel(leaving, at)

    actions.offer_next(forum=forum, at=at)

    assert offered() == [for_large.pk]
    assert fresh(for_small).status == Status.WAITING


def test_releasing_a_place_offers_it_as_soon_as_that_is_certain(
    full, wait, clock, at, django_capture_on_commit_callbacks
):
    clock.set(at)
    waiting = wait()

    with django_capture_on_commit_callbacks(execute=True):
        cancel(full[0], at)

    assert offered() == [waiting.pk]


def test_the_clock_notices_a_larger_room(full, wait, forum, at):
    waiting = wait()
    set_capacity(places=forum.places, capacity=3)

    tasks.serve_queues(at=at)

    assert offered() == [waiting.pk]


# ---- time --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (timedelta(days=7), timedelta(hours=48)),
        (timedelta(days=7) - timedelta(minutes=1), timedelta(hours=12)),
        (timedelta(hours=5), timedelta(hours=5)),
        (timedelta(0), None),
        (timedelta(days=-1), None),
    ],
)
def test_a_place_is_kept_never_longer_than_until_the_forum_begins(forum, before, kept):
    moment = beginning(forum) - before

    until = queries.kept_until(forum, at=moment)

    assert until == (kept and moment + kept)


def test_in_the_last_three_days_only_short_notice_is_asked(full, wait, forum, at):
    wait()
    ready = wait(short_notice=True)
    cancel(full[0], at)
    cancel(full[1], at)

    actions.offer_next(forum=forum, at=beginning(forum) - timedelta(days=3))

    assert offered() == [ready.pk]


def test_an_offer_lapses_kindly_and_the_next_is_asked(full, wait, forum, at, fresh):
    first, second = wait(), wait()
    cancel(full[0], at)
    actions.offer_next(forum=forum, at=at)
    later = at + timedelta(hours=48)

    tasks.serve_queues(at=later - timedelta(seconds=1))
    assert offered() == [first.pk]
    tasks.serve_queues(at=later)

    assert offered() == [second.pk]
    assert fresh(first).status == Status.CANCELLED
    assert not QueueEntry.objects.filter(registration=first).exists()
    assert OutboxMessage.objects.filter(message="waiting/lapsed").count() == 1
    assert not OutboxMessage.objects.filter(
        message="registration/cancelled", references__registration=str(first.pk)
    )


# ---- newcomers ---------------------------------------------------------------------------------------------
def test_a_newcomer_does_not_overtake_whoever_waits(full, wait, category, at, fresh):
    waiting = wait()
    cancel(full[0], at)
    newcomer = DraftFactory(category=category, at=at)

    with pytest.raises(registration_actions.NoPlace):
        registration_actions.book(registration=newcomer, at=at)

    assert offered() == [waiting.pk]
    assert fresh(newcomer).is_draft


def test_a_newcomer_may_have_what_nobody_who_waits_can_use(at):
    forum = ForumFactory(capacity=3)
    small, large = CategoryFactory(forum=forum, capacity=1), CategoryFactory(forum=forum, capacity=None)
    BookedFactory(category=small, at=at)
    for _waits in range(2):
        registration_actions.join_queue(registration=DraftFactory(category=small, at=at), at=at)

    booked = [BookedFactory(category=large, at=at) for _place in range(2)]

    assert all(one.is_booked for one in booked)
    with pytest.raises(registration_actions.NoPlace):
        BookedFactory(category=large, at=at)


def test_an_expired_offer_counts_as_free_though_no_clock_runs(full, wait, forum, category, at, fresh):
    silent = wait()
    cancel(full[0], at)
    actions.offer_next(forum=forum, at=at)

    newcomer = BookedFactory(category=category, at=at + timedelta(hours=48))

    assert newcomer.is_booked
    assert fresh(silent).status == Status.CANCELLED


@pytest.mark.parametrize("limit", [None, 2])
def test_a_place_that_comes_free_while_a_newcomer_books_belongs_to_the_queue(
    full, wait, category, at, monkeypatch, fresh, limit
):
    """Between serving the queue and taking the place somebody cancels: the newcomer takes and gives back."""
    set_capacity(places=category.places, capacity=limit)
    waiting, served = wait(), []

    def wanted(self, registration, *, at):
        actions.offer_next(forum=registration.forum, at=at)
        if not served:
            served.append(True)
            cancel(full[0], at)

    monkeypatch.setattr(following.BookingFollower, "wanted", wanted)
    newcomer = DraftFactory(category=category, at=at)

    with pytest.raises(registration_actions.NoPlace):
        registration_actions.book(registration=newcomer, at=at)

    assert offered() == [waiting.pk]
    monkeypatch.setattr(following.BookingFollower, "comes_first", lambda *_who, **_when: False)
    cancel(full[1], at)
    monkeypatch.setattr(following.BookingFollower, "wanted", lambda *_who, **_when: None)
    another = wait()
    assert BookedFactory(category=category, at=at).is_booked, "the control: without asking, it is taken"
    assert fresh(another).status == Status.WAITING


def test_approval_without_a_free_place_leads_to_the_list(full, category, at, fresh):
    category.needs_approval = True
    category.save()
    asks = registration_actions.book(registration=DraftFactory(category=category, at=at), at=at)
    assert asks.status == Status.REQUESTED

    registration_actions.approve(registration=asks, by=UserFactory(), at=at)

    assert fresh(asks).status == Status.WAITING
    assert QueueEntry.objects.get().registration == asks


# ---- changing and leaving ----------------------------------------------------------------------------------
def test_another_category_keeps_the_turn_and_one_with_approval_asks_first(
    full, wait, other_category, at, fresh
):
    waiting = wait()
    turn = QueueEntry.objects.get()

    registration_actions.change_category(registration=waiting, category=other_category, at=at)

    assert QueueEntry.objects.get().joined_at == turn.joined_at
    strict = CategoryFactory(forum=waiting.forum, needs_approval=True)
    registration_actions.change_category(registration=waiting, category=strict, at=at)
    assert fresh(waiting).status == Status.REQUESTED
    assert not QueueEntry.objects.exists()
    assert queries.miscounts() == queries.unmatched() == []


@pytest.mark.parametrize("is_offered", [True, False])
@pytest.mark.parametrize("how", ["cancel", "erase"])
def test_whoever_goes_while_waiting_or_offered_leaves_every_count_right(
    full, wait, forum, at, how, is_offered
):
    waiting = wait()
    if is_offered:
        cancel(full[0], at)
        actions.offer_next(forum=forum, at=at)
        waiting.refresh_from_db()

    getattr(registration_actions, how)(registration=waiting, at=at)

    assert queries.miscounts() == queries.unmatched() == []
    assert not QueueEntry.objects.exists()
    assert not Offer.objects.filter(state="open").exists()


def test_statements_do_not_grow_with_those_who_wait(full, wait, forum, at, django_assert_max_num_queries):
    wait()
    cancel(full[0], at)
    for _person in range(20):
        wait()

    with django_assert_max_num_queries(25):
        actions.offer_next(forum=forum, at=at)
