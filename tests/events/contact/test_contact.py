"""How somebody may be reached: sealed, heeded, read by care with a trace, and gone in time."""

import pytest
from django.utils import timezone, translation

from common import privacy, rotation, sealing
from common.models import OutboxMessage
from common.privacy import Subject
from events.contact import actions, policies, queries
from events.contact.models import ContactSafety
from events.contact.queries import Reach
from events.registration import actions as registration_actions
from people.accounts import roles
from people.consents import actions as consents
from people.consents import queries as consent_queries
from people.consents import tasks
from people.consents.models import ConsentEntry
from people.disclosures.models import Disclosure
from tests.events.contact.answers import REACH
from tests.factories.events import BookedFactory, DraftFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def kept(registration, reach=REACH, **wishes):
    actions.keep(registration=registration, reach=reach, at=timezone.now(), **wishes)
    return ContactSafety.objects.get(registration=registration)


# ---- keeping ----------------------------------------------------------------------------------------------
def test_what_was_said_is_sealed_and_reads_back(at):
    draft = DraftFactory(at=at)

    contact = kept(draft, contact_through_care=True)

    assert queries.reach_of(draft) == REACH
    assert queries.is_done(draft)
    assert "Canary" not in contact.answers_sealed
    draft.refresh_from_db()
    assert (draft.contact_through_care, draft.no_messages, draft.names_forum) == (True, False, False)
    assert draft.needs_something is True


def test_saying_it_again_keeps_one_row_and_the_badge(at):
    draft = DraftFactory(at=at)
    actions.choose_badge(registration=draft, badge="initials", pronouns="they", at=at)
    first = kept(draft)

    second = kept(draft, Reach(code_word="Other"), no_messages=True)

    assert (second.pk, ContactSafety.objects.count()) == (first.pk, 1)
    draft.refresh_from_db()
    assert (draft.badge, draft.pronouns, draft.no_messages) == ("initials", "they", True)
    actions.choose_badge(registration=draft, badge="blank", pronouns="", at=at)
    draft.refresh_from_db()
    assert (draft.badge, draft.no_messages) == ("blank", True)


def test_saying_nothing_keeps_no_row_and_a_wish_alone_keeps_one(at):
    draft = DraftFactory(at=at)
    actions.keep(registration=draft, reach=Reach(), at=at)
    assert not ContactSafety.objects.exists()
    assert draft.needs_something is False

    assert kept(draft, Reach(), no_messages=True)
    actions.keep(registration=draft, reach=Reach(), at=at)

    assert not ContactSafety.objects.exists()
    draft.refresh_from_db()
    assert not draft.no_messages


def test_two_tabs_keep_one_row(at):
    draft = DraftFactory(at=at)
    other_tab = type(draft).objects.select_related("forum").get(pk=draft.pk)

    kept(draft)
    kept(other_tab, Reach(hours="Mornings"))

    assert queries.reach_of(draft) == Reach(hours="Mornings")


def test_a_missing_or_wrong_key_refuses_loudly_and_writes_nothing(at):
    draft = DraftFactory(at=at)
    contact = kept(draft)
    sealing.destroy_key(draft.key_name)
    for attempt in (lambda: queries.reach_of(draft), lambda: kept(draft, Reach(hours="New"))):
        with pytest.raises(sealing.KeyMissing):
            attempt()
    sealing.create_key(draft.key_name)
    with pytest.raises(sealing.WrongKey):
        queries.unsealed(contact, key=draft.key_name)


def test_an_answer_moved_to_another_row_does_not_open(at):
    first, second = DraftFactory(at=at), None
    second = DraftFactory(category=first.category, at=at)
    mine, other = kept(first), kept(second)
    other.answers_sealed = mine.answers_sealed

    with pytest.raises(sealing.WrongKey):
        queries.unsealed(other, key=first.key_name)


def test_the_last_check_reads_everything_back_in_both_languages(at):
    draft = DraftFactory(at=at)
    kept(draft, no_messages=True, names_forum=True, contact_through_care=True)

    english = [line.answer for line in queries.summary(draft)]
    assert "Canary Lantern" in english
    assert "E-mail\nPhone call" in english
    assert "No, leave none" in english
    assert len(english) == 10
    with translation.override("fr"):
        french = list(queries.summary(draft))
    assert "Courriel\nAppel téléphonique" in [line.answer for line in french]
    both = {line.question for line in french} & {line.question for line in queries.summary(draft)}
    assert both == {"Messages"}


# ---- what becomes of it -----------------------------------------------------------------------------------
def test_needing_nothing_or_cancelling_says_nothing_about_reaching_somebody(at):
    draft = DraftFactory(needs_something=True, at=at)
    kept(draft, no_messages=True)

    registration_actions.say_needs(registration=draft, needs_something=False, at=at)
    booked = registration_actions.book(registration=draft, at=at)
    registration_actions.cancel(registration=booked, at=at)

    assert queries.reach_of(booked) == REACH
    booked.refresh_from_db()
    assert booked.no_messages


