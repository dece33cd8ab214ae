"""Headline, drawing and table say the same numbers, in the reader's language, without pointing at anyone."""

import pytest
from django.utils import translation

from common import charts
from site_cms.report_pages import presentation

SCALE = charts.Scale(below=0.5, above=0.9, beside=0.3)


def option(code, n, coded="", label=None):
    label = label or code
    return {"code": code, "label_en": label, "label_fr": f"{label} (fr)", "n": n, "coded": coded}


def agreement(n=25, agreed=18, **numbers):
    return {
        "code": "safe",
        "type": "agree5",
        "label_en": "I felt safe.",
        "label_fr": "Je me sentais en sécurité.",
        "hidden_en": "",
        "hidden_fr": "",
        "n": n,
        "agree": agreed,
        "options": [option(code, people) for code, people in numbers.items()],
    }


SAFE = agreement(strongly_agree=8, agree=10, neutral=4, disagree=3, strongly_disagree=0)


def test_few_people_are_told_in_fractions_and_many_with_a_percentage():
    assert presentation.share(18, 25) == "18 of 25"
    assert presentation.share(29, 29) == "29 of 29"
    assert presentation.share(24, 40) == "60% (24 of 40)"
    with translation.override("fr"):
        assert presentation.share(18, 25) == "18 sur 25"
        assert presentation.share(24, 40) == "60\N{NO-BREAK SPACE}% (24 sur 40)"


def test_an_agreement_question_has_headline_drawing_and_table_of_the_same_numbers():
    shown = presentation.finding(SAFE, SCALE)
    assert shown["title"] == "“I felt safe.” 18 of 25 agreed"
    assert [cell["people"] for cell in shown["cells"]] == [0, 3, 10, 8, 4]
    assert "agree 10" in shown["drawing"]
    assert shown["note"] == "25 people answered this question."


def test_the_same_in_french():
    with translation.override("fr"):
        shown = presentation.finding(SAFE, SCALE)
    nbsp = "\N{NO-BREAK SPACE}"
    assert shown["title"] == f"«{nbsp}Je me sentais en sécurité.{nbsp}» D’accord{nbsp}: 18 sur 25"


def test_a_hidden_question_says_why_and_draws_nothing():
    data = SAFE | {"hidden_en": "Not shown, to protect people.", "n": None, "options": [], "agree": None}
    shown = presentation.finding(data, SCALE)
    assert (shown["form"], shown["title"]) == ("hidden", "I felt safe.")
    assert shown["note"] == "Not shown, to protect people."
    assert "drawing" not in shown


def test_a_coded_answer_is_told_in_words_without_a_number():
    data = agreement(agree_all=None) | {"options": [option("agree_all", None, "most")], "agree": None}
    row = presentation.finding(data, SCALE)["rows"][0]
    assert (row["coded"], row["people"]) == ("nearly everybody", None)
    assert "drawing" not in row


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        ({"mail": 9, "friend": 4}, "How? Most often: mail (9 of 13)"),
        ({"mail": 6, "friend": 6}, "How?"),
        ({"mail": 0, "friend": 0}, "How?"),
    ],
)
def test_the_headline_of_a_choice_names_the_leading_answer_unless_two_lead(numbers, title):
    data = agreement(n=13, **numbers) | {"type": "single", "label_en": "How?"}
    data["options"] = [option(code, people) for code, people in numbers.items()]
    assert presentation.finding(data, SCALE)["title"] == title


def test_a_report_without_figures_presents_none():
    assert presentation.present_all({}) == {}
    assert presentation.present_all({"who_came_map": {}}) == {"who_came_map": {"kind": "empty"}}


@pytest.mark.parametrize("code", list(presentation.PLACES))
def test_every_province_has_its_place_and_its_words_in_both_languages(code):
    data = {"groups": [{"code": code, "people": 9}], "elsewhere": 0, "people": 9}
    shown = presentation.present_all({"who_came_map": data})["who_came_map"]
    assert "from " in shown["title"]
    with translation.override("fr"):
        assert "venaient d" in presentation.present_all({"who_came_map": data})["who_came_map"]["title"]
    assert f">{code}</text>" in shown["drawing"]
