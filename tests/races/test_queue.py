"""The queue under pressure, in threads that each have a connection of their own.

Every race has its control: the same with the guard taken out, where the fault must show, for a race in which
nobody could lose would prove nothing.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from events.forums.models import PlacesQuerySet
from events.registration import actions as registration_actions
from events.registration.actions import booking, ending, moving
from events.registration.models import Registration
from events.waiting import actions, queries
from events.waiting.actions import answering, following, serving
from events.waiting.models import Offer
from events.waiting.queries import beginning
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db(transaction=True)

Status = Registration.Status


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Everybody starts at the same moment; gives what each returned or raised."""
    gun = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        gun.wait()
        try:
            return act()
        except (registration_actions.RegistrationProblem, IntegrityError) as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as crowd:
        return list(crowd.map(run, acts))


def join(category, at, **options):
    draft = DraftFactory(category=category, at=at)
    return registration_actions.join_queue(registration=draft, at=at, **options)


def fresh(registration):
    return Registration.objects.select_related("forum", "category", "booking").get(pk=registration.pk)


@pytest.fixture
def without_guards(monkeypatch):
    """Look first, write afterwards, as most shops do: no condition stands in the writing any more."""

    def move(registration, before, after, *, at, **fields):
        Registration.objects.filter(pk=registration.pk).update(updated_at=at, status=after, **fields)
        moving.keep_in_hand(registration, {"status": after, **fields})

    def close(registration, state, *, at, pk=None, **_only):
        Offer.objects.filter(registration=registration).update(state=state, closed_at=at)

    for module in (moving, booking, ending):
        monkeypatch.setattr(module, "move", move)
    for module in (serving, answering):
        monkeypatch.setattr(module, "close", close)
        monkeypatch.setattr(module, "hold_still", lambda registration, *, at: None)


# ---- an offer accepted while it expires --------------------------------------------------------------------
ROUNDS = 12


def accepted_while_it_expires() -> list[tuple[bool, bool, str, str]]:
    """(accepted?, lapsed?, the registration's status, the offer's state) of each round."""
    outcomes = []
    for _round in range(ROUNDS):
        category = CategoryFactory(forum=ForumFactory(capacity=1), capacity=None)
        at = beginning(category.forum) - timedelta(days=14)
        leaving = BookedFactory(category=category, at=at)
        waiting = join(category, at)
        registration_actions.cancel(registration=leaving, at=at)
        actions.offer_next(forum=category.forum, at=at)
        offer = Offer.objects.get(registration=waiting)
        here, there = (
            fresh(waiting),
            Offer.objects.select_related("registration__forum__places").get(pk=offer.pk),
        )
        there.registration = fresh(waiting)
        accepted, lapsed = at_once(
            lambda who=here, when=offer.expires_at - timedelta(microseconds=1): actions.accept(
                registration=who, at=when
            ),
            lambda what=there, when=offer.expires_at: serving.lapse(what, at=when),
        )
        offer.refresh_from_db()
        outcomes.append((accepted is here, lapsed is True, fresh(waiting).status, offer.state))
    return outcomes


def test_an_offer_accepted_while_it_expires_has_one_outcome(figure):
    outcomes = accepted_while_it_expires()

    possible = {(True, False, "booked", "accepted"), (False, True, "cancelled", "lapsed")}
    assert set(outcomes) <= possible
    assert queries.miscounts() == queries.unmatched() == []
    taken = sum(accepted for accepted, *_rest in outcomes)
    figure(
        f"{ROUNDS} offers accepted while they expire: {taken} accepted, {ROUNDS - taken} lapsed, none both"
    )


def test_without_conditions_an_offer_is_accepted_and_lapses(without_guards):
    outcomes = accepted_while_it_expires()

    assert any(accepted and lapsed for accepted, lapsed, *_rest in outcomes)


# ---- 100 people waiting, 30 cancellations ------------------------------------------------------------------
WAITING, CANCELLING, SEATS = 100, 30, 40


