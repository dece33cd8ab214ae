"""Ballots into counters: what is told, and what is not even kept. No database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import suppression
from evaluations.findings.tally import Count, tally
from evaluations.questionnaires.asked import Asked
from evaluations.questionnaires.models import Agreement

SCALE = tuple(Agreement.values)
SAFE = Asked("safe", "agree5", options=SCALE)
GRIEF = Asked("grief", "agree5", sensitive=True, options=SCALE)
HEARD = Asked("heard", "single", options=("mail", "friend", "other"))
STATUS = Asked("status", "single", sensitive=True, options=("a", "b", "c", "d"))
USEFUL = Asked("useful", "multiple", options=("a", "b", "none"), exclusive=frozenset({"none"}))
NEEDS = Asked("needs", "multiple", sensitive=True, options=("a", "b"))
CHANGE = Asked("change", "text")


def counted(question, answers, k=5):
    """answer -> n, or the word that stands for it."""
    ballots = [{question.code: answer} if answer is not None else {} for answer in answers]
    counts, _texts = tally([question], ballots, k=k)
    assert {count.question for count in counts} <= {question.code}
    return {count.answer: count.coded or count.n for count in counts}


def test_every_answer_of_a_scale_is_counted():
    found = counted(SAFE, ["agree"] * 4 + ["neutral", "not_applicable", None])

    assert found == {
        "answered": 5,
        "skipped": 1,
        "not_applicable": 1,
        "strongly_agree": 0,
        "agree": 4,
        "neutral": 1,
        "disagree": 0,
        "strongly_disagree": 0,
    }


def test_nothing_is_told_of_four_answers():
    assert counted(SAFE, ["agree"] * 4 + [None] * 20) == {}
    assert counted(SAFE, ["agree"] * 4 + ["not_applicable"] * 20) == {}


def test_several_choices_are_counted_over_people():
    found = counted(USEFUL, [["a", "b"]] * 3 + [["a"]] * 2 + [["none"]])

    assert found == {"answered": 6, "skipped": 0, "a": 5, "b": 3, "none": 1}


def test_a_sensitive_question_needs_ten_and_tells_one_share():
    assert counted(GRIEF, ["agree"] * 9) == {}

    found = counted(GRIEF, ["agree"] * 4 + ["strongly_agree"] * 2 + ["disagree"] * 4 + ["prefer_not"])

    assert found == {"answered": 10, "skipped": 0, "not_applicable": 0, "prefer_not": 1, "agree_all": 6}


@pytest.mark.parametrize(
    ("agreeing", "told"), [(0, "few"), (1, "few"), (2, 2), (8, 8), (9, "most"), (10, "most")]
)
def test_a_sensitive_share_near_nothing_or_everything_is_only_said_in_words(agreeing, told):
    found = counted(GRIEF, ["agree"] * agreeing + ["disagree"] * (10 - agreeing))

    assert found["agree_all"] == told


def test_sensitive_choices_are_coded_one_by_one():
    found = counted(NEEDS, [["a"]] * 9 + [["a", "b"]] * 3)

    assert (found["a"], found["b"]) == ("most", 3)


def test_rare_sensitive_answers_are_counted_together():
    found = counted(STATUS, ["a"] * 10 + ["b"] * 7 + ["c"] * 2 + ["d"])
    told = counted(STATUS, ["a"] * 10 + ["b"] * 6 + ["c"] * 2 + ["d"] * 2)

    assert found == {"answered": 20, "skipped": 0, "prefer_not": 0, "a": 10, "b": 7, "other_answers": 3}
    assert (told["a"], told["other_answers"]) == (10, 10), "of c and d together, 4 would mean 2 and 2"
    assert counted(STATUS, ["a"] * 20) == {"answered": 20, "skipped": 0, "prefer_not": 0}


def test_texts_lose_everything_but_question_and_language():
    ballots = [
        {"change": {"text": f"t{number}", "lang": "fr", "quote": "quote_without_name"}, "heard": "mail"}
        for number in range(5)
    ]

    counts, texts = tally([HEARD, CHANGE], ballots, k=5)

    assert {text.body for text in texts} == {"t0", "t1", "t2", "t3", "t4"}
    assert {(text.question, text.language, text.quote_scope, text.paraphrase_only) for text in texts} == {
        ("change", "fr", "quote_without_name", False)
    }
    assert Count("change", "answered", 5, 5) in counts


def test_texts_of_fewer_than_five_writers_are_kept_but_never_quoted():
    """Kept, because one may tell of a danger; not even their number is told."""
    ballots = [{"change": {"text": "t", "lang": "en", "quote": "quote_without_name"}}] * 4 + [{}] * 6

    counts, texts = tally([CHANGE], ballots, k=5)

    assert counts == []
    assert [text.paraphrase_only for text in texts] == [True] * 4


# ---- every ballot box ------------------------------------------------------------------------------------
def answer_to(question):
    one = st.sampled_from([*question.options, *question.beside])
    return st.none() | (one.map(lambda code: [code]) if question.type == "multiple" else one)


ballot_boxes = st.lists(
    st.fixed_dictionaries({q.code: answer_to(q) for q in (SAFE, GRIEF, HEARD, STATUS, USEFUL, NEEDS)}),
    max_size=45,
)


def check(box):
    ballots = [{code: answer for code, answer in ballot.items() if answer} for ballot in box]
    asked = {q.code: q for q in (SAFE, GRIEF, HEARD, STATUS, USEFUL, NEEDS)}
    counts, _texts = tally(asked.values(), ballots, k=5)
    for count in counts:
        question = asked[count.question]
        assert count.out_of >= (10 if question.sensitive else 5)
        if question.sensitive and count.answer in {"agree_all", *question.options} and count.n is not None:
            assert suppression.within_band(count.n, count.out_of), count


@settings(max_examples=200)
@given(ballot_boxes)
def test_no_ballot_box_gives_a_share_out_of_its_band(box):
    check(box)


@pytest.mark.soak
def test_many_ballot_boxes(figure):
    settings(max_examples=20_000, deadline=None)(given(ballot_boxes)(check))()
    figure("20,000 ballot boxes: 0 groups too small, 0 sensitive shares out of their band")
