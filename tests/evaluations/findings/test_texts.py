"""Two people judge every written answer."""

import pytest
from django.db import IntegrityError, transaction

from evaluations.findings import actions, cleaning
from evaluations.findings.models import LooseText
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(at, monkeypatch):
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: None)
    campaign = make.closed_campaign(at=at)
    actions.release(campaign=campaign, at=at)
    return LooseText.objects.first()


@pytest.fixture
def one():
    return make.evaluator("one@example.org")


@pytest.fixture
def two():
    return make.evaluator("two@example.org")


def test_two_who_agree_publish(text, one, two):
    first = actions.judge(text=text, verdict="publish", by=one)
    assert first.review == LooseText.Review.NEW

    second = actions.judge(text=text, verdict="publish", by=two)

    assert (second.review, second.first_reviewer, second.second_reviewer) == ("publish", one, two)


def test_one_person_twice_is_still_one(text, one):
    for _ in range(3):
        text = actions.judge(text=text, verdict="publish", by=one)

    assert (text.review, text.second_reviewer) == (LooseText.Review.NEW, None)


def test_another_verdict_or_wording_waits_for_a_second_person_in_its_turn(text, one, two):
    actions.judge(text=text, verdict="publish", by=one)
    changed = actions.judge(text=text, verdict="publish", wording="Shorter.", by=two)
    assert (changed.review, changed.first_reviewer) == (LooseText.Review.NEW, two)

    decided = actions.judge(text=text, verdict="publish", wording="Shorter.", by=one)

    assert (decided.review, decided.redacted_body) == (LooseText.Review.PUBLISH, "Shorter.")


def test_two_who_agree_to_delete_leave_nothing(text, one, two):
    actions.judge(text=text, verdict="delete", by=one)
    assert LooseText.objects.filter(pk=text.pk).exists()

    assert actions.judge(text=text, verdict="delete", by=two) is None
    assert not LooseText.objects.filter(pk=text.pk).exists()


@pytest.mark.parametrize("change", [{"quote_scope": "theme_only"}, {"paraphrase_only": True}], ids=str)
def test_what_may_not_be_quoted_is_never_published(text, one, two, change):
    LooseText.objects.filter(pk=text.pk).update(**change)

    for reader in (one, two):
        with pytest.raises(actions.JudgementRefused, match="may not be quoted"):
            actions.judge(text=text, verdict="publish", by=reader)
    with pytest.raises(IntegrityError), transaction.atomic():
        LooseText.objects.filter(pk=text.pk).update(review="publish", first_reviewer=one, second_reviewer=two)


def test_the_database_asks_for_two_different_people(text, one):
    with pytest.raises(IntegrityError), transaction.atomic():
        LooseText.objects.filter(pk=text.pk).update(first_reviewer=one, second_reviewer=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        LooseText.objects.filter(pk=text.pk).update(review="publish", first_reviewer=one)


def test_what_is_decided_stays_decided(text, one, two):
    for reader in (one, two):
        actions.judge(text=text, verdict="theme_only", by=reader)

    with pytest.raises(actions.JudgementRefused, match="already"):
        actions.judge(text=text, verdict="publish", by=one)


@pytest.mark.parametrize("verdict", ["new", "", "burn"])
def test_a_verdict_must_be_one_of_three(text, one, verdict):
    with pytest.raises(actions.JudgementRefused, match="Choose"):
        actions.judge(text=text, verdict=verdict, by=one)
