"""What people need: sealed, asked once, read with a trace, counted for those who arrange it."""

import pytest

from common import sealing
from common.models import OutboxMessage
from events.access import actions, queries
from events.access.models import AccessOption, AccessRequest
from events.access.queries import Needs
from events.registration import actions as registration_actions
from tests.factories.events import BookedFactory, DraftFactory

pytestmark = pytest.mark.django_db
NEEDS = Needs(options=("quiet_room", "childcare"), words="Je viendrai avec une amie.", call_me=True)


def test_every_option_is_named_in_both_languages():
    options = queries.options_in_order()

    assert len(options) > 40
    assert len({option.code for option in options}) == len(options)
    for option in options:
        assert option.name_en.strip()
        assert option.name_fr.strip()
        assert "'" not in option.name_fr


def test_what_was_asked_can_be_read_back_by_the_person(at):
    draft = DraftFactory(needs_something=True, at=at)

    actions.ask(registration=draft, needs=NEEDS, at=at)

    assert queries.needs_of(draft) == NEEDS
    assert queries.is_done(draft)
    lines = [line.answer for line in queries.summary(draft)]
    assert lines[0] == "Quiet room\nChildcare on site"
    assert lines[1] == NEEDS.words


def test_asking_again_keeps_one_request(at):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, needs=NEEDS, at=at)

    actions.ask(registration=draft, needs=Needs(words="Only this."), at=at)

    assert AccessRequest.objects.count() == 1
    assert queries.needs_of(draft) == Needs(words="Only this.")


def test_asking_for_nothing_keeps_no_row(at):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, needs=NEEDS, at=at)

    actions.ask(registration=draft, needs=Needs(), at=at)

    assert not AccessRequest.objects.exists()


def test_asking_after_booking_counts_at_once(at):
    registration = BookedFactory(at=at)

    actions.ask(registration=registration, needs=NEEDS, at=at)

    request = AccessRequest.objects.get()
    assert (request.status, request.asked_at) == (AccessRequest.Status.ASKED, at)
    registration.refresh_from_db()
    assert registration.needs_something is True


def test_taking_everything_back_after_booking_withdraws_and_keeps_the_row(at, booked_with):
    registration = booked_with("quiet_room")

    actions.ask(registration=registration, needs=Needs(), at=at)

    assert AccessRequest.objects.get().status == AccessRequest.Status.WITHDRAWN


def test_a_missing_key_refuses_loudly_and_writes_nothing(at):
    draft = DraftFactory(needs_something=True, at=at)
    sealing.destroy_key(draft.key_name)

    with pytest.raises(sealing.KeyMissing):
        actions.ask(registration=draft, needs=NEEDS, at=at)

    assert not AccessRequest.objects.exists()


def test_a_wrong_key_refuses_loudly_and_shows_nothing(at):
    draft = DraftFactory(needs_something=True, at=at)
    request = actions.ask(registration=draft, needs=NEEDS, at=at)
    sealing.destroy_key(draft.key_name)
    sealing.create_key(draft.key_name)

    with pytest.raises(sealing.WrongKey):
        queries.unsealed(request, key=draft.key_name)


def test_a_sealed_answer_moved_to_another_row_does_not_open(at):
    first, second = (DraftFactory(needs_something=True, at=at) for _ in range(2))
    mine = actions.ask(registration=first, needs=NEEDS, at=at)
    other = actions.ask(registration=second, needs=NEEDS, at=at)
    other.answers_sealed = mine.answers_sealed

    with pytest.raises(sealing.WrongKey):
        queries.unsealed(other, key=first.key_name)


def test_counts_are_exact_and_leave_out_drafts_and_what_was_withdrawn(at, booked_with):
    registration = booked_with("quiet_room", "childcare")
    category = registration.category
    booked_with("childcare", category=category)
    leaving = booked_with("quiet_room", category=category)
    actions.ask(registration=DraftFactory(category=category, at=at), needs=NEEDS, at=at)
    booked_with("childcare")

    registration_actions.cancel(registration=leaving, at=at)

    assert queries.counts_by_option(registration.forum) == {"quiet_room": 1, "childcare": 2}


def test_an_option_no_longer_offered_is_asked_only_of_whoever_chose_it(at):
    AccessOption.objects.filter(code="braille").update(is_offered=False)

    codes = {option.code for option in queries.options_to_ask(food=False)}
    kept = {option.code for option in queries.options_to_ask(food=False, chosen=["braille"])}

    assert kept - codes == {"braille"}
    assert "vegan" not in kept
    assert {option.group for option in queries.options_to_ask(food=True)} == {"food", "allergy"}


def test_each_option_is_booked_in_time_and_asks_of_rooms_what_it_needs():
    options = queries.options_by_code()

    assert {options[code].lead_days for code in ("asl", "lsq", "cart_fr", "childcare", "elder")} == {10}
    assert options["trusted_person"].lead_days == 0
    assert options["step_free"].room_feature == "step_free"
    assert options["smudging_space"].room_feature == "ventilated_for_smoke"
    assert not options["food_allergy"].is_offered


# ---- the page ----------------------------------------------------------------------------------------------
def test_the_page_asks_in_groups_says_why_and_comes_back_to_the_tasks(browser_with_draft, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})
    page = browser_with_draft.get(address("register-access", forum)).text
    for words in ("Why we ask:", "Who sees it:", "Mobility and space", "I would rather talk about this"):
        assert words in page

    answer = browser_with_draft.post(
        address("register-access", forum),
        {"space": ["quiet_room"], "family": ["childcare"], "words": "Two children.", "call_me": "on"},
    )

    assert answer.url == address("register-tasks", forum)
    assert queries.needs_of(AccessRequest.objects.get().registration) == Needs(
        options=("quiet_room", "childcare"), words="Two children.", call_me=True
    )
    page = browser_with_draft.get(address("register-access", forum)).text
    assert page.count("<details open>") == 2
    assert page.count(" checked") == 3
    assert "Filled in" in browser_with_draft.get(address("register-tasks", forum)).text
    assert "Two children." in browser_with_draft.get(address("register-check", forum)).text


def test_an_option_that_does_not_exist_is_refused(browser_with_draft, forum, address):
    page = browser_with_draft.post(address("register-access", forum), {"space": ["palace"]})

    assert "There is a problem" in page.text
    assert "<details open>" in page.text
    assert not AccessRequest.objects.exists()


def test_the_page_opens_again_from_the_booking(browser_with_booking, forum, address):
    answer = browser_with_booking.post(address("register-access", forum), {"safety": ["counsellor"]})

    page = browser_with_booking.get(answer.url).text
    assert AccessRequest.objects.get().status == AccessRequest.Status.ASKED
    assert "Asked for" in page
    assert "counsellor" not in page


def test_the_page_of_another_forum_stays_closed_to_a_booking(browser_with_booking, address, at):
    other = BookedFactory(at=at).forum

    assert browser_with_booking.get(address("register-access", other)).url == address("register", other)


def test_a_missing_key_on_the_page_keeps_nothing_half_written(browser_with_draft, forum, address, caplog):
    sealing.destroy_key(forum.key_name)

    page = browser_with_draft.post(address("register-access", forum), {"space": ["quiet_room"]})

    assert page.status_code == 503
    assert "KeyMissing" in caplog.text
    assert not AccessRequest.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_options_may_be_added_and_are_asked_at_once(browser_with_draft, forum, address):
    AccessOption.objects.create(
        code="lactation_pump", group="family", position=9, name_en="Breast pump", name_fr="Tire-lait"
    )

    assert "Breast pump" in browser_with_draft.get(address("register-access", forum)).text
