"""The ledger: what was read is kept as it was, the latest line counts, and taking back is easy."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from common.guards import trigger_name
from people.accounts import roles
from people.consents import actions, guards, queries, tasks
from people.consents.actions import PublishedMeanwhile, SameWords, TwinMissing, fingerprint
from people.consents.forms import ConsentFields
from people.consents.models import ConsentEntry, ConsentText, Purpose
from people.consents.policies import may_publish
from people.persons.actions import merge
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
PHOTOS, NEWS, REMEMBER = Purpose.values


def words_of(purpose, at):
    return next(wording for wording in queries.in_use(at) if wording.purpose == purpose)


def line(about, at, person=None, **more):
    return {
        "about": about,
        "person_id": (person or PersonFactory()).pk,
        "language": "en",
        "channel": "web",
        "at": at,
    } | more


def agree(about, *purposes, at, **more):
    actions.agree(wordings=[words_of(purpose, at) for purpose in purposes], **line(about, at, **more))


def withdraw(about, purpose, at, **more):
    actions.withdraw(purpose=purpose, **line(about, at, **more))


# ---- the words --------------------------------------------------------------------------------------------
def test_every_purpose_has_words_in_both_languages_from_the_start(at):
    texts = queries.in_use(at)

    assert [wording.purpose for wording in texts] == Purpose.values
    for wording in texts:
        assert wording.version == 1
        assert wording.fingerprint == fingerprint(wording.text_en, wording.text_fr)
        assert "I can" in wording.text_en
        assert "je peux" in wording.text_fr.lower()
        assert "'" not in wording.text_fr
        with translation.override("fr"):
            assert wording.text == wording.text_fr


def test_new_words_are_a_new_version_and_what_was_agreed_to_keeps_its_own(at):
    about, later = uuid4(), at + timedelta(days=1)
    agree(about, PHOTOS, at=at)

    text = actions.publish(purpose=PHOTOS, text_en="New. ", text_fr="Nouveau.", follows=1, at=later)

    assert (text.version, text.text_en, text.in_use_from) == (2, "New.", later)
    entry = ConsentEntry.objects.get()
    assert entry.text.version == 1


def test_the_cache_gives_the_new_words_once_they_are_committed(at, django_capture_on_commit_callbacks):
    later = at + timedelta(days=1)
    assert words_of(PHOTOS, later).version == 1

    with django_capture_on_commit_callbacks(execute=True):
        actions.publish(purpose=PHOTOS, text_en="New.", text_fr="Nouveau.", follows=1, at=later)

    assert words_of(PHOTOS, later).version == queries.latest_version(PHOTOS) == 2
    assert words_of(PHOTOS, at).version == 1


@pytest.mark.parametrize(
    ("words", "follows", "problem"),
    [
        (("Only English.", " "), 1, TwinMissing),
        (("", "Seulement en français."), 1, TwinMissing),
        (("New.", "Nouveau."), 0, PublishedMeanwhile),
    ],
)
def test_words_that_may_not_be_published_are_refused(at, words, follows, problem):
    english, french = words

    with pytest.raises(problem):
        actions.publish(purpose=PHOTOS, text_en=english, text_fr=french, follows=follows, at=at)

    assert ConsentText.objects.filter(purpose=PHOTOS).count() == 1


def test_publishing_the_words_in_use_once_more_is_refused(at):
    wording = words_of(PHOTOS, at)

    with pytest.raises(SameWords):
        actions.publish(purpose=PHOTOS, text_en=wording.text_en, text_fr=wording.text_fr, follows=1, at=at)


def test_only_the_privacy_officer_publishes_and_reads_the_ledger(at):
    agree(uuid4(), PHOTOS, at=at)
    officer = UserFactory(roles=[roles.PRIVACY])
    others = UserFactory(roles=[role for role in roles.ALL if role != roles.PRIVACY])

    assert may_publish(officer)
    assert queries.entries_visible_to(officer).count() == 1
    assert queries.texts_visible_to(officer).count() == 3
    assert not may_publish(others)
    assert not queries.entries_visible_to(others)
    assert not queries.texts_visible_to(others)


# ---- agreeing ---------------------------------------------------------------------------------------------
def test_agreeing_is_one_statement_and_nothing_ticked_is_none(at, django_assert_num_queries):
    person = PersonFactory()
    queries.in_use(at)

    with django_assert_num_queries(1):
        agree(uuid4(), PHOTOS, NEWS, REMEMBER, at=at, person=person)
    with django_assert_num_queries(0):
        agree(uuid4(), at=at, person=person)

    assert ConsentEntry.objects.count() == 3


def test_a_line_keeps_who_what_when_in_which_language_and_how(at):
    about, person, staff = uuid4(), PersonFactory(), UserFactory()

    agree(about, NEWS, at=at, person=person, language="fr", channel="phone", noted_by=staff)

    entry = ConsentEntry.objects.get()
    assert (entry.about, entry.person, entry.purpose, entry.given) == (about, person, NEWS, True)
    assert (entry.language, entry.channel, entry.noted_by, entry.at) == ("fr", "phone", staff, at)
    assert entry.text_id == words_of(NEWS, at).id


def test_the_latest_line_counts(at):
    about = uuid4()
    agree(about, PHOTOS, NEWS, at=at)
    withdraw(about, PHOTOS, at + timedelta(hours=1))

    state = {agreement.wording.purpose: agreement for agreement in queries.agreements_for(about, at=at)}
    assert (state[PHOTOS].given, state[PHOTOS].since) == (False, at + timedelta(hours=1))
    assert (state[NEWS].given, state[NEWS].since) == (True, at)
    assert (state[REMEMBER].given, state[REMEMBER].since) == (False, None)

    agree(about, PHOTOS, at=at + timedelta(hours=2))

    assert queries.has_agreed(about, PHOTOS)
    assert ConsentEntry.objects.filter(about=about).count() == 4


def test_of_two_lines_of_one_moment_the_later_written_counts(at):
    about = uuid4()
    agree(about, PHOTOS, at=at)
    withdraw(about, PHOTOS, at)

    assert not queries.current(about)[PHOTOS].given
    assert not queries.has_agreed(about, PHOTOS)


def test_taking_back_what_was_never_given_writes_nothing(at):
    about = uuid4()
    withdraw(about, PHOTOS, at)
    agree(about, PHOTOS, at=at)
    withdraw(about, PHOTOS, at)
    withdraw(about, PHOTOS, at)

    assert [entry.given for entry in ConsentEntry.objects.order_by("pk")] == [True, False]


def test_a_withdrawal_points_to_the_words_that_were_agreed_to(at):
    about = uuid4()
    agree(about, PHOTOS, at=at)
    actions.publish(purpose=PHOTOS, text_en="New.", text_fr="Nouveau.", follows=1, at=at)

    withdraw(about, PHOTOS, at + timedelta(hours=1))

    assert {entry.text.version for entry in ConsentEntry.objects.all()} == {1}


@pytest.mark.parametrize("how_many", [1, 5])
def test_who_agreed_is_one_question_however_many_there_are(at, django_assert_num_queries, how_many):
    yes, no, back = ([uuid4() for _ in range(how_many)] for _ in range(3))
    people = {about: PersonFactory() for about in yes}
    for about in yes:
        agree(about, PHOTOS, at=at, person=people[about])
    for about in no:
        agree(about, NEWS, at=at)
    for about in back:
        agree(about, PHOTOS, at=at)
        withdraw(about, PHOTOS, at + timedelta(hours=1))

    with django_assert_num_queries(1):
        assert queries.who_agreed([*yes, *no, *back], PHOTOS) == set(yes)
    assert queries.who_agreed(yes[:0], PHOTOS) == set()
    assert queries.persons_who_agreed(PHOTOS) == {person.pk for person in people.values()}


# ---- the boxes --------------------------------------------------------------------------------------------
def test_the_boxes_are_unticked_and_their_labels_are_the_exact_words(at, django_assert_num_queries):
    texts = queries.in_use(at)

    for language in ("en", "fr"):
        with translation.override(language), django_assert_num_queries(0):
            drawn = str(ConsentFields(at=at)["consents"])
            for wording in texts:
                assert wording.text in drawn
            assert drawn.count('type="checkbox"') == 3
            assert "checked" not in drawn
            assert "required" not in drawn


def test_ticking_nothing_is_a_valid_answer(at):
    form = ConsentFields({}, at=at)

    assert form.is_valid()
    assert form.agreed == []


def test_a_tick_stands_for_the_words_that_were_read(at, django_capture_on_commit_callbacks):
    read = words_of(PHOTOS, at)
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish(purpose=PHOTOS, text_en="New.", text_fr="Nouveau.", follows=1, at=at)

    form = ConsentFields({"consents": [str(read.id), str(read.id)]}, at=at + timedelta(hours=1))

    assert form.is_valid()
    assert form.agreed == [read]


@pytest.mark.parametrize("made_up", ["0", "-1", "999999", "photos", "1e3", "²"])
def test_a_made_up_box_is_refused(at, made_up):
    assert not ConsentFields({"consents": [made_up]}, at=at).is_valid()


# ---- what the database itself keeps -----------------------------------------------------------------------
REFUSED = {
    "change the words": "UPDATE people_consenttext SET text_fr = 'x'",
    "backdate the words": "UPDATE people_consenttext SET in_use_from = '2001-01-01 00:00:00'",
    "delete the words": "DELETE FROM people_consenttext",
    "turn a yes into a no": "UPDATE people_consententry SET given = {false}",
    "change when": "UPDATE people_consententry SET at = '2001-01-01 00:00:00'",
    "change about what": "UPDATE people_consententry SET purpose = 'keep_informed'",
    "change the channel": "UPDATE people_consententry SET channel = 'paper'",
    "put it on staff": "UPDATE people_consententry SET noted_by_id = {staff}",
    "delete a line that still counts": "DELETE FROM people_consententry",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses_to_rewrite_the_ledger(at, statement):
    agree(uuid4(), PHOTOS, at=at, person=PersonFactory())
    staff = UserFactory()
    false = "false" if connection.vendor == "postgresql" else "0"

    with (
        pytest.raises(IntegrityError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(false=false, staff=staff.pk))


def test_every_guard_stands():
    """A migration that makes one of the tables anew on SQLite would lose them silently."""
    catalogue = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    if connection.vendor == "sqlite":
        catalogue = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        standing = {name for (name,) in cursor.fetchall()}

    assert {trigger_name(*place) for place in guards.conditions()} <= standing


def test_the_line_outlives_the_person_until_its_time_is_over(at):
    about, person = uuid4(), PersonFactory()
    agree(about, PHOTOS, NEWS, at=at, person=person)
    agree(uuid4(), PHOTOS, at=at, person=PersonFactory())

    actions.end(about=about, at=at)

    assert not queries.has_agreed(about, PHOTOS)
    assert queries.persons_who_agreed(NEWS) == {person.pk}
    person.delete()
    later = at + timedelta(days=700)
    tasks.end_and_erase(at=later)
    mine = ConsentEntry.objects.filter(about=about)
    assert set(mine.values_list("purpose", "person", "ended_at")) == {
        (PHOTOS, None, at),
        (NEWS, None, later),
    }
    assert queries.persons_who_agreed(NEWS) == set()
    actions.end(about=about, at=later)
    tasks.end_and_erase(at=at + timedelta(days=730))
    assert mine.count() == 2
    tasks.end_and_erase(at=at + timedelta(days=731))
    assert [entry.purpose for entry in mine.all()] == [NEWS]
    tasks.end_and_erase(at=later + timedelta(days=731))
    assert not mine.exists()
    assert ConsentEntry.objects.count() == 1


def test_whoever_wants_no_more_news_is_not_remembered_for_them(at):
    first, second, person = uuid4(), uuid4(), PersonFactory(kept_until=at + timedelta(days=700))
    agree(first, NEWS, at=at, person=person)
    agree(second, NEWS, at=at, person=person)

    withdraw(first, NEWS, at, person=person)
    person.refresh_from_db()
    assert person.kept_until
    withdraw(second, NEWS, at, person=person)

    person.refresh_from_db()
    assert person.kept_until is None


def test_the_words_of_two_persons_who_become_one_move_with_them(at):
    about, keep, other = uuid4(), PersonFactory(), PersonFactory()
    agree(about, PHOTOS, at=at, person=other)

    merge(keep=keep, other=other, at=at)

    assert ConsentEntry.objects.get().person == keep
