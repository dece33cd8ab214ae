"""Findings as reports receive them, with the evaluation of 2017 as the example."""

import dataclasses
import json
from datetime import timedelta

import pytest

from evaluations.findings import actions, cleaning, queries
from evaluations.findings.models import LooseText
from evaluations.questionnaires.actions import import_questionnaire
from sample_data.content.evaluation import ANSWERS, QUESTIONNAIRE
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(at, monkeypatch):
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: None)
    version = import_questionnaire(QUESTIONNAIRE)
    campaign = make.closed_campaign(at=at, invited=40, version=version, ballots=ANSWERS)
    actions.release(campaign=campaign, at=at + timedelta(days=1))
    campaign.refresh_from_db()
    return campaign


def test_findings_are_what_was_answered(released):
    [found] = queries.findings_for_forum(released.forum)

    assert (found.invited, found.answered, found.version, len(found.sha256)) == (40, 25, 1, 64)
    by_code = {question.code: question for question in found.questions}
    assert list(by_code) == [
        question["code"] for section in QUESTIONNAIRE["sections"] for question in section["questions"]
    ]
    for code, question in by_code.items():
        given = [ballot[code] for ballot in ANSWERS if code in ballot]
        assert (question.n, question.skipped) == (len(given), 25 - len(given))
        for option in question.options:
            ticks = [one if isinstance(one, list) else [one] for one in given]
            assert option.n == sum(option.code in one for one in ticks), (code, option)
            assert option.share == pytest.approx(option.n / len(given), abs=0.0001)
    safe = by_code["safe_to_speak"]
    assert (safe.agree, safe.n) == (18, 25)
    assert (safe.options[0].label_en, safe.options[0].label_fr) == ("Strongly agree", "Tout à fait d’accord")
    assert safe.mean == round(sum(option.score * option.n for option in safe.options) / 25, 1)
    assert safe.short_fr == "En sécurité pour parler"


def test_findings_survive_a_report_that_is_frozen(released):
    [found] = queries.findings_for_forum(released.forum)

    frozen = json.loads(json.dumps(dataclasses.asdict(found)))

    assert frozen["questions"][0]["options"][0]["n"] == found.questions[0].options[0].n
    assert frozen["released_on"] == "2026-03-03"


def test_findings_cost_the_same_for_one_campaign_and_its_every_question(released, django_assert_num_queries):
    forum = released.forum
    with django_assert_num_queries(5):
        queries.findings_for_forum(forum)


def test_a_question_of_too_few_answers_says_why_it_is_empty(at, monkeypatch):
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: None)
    campaign = make.closed_campaign(at=at, ballots=[make.ANSWERS] * 4 + [{"safe": "agree"}] * 2)
    actions.release(campaign=campaign, at=at)

    [found] = queries.findings_for_forum(campaign.forum)
    safe, heard, *_others = found.questions

    assert not safe.is_hidden
    assert heard.is_hidden
    assert (heard.n, heard.skipped, heard.options, heard.agree) == (None, None, (), None)
    assert heard.hidden_en == "Not shown, to protect people: too few answered."
    assert heard.hidden_fr.startswith("Non montré, pour protéger")


def test_a_mean_needs_ten_answers(at, monkeypatch):
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: None)
    campaign = make.closed_campaign(at=at, ballots=[make.ANSWERS] * 8)
    actions.release(campaign=campaign, at=at)

    [found] = queries.findings_for_forum(campaign.forum)

    assert (found.questions[0].agree, found.questions[0].mean) == (8, None)


def test_nothing_is_found_before_release(at):
    campaign = make.closed_campaign(at=at)

    assert queries.findings_for_forum(campaign.forum) == []


def test_only_reviewed_texts_with_consent_are_quoted(released):
    one, two = make.evaluator("one@example.org"), make.evaluator("two@example.org")
    assert queries.released_quotes(released) == []
    quotable = LooseText.objects.filter(quote_scope="quote_without_name").first()

    for reader in (one, two):
        actions.judge(text=quotable, verdict="publish", wording="In short.", by=reader)

    [quote] = queries.released_quotes(released)
    assert (quote.text, quote.language, quote.question) == (
        "In short.",
        quotable.language,
        quotable.question.code,
    )
