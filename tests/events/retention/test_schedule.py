"""What goes when, by itself: nothing early, nothing late, and nothing twice."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from common import background, sealing
from events.access.models import AccessCase, AccessRequest, CaseEntry, Diet
from events.attendance.models import Attendance
from events.contact.models import ContactSafety
from events.registration.models import Booking, Registration
from events.retention import actions, queries
from events.retention.models import ForumStage, KeptCount, Stage
from events.subsidies.models import SubsidyRequest, TravelIdentity
from people.consents import actions as consents
from people.consents import queries as texts
from people.persons.models import Person
from tests.events.retention.conftest import told_everything, when_due
from tests.factories.events import CategoryFactory, ForumFactory

GOES = {
    Stage.CONTACT: [ContactSafety],
    Stage.NEEDS: [AccessRequest, Diet, AccessCase, CaseEntry, TravelIdentity, Attendance],
    Stage.SUBSIDIES: [],
    Stage.IDENTITY: [SubsidyRequest, Person],
}


def stages_done(forum) -> list[str]:
    done = ForumStage.objects.filter(forum=forum).exclude(done_at=None)
    return [stage for stage in Stage.values if done.filter(stage=stage).exists()]


# ---- each on its day --------------------------------------------------------------------------------------
@pytest.mark.parametrize("stage", Stage)
def test_a_stage_goes_on_its_day_and_not_before(told, over, stage):
    before, on_the_day = when_due(over, stage) - timedelta(days=1), when_due(over, stage)

    actions.erase_what_is_due(at=before)
    assert stage not in stages_done(over)
    assert all(model.objects.exists() for model in GOES[stage])

    actions.erase_what_is_due(at=on_the_day)
    assert stage in stages_done(over)
    assert not any(model.objects.exists() for model in GOES[stage])


def test_the_reason_for_travel_money_goes_first_and_the_amounts_stay_for_the_accounts(told, over):
    actions.erase_what_is_due(at=when_due(over, Stage.SUBSIDIES))

    request = SubsidyRequest.objects.get()
    assert request.reason_sealed == ""
    assert request.amount_requested_cents == 30_000


def test_at_the_end_a_husk_stays_for_counting_and_the_key_is_gone(told, over):
    reference = told.registration.booking.reference

    actions.erase_what_is_due(at=when_due(over, Stage.IDENTITY))

    husk = Registration.objects.get()
    assert (husk.status, husk.category_id, husk.booking.reference) == (
        "booked",
        told.registration.category_id,
        reference,
    )
    assert husk.erased_at
    assert (husk.person, husk.name_to_use, husk.email, husk.province) == (None, "", "", "")
    assert Booking.objects.get().person is None
    assert not sealing.has_key(over.key_name)


def test_other_forums_keep_what_they_have(told, over):
    later = CategoryFactory(
        forum=ForumFactory(starts_on=over.ends_on + timedelta(200), ends_on=over.ends_on + timedelta(201))
    )
    other = told_everything(later, "b", came=False)

    actions.erase_what_is_due(at=when_due(over, Stage.IDENTITY))

    other.registration.refresh_from_db()
    assert other.registration.name_to_use == other.words["name"]
    assert ContactSafety.objects.filter(registration=other.registration).exists()
    assert sealing.has_key(later.forum.key_name)


def test_what_is_written_after_a_stage_goes_the_next_day(told, over):
    from events.access import actions as access
    from events.access.queries import Needs

    done = when_due(over, Stage.NEEDS)
    actions.erase_what_is_due(at=done)
    access.ask(registration=told.registration, needs=Needs(words="later"), at=done)

    actions.erase_what_is_due(at=done + timedelta(days=1))

    assert not AccessRequest.objects.exists()


# ---- crashes and faults -----------------------------------------------------------------------------------
def test_killed_in_the_middle_it_goes_on_the_next_time(category, over, monkeypatch):
    for mark in "abc":
        told_everything(category, mark)
    monkeypatch.setattr("events.retention.actions.schedule.AT_A_TIME", 1)
    real, calls = actions.schedule._erase, []

    def dies(*arguments, **more):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*arguments, **more)

    monkeypatch.setattr("events.retention.actions.schedule._erase", dies)
    at = when_due(over, Stage.CONTACT)
    with pytest.raises(KeyboardInterrupt):
        actions.erase_what_is_due(at=at)
    assert stages_done(over) == []
    assert ContactSafety.objects.count() == 2

    actions.erase_what_is_due(at=at)

    assert stages_done(over) == [Stage.CONTACT]
    assert ContactSafety.objects.count() == 0


def test_a_fault_is_noted_and_keeps_no_other_forum_waiting(told, over, monkeypatch):
    # The second forum ends on the same days.
    second = told_everything(CategoryFactory(forum=ForumFactory()), "b")
    sealing.destroy_key(over.key_name)  # counting what was asked for fails without it
    at = when_due(over, Stage.NEEDS)

    actions.erase_what_is_due(at=at)

    assert stages_done(over) == [Stage.CONTACT]
    assert ForumStage.objects.get(forum=over, stage=Stage.NEEDS).problem == "KeyMissing"
    assert stages_done(second.registration.forum) == [Stage.CONTACT, Stage.NEEDS]
    assert queries.overdue_stages(over, at=at + timedelta(days=1)) == 1
    assert queries.overdue_stages(second.registration.forum, at=at + timedelta(days=1)) == 0


def test_a_second_round_finds_nothing_to_do(told, over):
    at = when_due(over, Stage.IDENTITY)
    actions.erase_what_is_due(at=at)

    assert actions.erase_what_is_due(at=at + timedelta(days=1)) == 0
    assert list(queries.unfinished(at=at + timedelta(days=1))) == []


def test_the_clock_does_it(told, over, clock):
    clock.set(when_due(over, Stage.CONTACT))

    ran = background.tick(at=clock.now)

    assert "events.retention.tasks.erase_what_is_due" in ran
    assert stages_done(over) == [Stage.CONTACT]


# ---- the counts that stay ---------------------------------------------------------------------------------
def test_counts_of_five_and_more_stay_and_smaller_ones_do_not(category, over):
    for number in range(6):
        told_everything(category, f"m{number}")
    Registration.objects.filter(pk=Registration.objects.last().pk).update(province="NS")

    actions.erase_what_is_due(at=when_due(over, Stage.NEEDS))

    kept = queries.kept_counts(over)
    assert kept["came"] == {"": 6}
    assert kept["needs"] == {"asl": 6}
    assert kept["food"] == {"peanuts": 6}
    # Five from Quebec, beside six in all, would tell of the one from elsewhere.
    assert "provinces" not in kept
    assert all(row.number >= 5 for row in KeptCount.objects.all())


def test_a_few_people_leave_no_count(told, over):
    actions.erase_what_is_due(at=when_due(over, Stage.NEEDS))

    assert queries.kept_counts(over) == {}


def test_counts_are_kept_once_and_not_counted_again_when_all_is_gone(category, over):
    for number in range(5):
        told_everything(category, f"m{number}")
    actions.erase_what_is_due(at=when_due(over, Stage.NEEDS))

    actions.erase_what_is_due(at=when_due(over, Stage.SUBSIDIES))

    assert queries.kept_counts(over)["came"] == {"": 5}


# ---- those who asked to hear from us ----------------------------------------------------------------------
def agrees(registration, at) -> None:
    wordings = [one for one in texts.in_use(at) if one.purpose == "keep_informed"]
    consents.agree(
        person_id=registration.person_id,
        about=registration.pk,
        wordings=wordings,
        language="en",
        channel="web",
        at=at,
    )


def test_whoever_asked_for_news_stays_with_name_and_address_for_24_months_and_no_longer(category, over, at):
    kept, forgotten = told_everything(category, "a"), told_everything(category, "b")
    agrees(kept.registration, when_due(over, Stage.CONTACT))
    end = when_due(over, Stage.IDENTITY)

    actions.erase_what_is_due(at=end)

    assert [person.email for person in Person.objects.all()] == [kept.words["email"]]
    assert not Registration.objects.filter(erased_at=None).exists()
    actions.erase_traces(at=end + timedelta(days=729))
    assert Person.objects.count() == 1
    actions.erase_traces(at=end + timedelta(days=731))
    assert Person.objects.count() == 0
    assert forgotten.words


# ---- commands ---------------------------------------------------------------------------------------------
def test_the_command_changes_a_key_and_says_so(told, over, capsys):
    call_command("rotate_key", over.slug)

    assert "version 2" in capsys.readouterr().out
    assert sealing.versions(over.key_name) == [1, 2]


def test_the_command_refuses_a_forum_that_is_not_there_and_a_key_that_is_gone(over):
    from django.core.management import CommandError

    with pytest.raises(CommandError, match="no forum is called"):
        call_command("rotate_key", "nowhere")
    sealing.destroy_key(over.key_name)
    with pytest.raises(CommandError, match=over.slug):
        call_command("rotate_key", over.slug)
    call_command("rotate_key", "all")


def test_the_clock_finishes_what_the_command_began(told, over, at):
    call_command("rotate_key", over.slug)
    made = sealing.made_at(over.key_name, 2)

    assert actions.finish_rotations(at=made + timedelta(minutes=30)) == 0
    assert actions.finish_rotations(at=made + timedelta(hours=2)) == 1
    assert sealing.versions(over.key_name) == [2]
