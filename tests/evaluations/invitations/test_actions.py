"""Open, remind, extend, close: who is written to, and what staff are told."""

import re
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.db import IntegrityError, transaction

from common import mail, sealing
from common.models import OutboxMessage
from evaluations.invitations import actions, tasks, tokens
from evaluations.invitations.models import Campaign, Invitation
from evaluations.invitations.queries import Returns, people_to_ask, returns
from evaluations.questionnaires.actions import NotReady
from evaluations.questionnaires.models import Question
from events.attendance.models import Attendance
from events.registration.models import Registration
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


def test_open_locks_the_questions_makes_the_key_and_asks_everyone(at):
    campaign = make.open_campaign(at=at, invited=8)

    assert campaign.status == Campaign.Status.OPEN
    assert campaign.version.status == "locked"
    assert sealing.has_key(campaign.key_name)
    assert returns(campaign) == Returns(invited=8, answered=0)
    assert make.mails_of(campaign) == 8


def test_the_mail_is_neutral_in_ones_language_and_its_link_works(at, settings):
    settings.SITE_URL = "https://forums.example.org"
    campaign = make.open_campaign(at=at, invited=6)

    mail.deliver_due(at=at)

    assert len(sent.outbox) == 6
    english = next(message for message in sent.outbox if message.to == ["person0@example.org"])
    french = next(message for message in sent.outbox if message.to == ["person1@example.org"])
    assert english.subject == "A few questions from Sample Council for Newcomers"
    assert french.subject == "Quelques questions de la part de Conseil exemple pour les nouveaux arrivants"
    for message, language, token in (
        (english, "en", make.tokens(campaign)[0]),
        (french, "fr", make.tokens(campaign)[1]),
    ):
        assert f"https://forums.example.org/{language}/e/{token}" in message.body
        assert "/leave/" not in message.body
        words = message.subject + message.body + message.alternatives[0][0]
        assert not re.search("Spring|printemps|Person 0|Person 1|trafficking|traite", words)


def test_nothing_of_a_token_stands_in_the_database(at):
    campaign = make.open_campaign(at=at)
    token = make.tokens(campaign)[0]

    kept = str(list(Invitation.objects.values())) + str(list(OutboxMessage.objects.values()))

    assert token not in kept
    assert sealing.fingerprint(token) in kept


def test_the_same_link_each_time_and_another_for_each_person(at):
    campaign = make.open_campaign(at=at, invited=8)

    assert make.tokens(campaign) == make.tokens(campaign)
    assert len(set(make.tokens(campaign))) == 8
    assert all(len(token) == 32 for token in make.tokens(campaign))


def test_no_link_and_no_ballot_without_the_key(at):
    campaign = make.open_campaign(at=at)
    token, invitation = make.tokens(campaign)[0], campaign.invitations.first()
    sealing.destroy_key(campaign.key_name)

    with pytest.raises(sealing.KeyMissing):
        tokens.token_for(campaign.key_name, invitation.pk)
    with pytest.raises(sealing.KeyMissing):
        tokens.ballot_id(campaign.key_name, token)
    assert not sealing.has_key(campaign.key_name)


def test_reminders_go_to_those_who_have_not_answered(at):
    campaign = make.open_campaign(at=at, invited=8)
    make.answered(campaign, [make.ANSWERS] * 3, at=at)
    mail.deliver_due(at=at)
    sent.outbox.clear()

    asked = actions.remind(campaign=campaign, at=at + timedelta(days=3))
    mail.deliver_due(at=at + timedelta(days=3))

    assert asked == 5
    assert sorted(message.to[0] for message in sent.outbox) == [f"person{n}@example.org" for n in range(3, 8)]
    assert set(campaign.invitations.filter(done=False).values_list("reminders", flat=True)) == {1}


def test_no_mail_leaves_to_whom_has_answered_or_after_closing(at):
    campaign = make.open_campaign(at=at, invited=6)
    make.answered(campaign, [make.ANSWERS], at=at)
    mail.deliver_due(at=at)
    assert len(sent.outbox) == 5

    actions.remind(campaign=campaign, at=at)
    actions.close(campaign=campaign, at=at)
    mail.deliver_due(at=at)

    assert len(sent.outbox) == 5
    assert OutboxMessage.objects.filter(status="not_needed").count() == 6


def test_who_came_is_asked_where_somebody_marked_it(at):
    forum = make.forum(at)
    people = make.people(forum, 8, at=at)
    cancelled = Registration.objects.filter(person=people[7])
    cancelled.update(status=Registration.Status.CANCELLED)
    assert set(people_to_ask(forum)) == set(people[:7])

    for registration in Registration.objects.filter(person__in=people[:6]):
        Attendance.objects.create(registration=registration, came_at=at)

    assert set(people_to_ask(forum)) == set(people[:6])


def test_open_refuses_too_few_people(at):
    campaign = make.campaign(at=at, invited=4)

    with pytest.raises(actions.CampaignRefused, match="At least 5 people"):
        actions.open_campaign(campaign=campaign, at=at)

    assert not campaign.invitations.exists()


def test_open_refuses_a_missing_translation_and_leaves_nothing_half_done(at):
    campaign = make.campaign(at=at)
    Question.objects.filter(section__version=campaign.version, code="safe").update(label_fr="")

    with pytest.raises(NotReady):
        actions.open_campaign(campaign=campaign, at=at)

    campaign.refresh_from_db()
    assert (campaign.status, campaign.invitations.count(), make.mails_of(campaign)) == ("draft", 0, 0)


def test_open_refuses_dates_that_cannot_be_kept(at):
    for change in ({"closes_at": at}, {"final_on": (at + timedelta(days=13)).date()}):
        campaign = make.campaign(
            at=at,
            forum=make.forum(at, slug=f"s-{next(iter(change)).replace('_', '-')}"),
            version=make.questionnaire(slug=next(iter(change))),
        )
        for name, value in change.items():
            setattr(campaign, name, value)
        campaign.save()

        with pytest.raises(actions.CampaignRefused):
            actions.open_campaign(campaign=campaign, at=at)


def test_open_twice_asks_once(at):
    campaign = make.open_campaign(at=at)

    with pytest.raises(actions.CampaignRefused):
        actions.open_campaign(campaign=campaign, at=at)

    assert make.mails_of(campaign) == 8


def test_the_clock_closes_what_is_due(at):
    campaign = make.open_campaign(at=at)

    tasks.close_campaigns(at=at + timedelta(days=13))
    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.OPEN

    tasks.close_campaigns(at=at + timedelta(days=14))
    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.CLOSED


def test_extend_opens_again_until_the_final_date(at):
    campaign = make.closed_campaign(at=at)
    later = at + timedelta(days=20)

    actions.extend(campaign=campaign, closes_at=later, at=at + timedelta(days=15))

    campaign.refresh_from_db()
    assert (campaign.status, campaign.closes_at) == (Campaign.Status.OPEN, later)
    with pytest.raises(actions.CampaignRefused, match="final date"):
        actions.extend(campaign=campaign, closes_at=at + timedelta(days=31), at=at)


def test_the_database_keeps_k_from_being_lowered(at):
    campaign = make.campaign(at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=campaign.pk).update(k=2)


def test_a_person_is_asked_once(at):
    campaign = make.open_campaign(at=at)
    invitation = campaign.invitations.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(campaign=campaign, person=invitation.person, token_fingerprint="x")
