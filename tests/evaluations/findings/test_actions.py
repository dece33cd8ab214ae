"""Release: what is counted, what is gone, and what is refused."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import ModelLogEntry

from common import mail, sealing
from common.models import OutboxMessage
from evaluations.findings import actions, cleaning, queries, tasks
from evaluations.findings.models import LooseText
from evaluations.invitations import actions as invitations
from evaluations.invitations.models import Campaign
from evaluations.responses.actions import submit, withdraw
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rewritten(monkeypatch):
    """The files cannot be rewritten inside a test's transaction; test_attacks.py does it."""
    calls = []
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: calls.append("rewritten"))
    return calls


def numbers(question):
    return {option.code: option.n for option in question.options}


def test_release_counts_and_forgets(at, rewritten):
    campaign = make.closed_campaign(at=at, invited=8)

    actions.release(campaign=campaign, at=at + timedelta(days=1))

    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.RELEASED
    assert (campaign.invited, campaign.answered) == (8, 6)
    assert (campaign.ballots.count(), campaign.invitations.count()) == (0, 0)
    assert not OutboxMessage.objects.filter(message__startswith="evaluations/").exists()
    assert not sealing.has_key(campaign.key_name)
    assert rewritten == ["rewritten"]
    [found] = queries.findings_for_forum(campaign.forum)
    safe, heard, useful, change = found.questions
    assert (safe.n, safe.skipped, safe.agree) == (6, 0, 6)
    assert numbers(heard) == {"mail": 6, "friend": 0, "other": 0}
    assert numbers(useful) == {"morning": 6, "noon": 0, "none": 0}
    assert (change.n, change.options) == (6, ())
    assert LooseText.objects.filter(campaign=campaign, body="Longer breaks.").count() == 6


def test_release_leaves_another_campaign_alone(at):
    """Its invitations, its ballots, its mails and its key."""
    other = make.open_campaign(
        at=at, forum=make.forum(at, slug="other"), version=make.questionnaire(slug="other")
    )
    make.answered(other, [make.ANSWERS] * 2, at=at)
    campaign = make.closed_campaign(at=at)

    actions.release(campaign=campaign, at=at)

    assert (other.ballots.count(), other.invitations.count(), make.mails_of(other)) == (2, 8, 8)
    assert sealing.has_key(other.key_name)


def test_release_twice_changes_nothing(at, rewritten):
    campaign = make.closed_campaign(at=at)
    actions.release(campaign=campaign, at=at)
    cells = set(campaign.cells.values_list("pk", "n"))

    actions.release(campaign=campaign, at=at + timedelta(days=9))

    assert set(campaign.cells.values_list("pk", "n")) == cells
    campaign.refresh_from_db()
    assert campaign.released_at == at
    assert rewritten == ["rewritten"]


def test_release_refuses_fewer_than_five_and_changes_nothing(at):
    campaign = make.closed_campaign(at=at, ballots=[make.ANSWERS] * 4)

    with pytest.raises(actions.NotEnoughAnswers, match="Fewer than 5 people"):
        actions.ask_for_release(campaign=campaign, at=at)
    with pytest.raises(actions.NotEnoughAnswers):
        actions.release(campaign=campaign, at=at)

    campaign.refresh_from_db()
    assert (campaign.status, campaign.ballots.count()) == (Campaign.Status.CLOSED, 4)
    assert sealing.has_key(campaign.key_name)


def test_more_answers_after_extending_make_the_release_possible(at):
    campaign = make.closed_campaign(at=at, ballots=[make.ANSWERS] * 4)
    invitations.extend(campaign=campaign, closes_at=at + timedelta(days=5), at=at)
    submit(token=make.tokens(campaign)[7], answers=make.ANSWERS, at=at + timedelta(days=1))
    invitations.close(campaign=campaign, at=at + timedelta(days=5))

    actions.release(campaign=campaign, at=at + timedelta(days=5))

    campaign.refresh_from_db()
    assert campaign.answered == 5


def test_release_refuses_an_open_campaign(at):
    campaign = make.open_campaign(at=at)
    make.answered(campaign, [make.ANSWERS] * 6, at=at)

    for do in (actions.ask_for_release, actions.release):
        with pytest.raises(invitations.CampaignRefused):
            do(campaign=campaign, at=at)

    assert campaign.ballots.count() == 6


def test_release_without_the_key_or_with_an_altered_ballot_changes_nothing(at):
    campaign = make.closed_campaign(at=at)
    ballot = campaign.ballots.first()
    good, ballot.payload = bytes(ballot.payload), b"x" * len(ballot.payload)
    ballot.save()
    with pytest.raises(sealing.WrongKey):
        actions.release(campaign=campaign, at=at)
    ballot.payload = good
    ballot.save()
    sealing.destroy_key(campaign.key_name)
    with pytest.raises(sealing.KeyMissing):
        actions.release(campaign=campaign, at=at)

    campaign.refresh_from_db()
    assert (campaign.status, campaign.ballots.count(), campaign.cells.count()) == ("closed", 6, 0)


