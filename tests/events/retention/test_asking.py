"""A person asks to be erased; the privacy officer holds, lifts, and opens one record."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from common import erasures, mail, privacy
from common.models import OutboxMessage
from common.privacy import Subject
from events.forums.models import Places
from events.registration.models import Registration
from events.retention import actions, queries
from events.retention.models import EraseRequest, Stage
from people.accounts.models import User
from people.disclosures.models import Disclosure
from people.persons import actions as persons
from people.persons.models import Person
from tests.events.retention.conftest import told_everything, when_due
from tests.factories.events import MARCH, BookedFactory, CategoryFactory
from tests.factories.people import PersonFactory, UserFactory


def mine(registration) -> Subject:
    return Subject(registration.person_id, (registration.pk,))


def everything_known(subject: Subject) -> str:
    return "\n".join(str(line.value) for record in privacy.known_about(subject) for line in record.lines)


# ---- what is known ----------------------------------------------------------------------------------------
def test_a_person_is_shown_all_they_told_and_all_that_was_written_about_them(told):
    known = everything_known(mine(told.registration))

    assert [name for name, word in told.words.items() if word not in known] == []


def test_nobody_is_shown_what_somebody_else_told(told, category):
    other = told_everything(category, "b")

    known = everything_known(mine(told.registration))

    assert not any(word in known for word in other.words.values())


def test_what_is_known_takes_as_many_statements_for_three_registrations_as_for_one(category):
    first = told_everything(category, "a").registration
    rest = [told_everything(CategoryFactory(), mark).registration.pk for mark in "bc"]

    privacy.known_about(mine(first))  # the words of agreements are kept in the cache

    with CaptureQueriesContext(connection) as one:
        privacy.known_about(mine(first))
    with CaptureQueriesContext(connection) as three:
        privacy.known_about(Subject(first.person_id, (first.pk, *rest)))

    assert len(three) == len(one)


# ---- erased on request ------------------------------------------------------------------------------------
def test_erasing_takes_everything_at_once_and_gives_the_place_back(told, over):
    assert Places.objects.get(pk=over.places_id).taken == 1

    assert actions.erase_on_request(subject=mine(told.registration), at=MARCH) == set()

    told.registration.refresh_from_db()
    assert told.registration.erased_at == MARCH
    assert Places.objects.get(pk=over.places_id).taken == 0
    assert not Person.objects.exists()
    assert not OutboxMessage.objects.filter(status="waiting").exists()
    assert not ModelLogEntry.objects.filter(object_id=str(told.registration.pk)).exists()
    shown = [record.key for record in privacy.known_about(Subject(registrations=(told.registration.pk,)))]
    assert set(shown) <= {"registration", "readings"}


def test_who_looked_stays_noted_without_a_name(told):
    actions.erase_on_request(subject=mine(told.registration), at=MARCH)

    assert Disclosure.objects.filter(subject=told.registration.pk).count() == 1


def test_erasing_one_of_two_registrations_keeps_the_person_for_the_other(told):
    other = BookedFactory(category=CategoryFactory())
    Registration.objects.filter(pk=other.pk).update(person=told.registration.person)

    actions.erase_on_request(subject=mine(told.registration), at=MARCH)

    other.refresh_from_db()
    assert other.person_id == told.registration.person_id
    assert other.name_to_use
    assert other.erased_at is None


@pytest.mark.parametrize(("role", "is_left"), [(None, False), ("care", True)])
def test_whoever_asks_signed_in_loses_the_sign_in_too_and_staff_do_not(told, role, is_left):
    account = UserFactory(roles=[role] if role else [])
    Person.objects.update(account=account)

    actions.erase_on_request(
        subject=Subject(told.registration.person_id, (told.registration.pk,), account=account.pk), at=MARCH
    )

    assert not Person.objects.exists()
    assert User.objects.filter(pk=account.pk).exists() is is_left


def test_a_link_alone_does_not_take_the_sign_in_away(told):
    account = UserFactory()
    Person.objects.update(account=account)

    actions.erase_on_request(subject=mine(told.registration), at=MARCH)

    assert User.objects.filter(pk=account.pk).exists()


def test_erasing_twice_does_no_harm(told):
    subject = mine(told.registration)
    actions.erase_on_request(subject=subject, at=MARCH)

    assert actions.erase_on_request(subject=subject, at=MARCH) == set()


# ---- holds ------------------------------------------------------------------------------------------------
def test_a_hold_stops_the_clock_and_what_people_ask_for_until_it_is_lifted(told, over):
    officer, end = UserFactory(roles=["privacy officer"]), when_due(over, Stage.IDENTITY)
    actions.place_hold(forum=over, by=officer, reason="Order 2026-17", at=MARCH)

    actions.erase_what_is_due(at=end)
    held = actions.erase_on_request(subject=mine(told.registration), at=MARCH)

    told.registration.refresh_from_db()
    assert held == {told.registration.pk}
    assert told.registration.name_to_use == told.words["name"]
    assert queries.overdue_stages(over, at=end + timedelta(days=3)) == 0
    assert actions.erase_what_was_asked(at=end) == 0

    actions.lift_hold(forum=over, by=officer, at=end)
    assert actions.erase_what_was_asked(at=end) == 1
    told.registration.refresh_from_db()
    assert told.registration.erased_at == end
    assert not EraseRequest.objects.exists()
    assert not Person.objects.exists()


def test_one_hold_at_a_time_and_none_to_lift_where_none_stands(over):
    officer = UserFactory()
    with pytest.raises(actions.NotHeld):
        actions.lift_hold(forum=over, by=officer, at=MARCH)
    actions.place_hold(forum=over, by=officer, reason="One", at=MARCH)

    with pytest.raises(actions.HeldAlready):
        actions.place_hold(forum=over, by=officer, reason="Two", at=MARCH)

    actions.lift_hold(forum=over, by=officer, at=MARCH)
    actions.place_hold(forum=over, by=officer, reason="Three", at=MARCH)
    assert {hold.reason for hold in queries.holds_of(over)} == {"One", "Three"}


def test_a_hold_placed_while_erasing_is_under_way_stops_it(category, over, monkeypatch):
    for mark in "abc":
        told_everything(category, mark)
    monkeypatch.setattr("events.retention.actions.schedule.AT_A_TIME", 1)
    real = actions.schedule._erase

    def places_a_hold(*arguments, **more):
        done = real(*arguments, **more)
        actions.place_hold(forum=over, by=UserFactory(), reason="Order", at=MARCH)
        return done

    monkeypatch.setattr("events.retention.actions.schedule._erase", places_a_hold)

    actions.erase_what_is_due(at=when_due(over, Stage.CONTACT))

    assert Registration.objects.filter(contact_safety__isnull=False).count() == 2
    assert not over.stages.exclude(done_at=None).exists()


# ---- break-glass ------------------------------------------------------------------------------------------
def test_opening_a_record_is_noted_and_told_to_all_the_others(told):
    reader = UserFactory(roles=["privacy officer"])
    others = [UserFactory(roles=["privacy officer"], language="fr"), UserFactory(is_superuser=True)]
    django_mail.outbox.clear()

    known = actions.open_whole_record(
        registration=told.registration, reader=reader, reason="A request for information", at=MARCH
    )
    mail.deliver_due(at=MARCH)

    assert told.words["code"] in str(known)
    noted = Disclosure.objects.get(reader=reader)
    assert (noted.subject, noted.reason) == (told.registration.pk, "A request for information")
    assert {letter.to[0] for letter in django_mail.outbox} == {user.email for user in others}
    for letter in django_mail.outbox:
        assert not any(word in letter.subject + letter.body for word in told.words.values())


# ---- after a backup was restored --------------------------------------------------------------------------
def test_a_restored_backup_is_erased_again(told, over):
    erasures.note("registration", told.registration.pk, at=MARCH)
    erasures.note("person", told.registration.person_id, at=MARCH)
    erasures.note("forum", over.uid, at=MARCH)
    second = told_everything(told.registration.category, "b")

    done = actions.replay(erasures.noted(), at=MARCH)
    again = actions.replay(erasures.noted(), at=MARCH)

    told.registration.refresh_from_db()
    second.registration.refresh_from_db()
    assert done == {"registration": 1, "person": 0, "forum": 1}
    assert again == {"registration": 0, "person": 0, "forum": 1}
    assert told.registration.name_to_use == ""
    assert second.registration.name_to_use == second.words["name"]


def test_what_is_erased_is_listed_beside_the_keys_and_names_nobody(told, keys_of_its_own):
    actions.erase_on_request(subject=mine(told.registration), at=MARCH)

    text = (keys_of_its_own / erasures.FILE).read_text()
    assert str(told.registration.pk) in text
    assert not any(word in text for word in told.words.values())


# ---- traces -----------------------------------------------------------------------------------------------
def test_notes_of_messages_go_after_90_days_unless_they_wait(told):
    sent = OutboxMessage.objects.filter(status="sent").count()
    waiting = mail.send_later("registration/booked", at=MARCH, registration=told.registration.pk)
    assert sent

    actions.erase_traces(at=MARCH + timedelta(days=89))
    assert OutboxMessage.objects.filter(status="sent").count() == sent
    actions.erase_traces(at=MARCH + timedelta(days=91))

    assert list(OutboxMessage.objects.filter(message__startswith="registration")) == [waiting]


def test_persons_on_whom_nothing_hangs_are_forgotten_and_those_with_a_sign_in_are_not(told):
    alone, signed_in = PersonFactory(), PersonFactory(account=UserFactory())

    assert persons.forget_unneeded(at=MARCH) == 1

    assert not Person.objects.filter(pk=alone.pk).exists()
    assert Person.objects.filter(pk__in=[signed_in.pk, told.registration.person_id]).count() == 2