def test_erasing_the_registration_takes_it_along_and_ends_what_was_agreed(at):
    registration = BookedFactory(at=at)
    kept(registration)
    consents.agree(
        person_id=registration.person_id,
        about=registration.id,
        wordings=consent_queries.in_use(at),
        language="en",
        channel="web",
        at=at,
    )

    registration_actions.erase(registration=registration, at=at)

    assert not ContactSafety.objects.exists()
    tasks.end_and_erase(at=at)
    ledger = ConsentEntry.objects.all()
    assert {(entry.person_id, entry.ended_at) for entry in ledger} == {(None, at)}
    assert len(ledger) == 3


def test_two_weeks_after_the_forum_only_that_forum_s_rows_go(at):
    mine, other = BookedFactory(at=at), BookedFactory(at=at)
    kept(mine, no_messages=True)
    kept(other)

    assert actions.erase_for(forum=mine.forum, at=at) == 1

    assert [contact.registration for contact in ContactSafety.objects.all()] == [other]
    mine.refresh_from_db()
    assert mine.no_messages


def test_the_person_sees_all_of_it_and_it_can_be_erased_alone(at, django_assert_num_queries):
    registration = BookedFactory(at=at)
    kept(registration)
    subject = Subject(registration.person_id, (registration.id,))

    [record] = [known for known in privacy.known_about(subject) if known.key == "contact"]
    assert "Canary Lantern" in [line.value for line in record.lines]

    privacy.erase_stage("contact", subject, at=at)
    assert not ContactSafety.objects.exists()


def test_it_is_sealed_again_when_the_key_changes(at):
    registration = BookedFactory(at=at)
    kept(registration)

    rotation.rotate(owner=registration.forum, key=registration.key_name, at=at)

    assert queries.reach_of(registration) == REACH
    assert "events.ContactSafety" in {column.model for column in rotation.columns()}


# ---- reading ----------------------------------------------------------------------------------------------
def test_each_reading_by_care_is_noted_without_what_it_said(at):
    contact = kept(BookedFactory(at=at))
    reader = UserFactory(roles=[roles.CARE])

    assert actions.read(contact=contact, reader=reader, reason="To reach the person now", at=at) == REACH

    reading = Disclosure.objects.get()
    assert (reading.reader, reading.subject, reading.read_at) == (reader, contact.registration_id, at)
    assert "Canary" not in str(Disclosure.objects.values_list().get())


def test_a_reading_that_fails_is_not_noted(at):
    contact = kept(BookedFactory(at=at))
    sealing.destroy_key(contact.registration.key_name)

    with pytest.raises(sealing.KeyMissing):
        actions.read(contact=contact, reader=UserFactory(), reason="To reach the person now", at=at)

    assert not Disclosure.objects.exists()


def test_care_reads_at_its_own_forums_and_nobody_else_does(at):
    contact = kept(BookedFactory(at=at))
    forum = contact.registration.forum
    care = UserFactory(roles=[roles.CARE], forums=[forum])
    elsewhere = UserFactory(roles=[roles.CARE])
    others = UserFactory(roles=[role for role in roles.ALL if role != roles.CARE], forums=[forum])

    assert policies.may_read(care, contact)
    assert list(queries.contacts_visible_to(care)) == [contact]
    for other in (elsewhere, others):
        assert not policies.may_read(other, contact)
        assert not queries.contacts_visible_to(other)
    kept(DraftFactory(category=contact.registration.category, at=at))
    assert queries.contacts_visible_to(care).count() == 1


# ---- messages ---------------------------------------------------------------------------------------------
FORUM_WORDS = {"en": ("Forum on Care", "Your request"), "fr": ("Forum sur le soin", "Votre demande")}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("allowed", [False, True])
def test_messages_name_the_forum_only_where_the_person_allowed_it(at, post_box, language, allowed):
    draft = DraftFactory(at=at, language=language)
    actions.keep(registration=draft, reach=Reach(), names_forum=allowed, at=at)
    registration = registration_actions.book(registration=draft, at=at)
    registration_actions.cancel(registration=registration, at=at)

    [letter] = post_box()

    title, plain = FORUM_WORDS[language]
    [(html, _kind)] = letter.alternatives
    assert [title in text for text in (letter.subject, letter.body, html)] == [allowed] * 3
    assert letter.subject.startswith(title if allowed else plain)
    assert str(registration) in letter.subject
    assert registration.name_to_use not in letter.body
    assert "Lantern House" not in letter.body


def test_no_message_leaves_by_itself_for_whoever_contacts_us(at, post_box):
    draft = DraftFactory(at=at)
    kept(draft, no_messages=True)
    registration = registration_actions.book(registration=draft, at=at)
    registration_actions.cancel(registration=registration, at=at)

    assert post_box() == []
    assert {row.status for row in OutboxMessage.objects.all()} == {"not_needed"}
