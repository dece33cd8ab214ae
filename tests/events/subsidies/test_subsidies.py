"""Travel money: what is asked, in either way of writing amounts, and who may know."""

import pytest
from django.db import IntegrityError, transaction

from common import sealing
from events.registration import actions as registration_actions
from events.subsidies import actions, policies, queries
from events.subsidies.models import SubsidyRequest
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import BookedFactory, DraftFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
ASKED = {
    "leaving_from": "BC",
    "mode": "train",
    "fare_cents": 123_450,
    "nights_cents": 20_000,
    "amount_requested_cents": 100_000,
    "minimum_needed_cents": 50_000,
    "payout": "advance",
}
TYPED = {
    "leaving_from": "BC",
    "mode": "train",
    "fare_cents": "1 234,50 $",
    "nights_cents": "$200",
    "amount_requested_cents": "1,000.00",
    "minimum_needed_cents": "500",
    "payout": "advance",
    "reason": "We are a team of one.",
}


@pytest.fixture
def submitted(at):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, reason="Walnut", at=at, **ASKED)
    registration_actions.book(registration=draft, at=at)
    return SubsidyRequest.objects.select_related("registration__forum").get()


def test_the_reason_is_sealed_and_reads_back(submitted):
    assert "Walnut" not in submitted.reason_sealed
    assert queries.reason_of(submitted, key=submitted.registration.key_name) == "Walnut"
    assert submitted.total_cents == 143_450


def test_asking_again_keeps_one_request(at):
    draft = DraftFactory(needs_something=True, at=at)
    first = actions.ask(registration=draft, reason="One", at=at, **ASKED)

    second = actions.ask(registration=draft, reason="Two", at=at, **ASKED)

    assert first == second
    assert queries.reason_of(second, key=draft.key_name) == "Two"


def test_a_missing_key_writes_nothing(at):
    draft = DraftFactory(needs_something=True, at=at)
    sealing.destroy_key(draft.key_name)

    with pytest.raises(sealing.KeyMissing):
        actions.ask(registration=draft, reason="Walnut", at=at, **ASKED)

    assert not SubsidyRequest.objects.exists()


@pytest.mark.parametrize("wrong", [{"amount_requested_cents": 0}, {"minimum_needed_cents": 100_001}])
def test_the_database_refuses_amounts_that_make_no_sense(at, wrong):
    draft = DraftFactory(needs_something=True, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.ask(registration=draft, at=at, **ASKED | wrong)

    assert not SubsidyRequest.objects.exists()


def test_dropping_it_leaves_no_draft_and_withdraws_what_was_sent(at, submitted):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, at=at, **ASKED)

    actions.drop(registration=draft, at=at)
    actions.drop(registration=submitted.registration, at=at)

    assert SubsidyRequest.objects.get().status == SubsidyRequest.Status.WITHDRAWN


def test_reviewers_read_finance_sees_the_amount_and_nobody_else_anything(submitted):
    forum = submitted.registration.forum
    reviewer = UserFactory(roles=[roles.SUBSIDY], forums=[forum])
    finance = UserFactory(roles=[roles.FINANCE], forums=[forum])
    others = UserFactory(roles=[roles.CARE, roles.REGISTRATION, roles.ORGANISER], forums=[forum])
    elsewhere = UserFactory(roles=[roles.SUBSIDY, roles.FINANCE])

    assert policies.may_read(reviewer, submitted)
    assert not policies.may_read(finance, submitted)
    assert policies.may_see_amount(finance, submitted)
    assert list(queries.requests_visible_to(finance)) == [submitted]
    for other in (others, elsewhere):
        assert not policies.may_read(other, submitted)
        assert not policies.may_see_amount(other, submitted)
        assert not queries.requests_visible_to(other)


def test_each_reading_is_noted(submitted, at):
    reviewer = UserFactory(roles=[roles.SUBSIDY])

    words = actions.read_request(request=submitted, reader=reviewer, reason="review", at=at)

    assert words == "Walnut"
    reading = Disclosure.objects.get()
    assert (reading.reader, reading.subject) == (reviewer, submitted.registration_id)


# ---- the page ----------------------------------------------------------------------------------------------
def test_amounts_are_understood_in_both_ways_of_writing(browser_with_draft, forum, address):
    answer = browser_with_draft.post(address("register-travel", forum), TYPED)

    assert answer.url == address("register-tasks", forum)
    request = SubsidyRequest.objects.get()
    assert request.fare_cents == 123_450
    assert request.nights_cents == 20_000
    assert request.other_cents == 0
    assert request.amount_requested_cents == 100_000
    assert request.minimum_needed_cents == 50_000
    page = browser_with_draft.get(address("register-travel", forum)).text
    assert 'value="1,234.50"' in page
    assert "We are a team of one." in page


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"amount_requested_cents": ""}, "Enter the amount you are asking for."),
        ({"amount_requested_cents": "0"}, "Enter an amount above zero."),
        ({"amount_requested_cents": "a lot"}, "Enter an amount in dollars, for example 1,234.50."),
        ({"amount_requested_cents": "9999999"}, "Enter a smaller amount."),
        ({"amount_requested_cents": "2000"}, "This is more than the costs you listed."),
        ({"minimum_needed_cents": "1000.01"}, "This cannot be more than what you are asking for."),
        ({"reason": "word " * 101}, "Write at most 100 words; you wrote 101."),
        ({"leaving_from": ""}, "Choose the province or territory you will leave from."),
        ({"payout": ""}, "Choose how the money should come to you."),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_lost(
    browser_with_draft, forum, address, answer, message
):
    page = browser_with_draft.post(address("register-travel", forum), TYPED | answer)

    assert page.text.count(message) == 2
    assert "1 234,50 $" in page.text
    assert not SubsidyRequest.objects.exists()


def test_the_page_starts_from_the_province_already_told(browser_with_draft, forum, address):
    browser_with_draft.post(
        address("register-details", forum),
        {"name_to_use": "Maple", "email": "maple@example.org", "language": "en", "province": "NS"},
    )

    assert '<option value="NS" selected>' in browser_with_draft.get(address("register-travel", forum)).text


def test_a_request_can_be_dropped_from_its_page(browser_with_draft, forum, address):
    page = address("register-travel", forum)
    assert "after all" not in browser_with_draft.get(page).text
    browser_with_draft.post(page, TYPED)
    assert "after all" in browser_with_draft.get(page).text

    answer = browser_with_draft.post(address("register-travel-drop", forum))

    assert answer.url == address("register-tasks", forum)
    assert not SubsidyRequest.objects.exists()
    assert browser_with_draft.get(address("register-travel-drop", forum)).status_code == 405


def test_the_page_opens_again_from_the_booking(browser_with_booking, forum, address):
    browser_with_booking.post(address("register-travel", forum), TYPED)

    assert SubsidyRequest.objects.get().status == SubsidyRequest.Status.SUBMITTED


def test_a_draft_is_seen_by_nobody(at):
    actions.ask(registration=DraftFactory(needs_something=True, at=at), at=at, **ASKED)

    assert not queries.requests_visible_to(UserFactory(is_superuser=True))


def test_state_in_a_word(at, submitted):
    assert queries.state(submitted.registration) == "Submitted"
    assert queries.state(BookedFactory(at=at)) == ""