def thirty_cancel() -> tuple[Sequence[object], Sequence[object]]:
    """The queue in its order, and who was offered a place."""
    forum = ForumFactory(capacity=SEATS)
    categories = [CategoryFactory(forum=forum, capacity=None) for _category in range(2)]
    at = beginning(forum) - timedelta(days=14)
    with transaction.atomic():
        booked = [BookedFactory(category=categories[n % 2], at=at) for n in range(SEATS)]
        joined = [join(categories[n % 2], at + timedelta(seconds=n)) for n in range(WAITING)]
    later = at + timedelta(hours=1)
    people = [fresh(one) for one in booked[:CANCELLING]]

    def leave(registration):
        registration_actions.cancel(registration=registration, at=later)
        serving.offer_next(forum=forum, at=later)

    results = at_once(*(lambda who=who: leave(who) for who in people))
    assert [result for result in results if isinstance(result, Exception)] == []
    offered = Offer.objects.filter(registration__forum=forum).values_list("registration_id", flat=True)
    forum.places.refresh_from_db()
    assert forum.places.taken <= SEATS
    return [one.pk for one in joined], list(offered)


@pytest.fixture
def no_worker(monkeypatch):
    """Each thread serves the queue itself, as so many workers would."""
    monkeypatch.setattr(following, "_serve_later", lambda registration: None)


def test_thirty_cancellations_are_offered_to_the_first_thirty(no_worker, figure):
    began = time.monotonic()
    queue, offered = thirty_cancel()

    assert sorted(offered) == sorted(queue[:CANCELLING])
    assert queries.miscounts() == queries.unmatched() == []
    figure(
        f"{WAITING} waiting, {CANCELLING} cancel at once: the first {len(offered)} are offered a place, "
        f"nobody is skipped; {time.monotonic() - began:.1f} s with preparation"
    )


def test_an_engine_that_looks_before_it_locks_skips_places(no_worker, monkeypatch):
    def offer_next(*, forum, at):
        entry = queries.whose_turn(forum, at=at)
        time.sleep(0.05)
        try:
            with transaction.atomic():
                serving.make_offer(entry.registration, at=at)
        except registration_actions.MovedOn:
            """Somebody else has offered it to the same person: this place is forgotten."""

    monkeypatch.setattr(serving, "offer_next", offer_next)

    _queue, offered = thirty_cancel()

    assert len(offered) < CANCELLING


# ---- the last place: a newcomer against the queue ----------------------------------------------------------
NEWCOMERS = 6


def last_place(*, of_the_forum: bool) -> tuple[int, int]:
    """Rounds in which one cancels while newcomers book: (how many who waited were asked, newcomers in)."""
    asked = overtook = 0
    for _round in range(ROUNDS):
        forum = ForumFactory(capacity=1 if of_the_forum else 5)
        category = CategoryFactory(forum=forum, capacity=None if of_the_forum else 1)
        at = beginning(forum) - timedelta(days=14)
        leaving = fresh(BookedFactory(category=category, at=at))
        waiting = join(category, at)
        drafts = [fresh(DraftFactory(category=category, at=at)) for _person in range(NEWCOMERS)]

        def leave(who=leaving, where=forum, when=at):
            registration_actions.cancel(registration=who, at=when)
            actions.offer_next(forum=where, at=when)

        at_once(
            leave,
            *(
                lambda who=who, when=at: registration_actions.book(registration=who, at=when)
                for who in drafts
            ),
        )
        asked += fresh(waiting).status == Status.OFFERED
        overtook += Registration.objects.filter(forum=forum, status=Status.BOOKED).count()
    return asked, overtook


@pytest.mark.parametrize("of_the_forum", [True, False])
def test_the_last_place_goes_to_whoever_waits_and_to_no_newcomer(no_worker, figure, of_the_forum):
    asked, overtook = last_place(of_the_forum=of_the_forum)

    assert (asked, overtook) == (ROUNDS, 0)
    assert queries.miscounts() == queries.unmatched() == []
    whose = "the forum" if of_the_forum else "a category"
    figure(f"last place of {whose}, {NEWCOMERS} newcomers against the queue, {ROUNDS} rounds: 0 overtook")


@pytest.mark.parametrize("of_the_forum", [True, False])
def test_newcomers_who_do_not_ask_who_waits_overtake(no_worker, monkeypatch, of_the_forum):
    monkeypatch.setattr(PlacesQuerySet, "take", PlacesQuerySet.take_from_queue)
    monkeypatch.setattr(following.BookingFollower, "comes_first", lambda self, who, *, at: False)
    monkeypatch.setattr(following.BookingFollower, "wanted", lambda self, who, *, at: None)

    _asked, overtook = last_place(of_the_forum=of_the_forum)

    assert overtook > 0