def test_the_background_says_what_went_wrong(at, django_capture_on_commit_callbacks, caplog):
    campaign = make.closed_campaign(at=at)
    key = Path(settings.KEY_DIR) / f"{campaign.key_name}.key"
    held = key.read_bytes()
    key.unlink()

    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_for_release(campaign=campaign, at=at)

    campaign.refresh_from_db()
    assert (campaign.status, campaign.release_problem) == ("closed", "key_missing")
    assert "could not be released" in caplog.text
    key.write_bytes(held)
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_for_release(campaign=campaign, at=at)
    campaign.refresh_from_db()
    assert (campaign.status, campaign.release_problem) == ("released", "")


def test_the_final_date_deletes_what_too_few_answered(at, rewritten):
    campaign = make.open_campaign(at=at)
    make.answered(campaign, [make.ANSWERS] * 4, at=at)

    tasks.keep_final_dates(at=at + timedelta(days=30))
    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.OPEN, "the final date itself is still in time"
    tasks.keep_final_dates(at=at + timedelta(days=31))

    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.DELETED
    assert (campaign.invited, campaign.answered) == (8, 4)
    assert (campaign.ballots.count(), campaign.invitations.count(), campaign.texts.count()) == (0, 0, 0)
    assert (campaign.cells.count(), make.mails_of(campaign)) == (0, 0)
    assert not sealing.has_key(campaign.key_name)
    assert rewritten == ["rewritten"]


def test_the_final_date_releases_what_enough_people_answered(at):
    campaign = make.open_campaign(at=at)
    make.answered(campaign, [make.ANSWERS] * 6, at=at)

    tasks.keep_final_dates(at=at + timedelta(days=31))

    campaign.refresh_from_db()
    assert (campaign.status, campaign.answered) == (Campaign.Status.RELEASED, 6)


def test_one_lost_key_does_not_keep_the_final_dates_of_others(at, caplog):
    lost = make.closed_campaign(at=at)
    sealing.destroy_key(lost.key_name)
    other = make.closed_campaign(
        at=at, forum=make.forum(at, slug="other"), version=make.questionnaire(slug="other")
    )

    tasks.keep_final_dates(at=at + timedelta(days=31))

    lost.refresh_from_db()
    other.refresh_from_db()
    assert (lost.status, lost.release_problem, lost.ballots.count()) == ("closed", "key_missing", 6)
    assert other.status == Campaign.Status.RELEASED


def test_a_withdrawn_ballot_counts_nowhere(at):
    campaign = make.open_campaign(at=at)
    make.answered(campaign, [make.ANSWERS] * 6, at=at)
    withdraw(token=make.tokens(campaign)[0], at=at)
    invitations.close(campaign=campaign, at=at)

    actions.release(campaign=campaign, at=at)

    campaign.refresh_from_db()
    assert campaign.answered == 5


def test_the_custodian_is_asked_until_someone_confirms(at):
    campaign = make.closed_campaign(at=at)
    by = make.evaluator()
    with pytest.raises(invitations.CampaignRefused):
        actions.confirm_copy_destroyed(campaign=campaign, by=by, at=at)
    actions.release(campaign=campaign, at=at)
    campaign.refresh_from_db()
    assert campaign.waits_for_custodian

    actions.confirm_copy_destroyed(campaign=campaign, by=by, at=at)

    campaign.refresh_from_db()
    assert not campaign.waits_for_custodian
    assert campaign.copy_destroyed_by == by


def test_a_reminder_written_at_the_last_moment_does_not_bring_the_key_back(at):
    campaign = make.closed_campaign(at=at)
    reference = {"invitation": str(campaign.invitations.first().pk), "campaign": str(campaign.pk)}
    actions.release(campaign=campaign, at=at)
    OutboxMessage.objects.create(message="evaluations/reminder", references=reference, due_at=at)

    mail.deliver_due(at=at)

    assert not sealing.has_key(campaign.key_name)


def test_every_step_stands_in_the_history(at):
    campaign = make.closed_campaign(at=at)
    actions.release(campaign=campaign, at=at)

    logged = ModelLogEntry.objects.filter(object_id=str(campaign.pk)).values_list("action", flat=True)

    assert {
        "evaluations.open",
        "evaluations.close",
        "evaluations.release",
        "evaluations.key_destroyed",
        "evaluations.cleaned",
    } <= set(logged)
