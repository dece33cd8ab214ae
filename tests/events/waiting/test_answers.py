"""What people and the team do: accept, turn down, wait again, offer out of turn, move, take back."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.privacy import Subject
from events.forums.models import Places
from events.registration import actions as registration_actions
from events.registration.models import Change, Registration
from events.waiting import actions, known, queries
from events.waiting.models import Offer, QueueEntry
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

Status = Registration.Status


@pytest.fixture
def held(full, wait, forum, at):
    """Somebody for whom a place is kept for 48 hours, and somebody behind them."""
    first = wait()
    wait()
    registration_actions.cancel(registration=full[0], at=at)
    actions.offer_next(forum=forum, at=at)
    first.refresh_from_db()
    return first


@pytest.fixture
def staff():
    return UserFactory()


# ---- the person --------------------------------------------------------------------------------------------
def test_a_place_is_taken_up_to_the_last_moment_and_only_once(held, at, fresh):
    last = at + timedelta(hours=48) - timedelta(microseconds=1)

    actions.accept(registration=held, at=last)
    actions.accept(registration=fresh(held), at=last + timedelta(hours=1))

    assert fresh(held).is_booked
    assert Offer.objects.get(registration=held).state == "accepted"
    assert held.changes.filter(verb=Change.Verb.ACCEPTED).count() == 1
    assert not QueueEntry.objects.filter(registration=held).exists()


def test_at_its_last_moment_an_offer_is_over_whatever_the_clock_did(held, at, fresh):
    with pytest.raises(actions.OfferOver):
        actions.accept(registration=held, at=at + timedelta(hours=48))

    assert fresh(held).status == Status.OFFERED


def test_turning_down_leaves_the_list_and_serves_the_next(held, forum, at, fresh):
    actions.decline(registration=held, at=at)

    assert fresh(held).status == Status.CANCELLED
    assert {change.verb for change in held.changes.all()} == {"offered", "turned_down", "cancelled"}
    with pytest.raises(actions.OfferOver):
        actions.decline(registration=held, at=at)
    with pytest.raises(actions.CannotWaitAgain):
        actions.wait_again(registration=held, at=at)
    actions.offer_next(forum=forum, at=at)
    assert Offer.objects.filter(state="open").exclude(registration=held).exists()


def test_whoever_was_late_waits_again_at_the_end_with_or_without_a_clock(held, forum, at, fresh):
    late = at + timedelta(hours=49)

    actions.wait_again(registration=held, at=late)
    actions.wait_again(registration=held, at=late)

    assert fresh(held).status == Status.WAITING
    assert queries.queue_of(forum).last().registration == held
    assert queries.miscounts() == queries.unmatched() == []
    actions.leave(registration=held, at=late)
    assert fresh(held).status == Status.CANCELLED


def test_nobody_waits_again_once_erased_or_removed_or_once_the_forum_has_begun(held, at, staff):
    late = at + timedelta(hours=49)
    with pytest.raises(actions.CannotWaitAgain):
        actions.wait_again(registration=held, at=at + timedelta(days=15))
    registration_actions.erase(registration=held, at=late)

    with pytest.raises(actions.CannotWaitAgain):
        actions.wait_again(registration=held, at=late)


def test_a_place_that_one_has_is_not_left_by_mistake(held, at, fresh):
    actions.accept(registration=held, at=at)

    with pytest.raises(actions.NotWaiting):
        actions.leave(registration=held, at=at)
    with pytest.raises(actions.NotWaiting):
        actions.say_short_notice(registration=held, short_notice=True, at=at)

    assert fresh(held).is_booked


@pytest.mark.parametrize(
    ("others", "words"), [(0, "near the front"), (1, "A few people"), (5, "A few people"), (6, "Many people")]
)
def test_how_many_are_before_one_is_said_without_a_number(full, wait, forum, others, words):
    for _person in range(others):
        wait()
    mine = wait()

    assert words in queries.place_in_words(mine.queue_entry, forum)


# ---- the team ----------------------------------------------------------------------------------------------
def test_moves_by_hand_change_the_order_and_keep_their_reason(full, wait, forum, at, staff):
    first, second, third = wait(), wait(), wait()
    why = {"by": staff, "at": at + timedelta(hours=1)}

    actions.move_to_front(registration=third, reason="Speaks on the panel.", **why)
    actions.move_to_end(registration=first, reason="Asked to come later.", **why)

    assert [entry.registration for entry in queries.queue_of(forum)] == [third, second, first]
    change = third.changes.get()
    assert (change.verb, change.by, change.reason) == ("moved", staff, "Speaks on the panel.")


def test_an_offer_out_of_turn_needs_a_free_place_and_overtakes(full, wait, at, staff, fresh):
    wait()
    second = wait()
    why = {"by": staff, "at": at, "reason": "Interprets for us."}
    with pytest.raises(registration_actions.NoPlace):
        actions.offer_out_of_turn(registration=fresh(second), **why)
    registration_actions.cancel(registration=full[0], at=at)

    actions.offer_out_of_turn(registration=fresh(second), **why)

    offer = Offer.objects.get()
    assert (offer.registration, offer.made_by, offer.reason) == (second, staff, "Interprets for us.")
    with pytest.raises(actions.TooLate):
        actions.offer_out_of_turn(registration=second, by=staff, at=at + timedelta(days=15), reason="Late.")


def test_an_offer_taken_back_puts_the_person_at_the_end(held, forum, at, staff, fresh, post_box):
    later = at + timedelta(hours=1)

    actions.withdraw_offer(registration=held, by=staff, at=later, reason="The room is smaller.")

    assert fresh(held).status == Status.WAITING
    assert queries.queue_of(forum).last().registration == held
    assert queries.miscounts() == queries.unmatched() == []
    with pytest.raises(actions.OfferOver):
        actions.withdraw_offer(registration=held, by=staff, at=later, reason="Again.")
    assert any("needed otherwise" in letter.body for letter in post_box())


def test_removing_ends_the_wait_and_says_by_whom(held, at, staff, fresh):
    actions.remove(registration=held, by=staff, at=at, reason="Registered twice.")

    assert fresh(held).status == Status.CANCELLED
    assert Offer.objects.get(registration=held).state == "withdrawn"
    assert fresh(held).cancelled_by == staff
    with pytest.raises(actions.NotWaiting):
        actions.remove(registration=held, by=staff, at=at, reason="Again.")


# ---- letters, what is known, and the counts ----------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_letters_say_nothing_of_the_forum(held, at, language, post_box):
    Registration.objects.filter(pk=held.pk).update(language=language)
    about = [letter for letter in post_box() if letter.to == [held.email]]

    offer = about[-1]

    words = {"en": "There is a place for you", "fr": "Il y a une place pour vous"}
    assert words[language] in offer.body
    assert held.forum.title_en not in offer.body
    assert held.forum.title_fr not in offer.body
    assert str(held) in offer.subject


def test_a_late_letter_is_not_sent_to_whoever_waits_again(held, at, post_box):
    late = at + timedelta(hours=49)
    actions.wait_again(registration=held, at=late)

    letters = [letter.body for letter in post_box() if letter.to == [held.email]]

    assert not any("no longer on the waiting list" in body for body in letters)
    assert any("is on the waiting list" in body for body in letters)


def test_people_are_shown_what_the_queue_knows_and_offers_are_erased(held, at):
    subject = Subject(registrations=(held.pk,))

    lines = [f"{line.label}: {line.value}" for line in known.known(subject)]

    assert any("On the waiting list since" in line for line in lines)
    assert any("Open" in line for line in lines)
    actions.accept(registration=held, at=at)
    assert known.erase(subject, at=at) == 1
    assert known.erase(subject, at=at) == 0


def test_counts_that_went_wrong_are_found_and_mended(held, forum):
    def check(*options):
        out = StringIO()
        call_command("check_places", *options, stdout=out)
        return out.getvalue()

    assert "Every count is right" in check()
    Places.objects.filter(pk=forum.places_id).update(taken=1, waiting=9)

    with pytest.raises(CommandError):
        check()
    assert "says 1 taken, 9 waiting; is 2, 1" in check("--mend")
    assert "Every count is right" in check()
    QueueEntry.objects.filter(registration=held).delete()
    with pytest.raises(CommandError, match="0 counts and 1 registrations"):
        check()
