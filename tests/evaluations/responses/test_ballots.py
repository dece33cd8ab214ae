"""What a ballot may hold, and that it opens only where it belongs. No database."""

from uuid import uuid4

import pytest

from common import sealing
from evaluations.questionnaires.asked import Asked
from evaluations.responses import ballots

ASKED = [
    Asked("safe", "agree5", options=("agree", "disagree")),
    Asked("grief", "agree5", sensitive=True, options=("agree", "disagree")),
    Asked("heard", "single", options=("mail", "friend")),
    Asked("useful", "multiple", options=("a", "b", "c", "none"), exclusive=frozenset({"none"}), max_ticks=2),
    Asked("change", "text", max_length=100),
]


def text(body, **changes):
    return {"text": body, "lang": "fr", "quote": "theme_only"} | changes


def test_answers_are_kept_and_blank_ones_left_out():
    answers = {
        "safe": "agree",
        "heard": "",
        "useful": ["b", "a"],
        "change": text("  Plus de pauses. "),
    }

    kept = ballots.checked(ASKED, answers)

    assert kept == {"safe": "agree", "useful": ["a", "b"], "change": text("Plus de pauses.")}


def test_a_text_is_not_quoted_unless_its_writer_says_so():
    kept = ballots.checked(ASKED, {"change": {"text": "Yes", "lang": "en"}})

    assert kept["change"]["quote"] == "theme_only"


@pytest.mark.parametrize(
    "answers",
    [
        {"unknown": "agree"},
        {"safe": "very much"},
        {"safe": ["agree"]},
        {"safe": "prefer_not"},
        {"heard": "not_applicable"},
        {"useful": "a"},
        {"useful": ["a", "x"]},
        {"useful": ["a", "none"]},
        {"useful": ["a", "b", "c"]},
        {"change": "plain words"},
        {"change": text("x" * 101)},
        {"change": text("x", lang="de")},
        {"change": text("x", quote="with my name")},
    ],
    ids=str,
)
def test_what_was_not_offered_is_refused(answers):
    with pytest.raises(ballots.InvalidAnswer):
        ballots.checked(ASKED, answers)


@pytest.mark.parametrize("answers", [{"safe": "not_applicable"}, {"grief": "prefer_not"}], ids=str)
def test_what_stands_beside_the_scale_may_be_said(answers):
    assert ballots.checked(ASKED, answers) == answers


@pytest.fixture
def key():
    name = f"campaign-{uuid4()}"
    sealing.create_key(name)
    yield name
    sealing.destroy_key(name)


def test_a_ballot_opens_again_in_its_place(key):
    ballot, answers = uuid4(), {"change": text("Très bien — ça va.")}

    assert (
        ballots.unseal(ballots.seal(answers, key_name=key, ballot=ballot), key_name=key, ballot=ballot)
        == answers
    )


def test_a_ballot_opens_nowhere_else(key):
    ballot = uuid4()
    payload = ballots.seal({"safe": "agree"}, key_name=key, ballot=ballot)
    other = f"campaign-{uuid4()}"
    sealing.create_key(other)

    for key_name, place in ((key, uuid4()), (other, ballot)):
        with pytest.raises(sealing.WrongKey):
            ballots.unseal(payload, key_name=key_name, ballot=place)
    with pytest.raises(sealing.WrongKey):
        ballots.unseal(payload[:-1] + bytes([payload[-1] ^ 1]), key_name=key, ballot=ballot)
    sealing.destroy_key(other)


def test_short_and_long_ballots_are_equally_long_and_never_the_same(key):
    ballot = uuid4()
    payloads = [
        ballots.seal(answers, key_name=key, ballot=ballot)
        for answers in ({}, {"safe": "agree"}, {"safe": "agree"}, {"change": text("x" * 3900)})
    ]

    assert {len(payload) for payload in payloads} == {4096 + 28}
    assert len(set(payloads)) == 4
    assert len(ballots.seal({"change": text("x" * 4096)}, key_name=key, ballot=ballot)) == 2 * 4096 + 28
