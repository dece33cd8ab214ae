"""Everything that can happen to places, in any order: nothing ever contradicts anything else.

`make test` plays 100 runs of 30 steps, `make soak` 2,000 runs of 50.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.forums.actions import BelowTaken, set_capacity
from events.forums.models import Forum
from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.waiting import actions, queries
from events.waiting.models import Offer
from events.waiting.queries import beginning
from tests.events.waiting import oracle
from tests.factories.events import CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

Status = Registration.Status
Problem = registration_actions.RegistrationProblem

WHICH = st.integers(min_value=0, max_value=40)
AWAKE = st.booleans()  # does the worker run at once, or only later?
SPANS = st.sampled_from([timedelta(hours=1), timedelta(hours=13), timedelta(hours=49), timedelta(days=3)])
# Most choose one of the two open categories.
CATEGORY = [0, 1, 1, 0, 2]
MOVES = {
    "draft": {"booked", "requested", "waiting", "offered"},
    "requested": {"booked", "waiting", "offered", "declined", "cancelled"},
    "waiting": {"offered", "requested", "cancelled"},
    "offered": {"booked", "waiting", "requested", "cancelled"},
    "booked": {"requested", "cancelled"},
    "cancelled": {"waiting", "offered"},
    "declined": set(),
}


class Forums(RuleBasedStateMachine):
    """One forum of five places with three categories: two open ones, and one that the team approves."""

    @initialize(capacity=st.integers(2, 5), short=st.integers(0, 3))
    def open_the_forum(self, capacity, short):
        self.run = transaction.atomic()
        self.run.__enter__()
        self.forum = ForumFactory(capacity=capacity)
        self.at = beginning(self.forum) - timedelta(days=12)
        self.categories = [
            CategoryFactory(forum=self.forum, capacity=short),
            CategoryFactory(forum=self.forum, capacity=None),
            CategoryFactory(forum=self.forum, capacity=2, needs_approval=True),
        ]
        self.staff = UserFactory()
        self.known = {}
        self.some_register([(number, number % 3 == 0) for number in range(6)])

    def teardown(self):
        if hasattr(self, "run"):
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    # ---- who there is ----------------------------------------------------------------------------------
    def one(self, which, *statuses):
        """Some registration that stands in one of these, or None."""
        rows = list(
            Registration.objects.filter(forum=self.forum, status__in=statuses, erased_at=None)
            .select_related("forum", "category", "booking")
            .order_by("created_at", "pk")
        )
        return rows[which % len(rows)] if rows else None

    def asks_for_a_place(self, registration, ask):
        """Nobody is overtaken; and who is refused is refused because nothing is free."""
        ask()
        registration.refresh_from_db()
        if registration.is_booked:
            assert not oracle.overtaken_by(registration, at=self.at)

    # ---- people ----------------------------------------------------------------------------------------
    def work(self, awake):
        if awake:
            self.the_queue_is_served()

    @rule(people=st.lists(st.tuples(WHICH, st.booleans()), min_size=1, max_size=3))
    def some_register(self, people):
        for which, short_notice in people:
            self.somebody_registers(which, short_notice)

    def somebody_registers(self, which, short_notice):
        self.at += timedelta(minutes=1)
        draft = DraftFactory(category=self.categories[CATEGORY[which % 5]], at=self.at)

        def ask():
            try:
                registration_actions.book(registration=draft, at=self.at)
            except registration_actions.NoPlace:
                assert not oracle.free_places(self.forum).fits(draft.category_id)
                assert not queries.expired_offers(at=self.at, forum=self.forum)
                registration_actions.join_queue(registration=draft, at=self.at, short_notice=short_notice)

        self.asks_for_a_place(draft, ask)

    @rule(which=WHICH)
    def somebody_waits_although_there_is_room(self, which):
        draft = DraftFactory(category=self.categories[which % 3], at=self.at)
        registration_actions.join_queue(registration=draft, at=self.at)

    @rule(which=WHICH, when=st.sampled_from([None, timedelta(microseconds=-1), timedelta(0)]))
    def somebody_accepts(self, which, when):
        """At once, at the last moment, or just too late."""
        registration = self.one(which, Status.OFFERED)
        if registration is None:
            return
        offer = Offer.objects.get(registration=registration, state="open")
        if when is not None:
            self.at = max(self.at, offer.expires_at + when)
        try:
            actions.accept(registration=registration, at=self.at)
        except actions.OfferOver:
            assert offer.expires_at <= self.at
        else:
            assert offer.expires_at > self.at

    @rule(which=WHICH, awake=AWAKE)
    def somebody_turns_an_offer_down(self, which, awake):
        registration = self.one(which, Status.OFFERED)
        if registration:
            actions.decline(registration=registration, at=self.at)
            self.work(awake)

    @rule(which=WHICH)
    def somebody_wants_to_wait_again(self, which):
        registration = self.one(which, Status.CANCELLED, Status.OFFERED)
        if registration:
            with suppress(actions.CannotWaitAgain):
                actions.wait_again(registration=registration, at=self.at)

    @rule(which=WHICH)
    def somebody_leaves_the_list(self, which):
        registration = self.one(which, Status.WAITING, Status.OFFERED)
        if registration:
            actions.leave(registration=registration, at=self.at)

    @rule(which=WHICH, awake=AWAKE)
    def somebody_cancels(self, which, awake):
        registration = self.one(which, Status.BOOKED, Status.OFFERED)
        if registration:
            registration_actions.cancel(registration=registration, at=self.at)
            self.work(awake)

    @rule(which=WHICH, awake=AWAKE)
    def somebody_is_erased(self, which, awake):
        registration = self.one(which, *Registration.LIVE, Status.CANCELLED)
        if registration:
            assert registration_actions.erase(registration=registration, at=self.at)
            self.work(awake)

    @rule(which=WHICH, other=WHICH)
    def somebody_changes_category(self, which, other):
        registration = self.one(which, *Registration.LIVE)
        if registration:
            with suppress(registration_actions.CategoryFull):
                registration_actions.change_category(
                    registration=registration, category=self.categories[other % 3], at=self.at
                )

    # ---- the team --------------------------------------------------------------------------------------
    @rule(which=WHICH)
    def the_team_approves(self, which):
        registration = self.one(which, Status.REQUESTED)
        if registration:
            self.asks_for_a_place(
                registration,
                lambda: registration_actions.approve(registration=registration, by=self.staff, at=self.at),
            )

    @rule(which=WHICH)
    def the_team_declines(self, which):
        registration = self.one(which, Status.REQUESTED)
        if registration:
            registration_actions.decline(registration=registration, by=self.staff, at=self.at)

    @rule(which=WHICH, verb=st.sampled_from(["offer_out_of_turn", "move_to_front", "move_to_end"]))
    def the_team_moves_somebody(self, which, verb):
        registration = self.one(which, Status.WAITING)
        if registration:
            with suppress(Problem):
                self.by_hand(verb, registration)

    @rule(which=WHICH, verb=st.sampled_from(["withdraw_offer", "remove"]))
    def the_team_takes_an_offer_back(self, which, verb):
        registration = self.one(which, Status.OFFERED)
        if registration:
            self.by_hand(verb, registration)

    def by_hand(self, verb, registration):
        act = getattr(actions, verb)
        act(registration=registration, by=self.staff, at=self.at, reason="Because.")

    @rule(which=WHICH, capacity=st.one_of(st.none(), st.integers(0, 6)), awake=AWAKE)
    def the_team_changes_how_many_may_come(self, which, capacity, awake):
        things = [Forum.objects.select_related("places").get(pk=self.forum.pk), *self.categories]
        with suppress(BelowTaken):
            set_capacity(places=things[which % 4].places, capacity=capacity)
            self.work(awake)

    # ---- time ------------------------------------------------------------------------------------------
    @rule(span=SPANS, awake=AWAKE)
    def time_passes(self, span, awake):
        self.at += span
        self.work(awake)

    @rule()
    def the_queue_is_served(self):
        actions.lapse_expired(forum=self.forum, at=self.at)
        expected = oracle.seated(oracle.in_line(self.forum, at=self.at), oracle.free_places(self.forum))
        before = set(Offer.objects.values_list("pk", flat=True))

        actions.offer_next(forum=self.forum, at=self.at)

        offered = Offer.objects.exclude(pk__in=before).values_list("registration_id", flat=True)
        assert set(offered) == set(expected)
        assert oracle.seated(oracle.in_line(self.forum, at=self.at), oracle.free_places(self.forum)) == []

    # ---- what must always be true ----------------------------------------------------------------------
    @invariant()
    @precondition(lambda self: hasattr(self, "forum"))
    def counts_rows_and_moves_are_right(self):
        """That no more places are taken than there are, and no second offer is open, the database guards."""
        assert queries.miscounts(Forum.objects.filter(pk=self.forum.pk)) == []
        assert queries.unmatched() == []
        now = dict(Registration.objects.filter(forum=self.forum).values_list("pk", "status"))
        for pk, status in now.items():
            before = self.known.get(pk, Status.DRAFT)
            assert status == before or status in MOVES[before], (before, status)
        self.known = now


def play(runs, steps, **more):
    run_state_machine_as_test(
        Forums,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
            **more,
        ),
    )


def test_no_order_of_events_breaks_a_count_an_offer_or_the_queue():
    play(100, 30, derandomize=True)


@pytest.mark.soak
def test_no_long_order_of_events_breaks_anything(figure):
    play(2_000, 50)
    figure("2,000 runs of 50 steps over booking, approval, queue, offers and erasing: no broken invariant")
