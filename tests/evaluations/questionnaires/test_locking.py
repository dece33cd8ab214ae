"""A version that has been asked refuses every change, by raw SQL too, on both databases."""

import pytest
from django.db import IntegrityError, connection, transaction

from common.guards import trigger_name
from evaluations.questionnaires import guards
from evaluations.questionnaires.actions import lock_version, new_version, retire_version
from evaluations.questionnaires.models import Option, Question, QuestionnaireVersion, Section
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def version():
    return make.questionnaire()


STATEMENTS = {
    "change the title": "UPDATE {version} SET title_en = 'x' WHERE id = {v}",
    "change the fingerprint": "UPDATE {version} SET sha256 = 'x' WHERE id = {v}",
    "make it a draft again": "UPDATE {version} SET status = 'draft', sha256 = '' WHERE id = {v}",
    "retire it and change it": "UPDATE {version} SET status = 'retired', intro_fr = 'x' WHERE id = {v}",
    "delete the version": "DELETE FROM {version} WHERE id = {v}",
    "change a section": "UPDATE {section} SET title_fr = 'x' WHERE id = {s}",
    "move a section away": "UPDATE {section} SET version_id = {draft} WHERE id = {s}",
    "bring a section in": "UPDATE {section} SET version_id = {v} WHERE version_id = {draft}",
    "delete a section": "DELETE FROM {section} WHERE id = {s}",
    "add a section": "INSERT INTO {section} (version_id, title_en, title_fr, intro_en, intro_fr) "
    "VALUES ({v}, 'x', 'x', '', '')",
    "change a question": "UPDATE {question} SET label_en = 'x' WHERE id = {q}",
    "change what is measured": "UPDATE {question} SET concept_id = '{uuid}' WHERE id = {q}",
    "delete a question": "DELETE FROM {question} WHERE id = {q}",
    "move a question in": "UPDATE {question} SET section_id = {s} WHERE section_id <> {s}",
    "change an answer": "UPDATE {option} SET label_fr = 'x' WHERE id = {o}",
    "delete an answer": "DELETE FROM {option} WHERE id = {o}",
    "add an answer": "INSERT INTO {option} (question_id, code, label_en, label_fr, exclusive) "
    "VALUES ({q}, 'x', 'x', 'x', {false})",
}


def names_of(version, draft):
    question = Question.objects.filter(section__version=version, type="single").get()
    return {
        "version": guards.VERSION,
        "section": guards.SECTION,
        "question": guards.QUESTION,
        "option": guards.OPTION,
        "v": version.pk,
        "draft": draft.pk,
        "s": question.section_id,
        "q": question.pk,
        "o": question.options.first().pk,
        "uuid": "0" * 32,
        "false": "false" if connection.vendor == "postgresql" else "0",
    }


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_locked_version_refuses_raw_sql(version, statement):
    draft = new_version(version=version)
    lock_version(version=version)

    with pytest.raises(IntegrityError, match="cannot be changed"):
        run(statement.format(**names_of(version, draft)))


def refused_by(sql):
    """What the database says against it; nothing of it stays."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except IntegrityError as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_control_no_guard_stands_before_a_draft(version, statement):
    """A CHECK or a foreign key may still refuse."""
    draft = new_version(version=version)

    assert "cannot be changed" not in refused_by(statement.format(**names_of(version, draft)))


def test_a_retired_version_stays_retired(version):
    lock_version(version=version)

    retire_version(version=version)

    version.refresh_from_db()
    assert version.status == QuestionnaireVersion.Status.RETIRED
    with pytest.raises(IntegrityError, match="cannot be changed"):
        run(f"UPDATE {guards.VERSION} SET status = 'locked' WHERE id = {version.pk}")


def test_every_guard_stands():
    """A migration that makes one of the tables anew on SQLite would lose them silently."""
    catalogue = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    if connection.vendor == "sqlite":
        catalogue = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        standing = {name for (name,) in cursor.fetchall()}

    assert {trigger_name(*place) for place in guards.conditions()} <= standing
    assert len(guards.conditions()) == 11


@pytest.mark.only_on("sqlite")
def test_ballots_are_kept_without_a_hidden_sequence():
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'evaluations_sealedresponse'")
        [(sql,)] = cursor.fetchall()

    assert sql.endswith("WITHOUT ROWID")


def test_a_draft_can_be_deleted_as_a_whole(version):
    version.delete()

    assert (Section.objects.count(), Question.objects.count(), Option.objects.count()) == (0, 0, 0)
