"""Import, lock and clone."""

import copy

import pytest

from evaluations.questionnaires import actions
from evaluations.questionnaires.models import Question, QuestionnaireVersion
from evaluations.questionnaires.queries import questions_in_order, whole
from sample_data.content.evaluation import QUESTIONNAIRE
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


def test_import_keeps_the_order_and_every_word():
    version = actions.import_questionnaire(QUESTIONNAIRE)

    assert (version.number, version.status) == (1, QuestionnaireVersion.Status.DRAFT)
    assert version.intro_fr == QUESTIONNAIRE["intro"]["fr"]
    codes = [question["code"] for section in QUESTIONNAIRE["sections"] for question in section["questions"]]
    assert [question.code for question in questions_in_order(version)] == codes
    useful = next(question for question in questions_in_order(version) if question.code == "useful_sessions")
    assert [option.code for option in useful.options.all() if option.exclusive] == ["none"]
    assert list(actions.problems(version)) == []


def test_import_refuses_a_short_name_twice():
    actions.import_questionnaire(QUESTIONNAIRE)

    with pytest.raises(actions.SlugTaken):
        actions.import_questionnaire(QUESTIONNAIRE)


def test_lock_gives_a_fingerprint_of_every_word():
    version = make.questionnaire()
    before = actions.fingerprint(version)
    Question.objects.filter(section__version=version, code="safe").update(label_fr="Encore un mot.")

    locked = actions.lock_version(version=version)

    assert len(locked.sha256) == 64
    assert locked.sha256 == actions.fingerprint(version) != before


def test_lock_twice_changes_nothing():
    version = actions.lock_version(version=make.questionnaire())

    assert actions.lock_version(version=version).sha256 == version.sha256


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: data["title"].update(fr=""), "title_fr"),
        (lambda data: data["sections"][0]["title"].update(en=""), "title_en"),
        (lambda data: data["sections"][0]["questions"][0]["help"].update(fr=""), "help_fr"),
        (lambda data: data["sections"][1]["questions"][0]["options"][0]["label"].update(fr=""), "label_fr"),
        (lambda data: data["sections"][1]["questions"][1].update(options=[]), "at least two answers"),
        (lambda data: data["sections"][0]["questions"][1].update(code="safe_to_speak"), "Two questions"),
        (lambda data: data["sections"][1]["questions"][1]["options"][0].update(code="skipped"), "reserved"),
        (lambda data: data.update(sections=[]), "no question"),
    ],
)
def test_lock_refuses_what_cannot_be_asked(spoil, says):
    data = copy.deepcopy(QUESTIONNAIRE)
    spoil(data)
    if "Two" in says:
        data["sections"][0]["questions"][1]["code"] = "q2"
        data["sections"][1]["questions"][0]["code"] = "q2"
    version = actions.import_questionnaire(data)

    with pytest.raises(actions.NotReady) as refused:
        actions.lock_version(version=version)

    assert any(says in problem for problem in refused.value.problems), refused.value.problems
    version.refresh_from_db()
    assert version.is_draft


def test_new_version_is_a_draft_that_measures_the_same():
    old = actions.lock_version(version=actions.import_questionnaire(QUESTIONNAIRE))

    new = actions.new_version(version=old)

    assert (new.number, new.status, new.sha256) == (2, QuestionnaireVersion.Status.DRAFT, "")
    pairs = zip(questions_in_order(old), questions_in_order(new), strict=True)
    assert all(
        (one.code, one.concept_id, one.label_fr, one.options.count())
        == (two.code, two.concept_id, two.label_fr, two.options.count())
        and one.pk != two.pk
        for one, two in pairs
    )
    Question.objects.filter(section__version=new).update(label_en="Changed")
    assert actions.fingerprint(old) == old.sha256


def test_only_a_locked_version_is_retired():
    with pytest.raises(actions.NotLocked):
        actions.retire_version(version=make.questionnaire())


def test_a_questionnaire_is_read_in_three_queries(django_assert_num_queries):
    version = actions.import_questionnaire(QUESTIONNAIRE)

    with django_assert_num_queries(3):
        read = [
            option.code
            for section in whole(version)
            for question in section.questions.all()
            for option in question.options.all()
        ]

    assert len(read) == 12
