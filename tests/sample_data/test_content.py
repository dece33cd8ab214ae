"""The sample texts: both languages are there, well set, and the figures match what the report says."""

import re
from collections import Counter
from datetime import date, time
from itertools import pairwise

import pytest

from sample_data.content import (
    evaluation,
    forum_next,
    forums,
    forums_2017,
    people,
    report_2017,
    report_issues_2017,
    site_notices,
    site_pages,
    site_resources,
    site_strategy,
    venues,
)

MODULES = [
    evaluation,
    forum_next,
    forums,
    forums_2017,
    people,
    report_2017,
    report_issues_2017,
    site_notices,
    site_pages,
    site_resources,
    site_strategy,
    venues,
]

# Words that are the same in both languages, and proper names.
SAME_IN_BOTH = {
    "",
    "2017",
    "A. Introduction",
    "Consultations",
    "D. Conclusions",
    "Forums",
    "Gatineau",
    "Guide",
    "Maison exemple",
    "Montréal",
    "St. Catharines",
    "Toronto",
    "Windsor",
}


def constants(module):
    """The public constants of a module, by name."""
    return {
        name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")
    }


def pairs(value, path):
    """Every English and French pair within a value, with the path to it."""
    if isinstance(value, dict):
        if "en" in value or "fr" in value:
            yield path, value
        for key, item in value.items():
            if key not in ("en", "fr"):
                yield from pairs(item, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from pairs(item, f"{path}[{number}]")


def all_pairs():
    """Every pair of every module."""
    for module in MODULES:
        for name, value in constants(module).items():
            yield from pairs(value, f"{module.__name__}.{name}")


def sentences(value):
    """One side of a pair as a list of texts."""
    return value if isinstance(value, list) else [value]


def french_texts():
    """Every French text with its path, the written answers of ballots included."""
    for path, pair in all_pairs():
        for text in sentences(pair["fr"]):
            yield path, text
    for number, ballot in enumerate(evaluation.ANSWERS):
        for code, answer in ballot.items():
            if isinstance(answer, dict) and answer["lang"] == "fr":
                yield f"ANSWERS[{number}].{code}", answer["text"]


def test_every_text_stands_in_both_languages():
    found = list(all_pairs())
    assert len(found) > 400
    for path, pair in found:
        assert {"en", "fr"} <= set(pair), path
        assert type(pair["en"]) is type(pair["fr"]), path
        if isinstance(pair["en"], list) and path.endswith(("html", "body")):
            assert len(pair["en"]) == len(pair["fr"]), path
            tags = [[re.findall(r"</?\w+>", text) for text in pair[language]] for language in ("en", "fr")]
            assert tags[0] == tags[1], path
        if pair["en"] == pair["fr"]:
            assert pair["en"] in SAME_IN_BOTH, (path, pair["en"])
        else:
            assert all(sentences(pair["en"])), path
            assert all(sentences(pair["fr"])), path


def test_french_is_set_with_its_own_spaces_and_marks():
    checked = 0
    for path, text in french_texts():
        checked += 1
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), (path, text)
        # A colon needs a fixed space before it, except inside the names of places and nations.
        assert not re.search(r"(?<!\u00a0):(?!\w)", text), (path, text)
        assert not re.search(r"\s[;!?]", text), (path, text)
        assert "'" not in text, (path, text)
        assert '"' not in text, (path, text)
    assert checked > 400


def test_html_is_made_of_few_safe_tags_that_close():
    checked = 0
    for path, pair in all_pairs():
        for language in ("en", "fr"):
            for text in sentences(pair[language]):
                tags = re.findall(r"<(/?)([^>]*)>", text)
                assert {name for _, name in tags} <= {"p", "b", "i", "ul", "li", "h2"}, path
                opened = []
                for closing, name in tags:
                    if closing:
                        assert opened.pop() == name, path
                    else:
                        opened.append(name)
                assert opened == [], path
                checked += bool(tags)
    assert checked > 100


@pytest.mark.parametrize("word", ["victim", "victime"])
def test_no_text_says_victim(word):
    texts = [text for _, pair in all_pairs() for side in pair.values() for text in sentences(side) if text]
    assert len(texts) > 800
    assert [text for text in texts if word in str(text).lower()] == []


def test_sessions_fill_the_day_and_never_share_a_room():
    for forum in forums.ALL_FORUMS:
        seen = Counter(session["code"] for session in forum["sessions"])
        assert max(seen.values()) == 1
        rooms = {
            room["code"]: room["capacity"]
            for venue in venues.VENUES
            if venue["slug"] == forum["venue"]
            for room in venue["rooms"]
        }
        for session in forum["sessions"]:
            assert session["starts"] < session["ends"]
            assert session["room"] in rooms
            assert (session["capacity"] or 0) <= rooms[session["room"]]
    for group in ([forums.FORUM_2017, forums.MIGRANT_WORKERS_2017], [forums.FORUM_NEXT]):
        meetings = sorted(
            (session["day"], session["room"], session["starts"], session["ends"])
            for forum in group
            for session in forum["sessions"]
            if session["kind"] != "break"
        )
        for earlier, later in pairwise(meetings):
            if earlier[:2] == later[:2]:
                assert earlier[3] <= later[2], (earlier, later)


def test_2017_forum_has_the_published_parts():
    forum = forums.FORUM_2017
    assert forum["starts_on"] == date(2017, 12, 3)
    assert len(forum["objectives"]) == 4
    assert len(forum["funders"]) == 2
    assert [session["kind"] for session in forum["sessions"] if session["kind"] != "break"] == [
        "opening",
        "roundtable",
        "workshop",
        "workshop",
        "workshop",
        "report_back",
    ]
    assert [session["code"] for session in forum["sessions"] if session["joint_with"]] == ["spectrum"]
    assert forum["sessions"][0]["starts"] == time(9, 0)
    assert forum["sessions"][-1]["ends"] == time(17, 0)


def test_past_editions_name_the_right_provinces():
    assert [
        (edition["starts_on"].year, edition["city"]["en"], edition["province"])
        for edition in forums.PAST_EDITIONS
    ] == [
        (2009, "Windsor", "ON"),
        (2011, "Montréal", "QC"),
        (2012, "Toronto", "ON"),
        (2014, "Gatineau", "QC"),
        (2016, "Montréal", "QC"),
        (2017, "St. Catharines", "ON"),
    ]


def test_people_are_invented_and_spread_as_published():
    registrations = people.REGISTRATIONS_2017
    assert Counter(one["province"] for one in registrations) == {"ON": 24, "QC": 8, "NS": 3, "AB": 3, "BC": 2}
    organisations = {organisation["slug"] for organisation in people.ORGANISATIONS}
    categories = {category["code"] for category in forums.FORUM_NEXT["categories"]}
    for group in (registrations, people.REGISTRATIONS_NEXT):
        assert len({one["email"] for one in group}) == len(group)
        for one in group:
            assert one["email"].endswith("@example.org")
            assert one["organisation"] is None or one["organisation"] in organisations
            assert set(one["roles"]) <= set(people.ROLES)
            assert one["language"] in ("en", "fr")
    for one in people.REGISTRATIONS_NEXT:
        assert one["category"] in categories
        assert set(one["needs"]) <= set(people.ACCESS_NEEDS)


def test_ballots_answer_only_what_was_asked():
    questions = {
        question["code"]: question
        for section in evaluation.QUESTIONNAIRE["sections"]
        for question in section["questions"]
    }
    agree = {option["code"] for option in evaluation.AGREE5}
    assert len(evaluation.ANSWERS) == 25
    for ballot in evaluation.ANSWERS:
        for code, answer in ballot.items():
            question = questions[code]
            options = agree if question["type"] == "agree5" else {one["code"] for one in question["options"]}
            if question["type"] == "text":
                assert answer["quote"] in evaluation.QUOTE_SCOPES
                assert answer["lang"] in ("en", "fr")
                assert answer["text"]
            elif question["type"] == "multiple":
                assert set(answer) <= options
            else:
                assert answer in options


def test_figures_in_the_report_match_the_ballots():
    def count(code, *answers):
        return sum(ballot.get(code) in answers for ballot in evaluation.ANSWERS)

    safe = Counter(ballot["safe_to_speak"] for ballot in evaluation.ANSWERS)
    assert safe == {"strongly_agree": 8, "agree": 10, "neutral": 4, "disagree": 3}
    text = " ".join(
        " ".join(block["html"]["en"])
        for block in report_2017.REPORT["blocks"]
        if block["type"] == "paragraphs"
    )
    content = ("strongly_agree", "agree")
    asked = {
        code: sum(code in ballot for ballot in evaluation.ANSWERS)
        for code in ("safe_to_speak", "useful_for_work", "time_to_strategise", "place_and_day")
    }
    for code, sentence in {
        "safe_to_speak": "{n} of {of} agreed",
        "useful_for_work": "{n} of {of} expect to use",
        "time_to_strategise": "only {n} of {of} found it enough",
        "place_and_day": "{n} of {of} were well served",
    }.items():
        assert sentence.format(n=count(code, *content), of=asked[code]) in text
    assert f"{count('place_and_day', 'disagree', 'strongly_disagree')} were not" in text


def test_pull_quotes_were_agreed_to():
    agreed = {
        answer["text"]
        for ballot in evaluation.ANSWERS
        for answer in ballot.values()
        if isinstance(answer, dict) and answer["quote"] == "quote_without_name"
    }
    quotes = [block for block in report_2017.REPORT["blocks"] if block["type"] == "quote"]
    assert len(quotes) >= 3
    for quote in quotes:
        assert quote["text"][quote["lang"]] in agreed


def test_report_has_its_lettered_parts_and_known_data():
    blocks = report_2017.REPORT["blocks"]
    assert [block["letter"] for block in blocks if block["type"] == "heading"] == ["A", "B", "C", "D"]
    anchors = [block["anchor"] for block in blocks if "anchor" in block]
    assert len(anchors) == len(set(anchors))
    questions = {
        question["code"]
        for section in evaluation.QUESTIONNAIRE["sections"]
        for question in section["questions"]
    }
    plain = {
        "attendance_numbers",
        "who_came_map",
        "funders",
        "past_forums",
        "objectives",
        "sessions",
        "findings_all",
        "quotes_released",
    }
    for block in blocks:
        if block["type"] == "data":
            name, _, code = block["name"].partition(":")
            assert name in plain if not code else (name == "finding" and code in questions)


def test_each_key_issue_has_body_and_recommendations():
    assert len(report_issues_2017.KEY_ISSUES) == 6
    for issue in report_issues_2017.KEY_ISSUES:
        for language in ("en", "fr"):
            words = re.sub(r"<[^>]+>", " ", " ".join(issue["html"][language])).split()
            assert 150 <= len(words) <= 320
            assert issue["html"][language][-1].startswith("<ul>")


def test_the_venue_of_the_next_forum_is_named_nowhere_but_in_its_own_entry():
    venue = next(one for one in venues.VENUES if one["slug"] == forums.FORUM_NEXT["venue"])
    secrets = [venue["name"]["en"].lower(), "rue de l’exemple"]
    assert secrets[1] in venue["address"]["fr"].lower()
    for path, pair in all_pairs():
        if "VENUES" in path:
            continue
        for side in pair.values():
            for text in sentences(side):
                assert not any(secret in text.lower() for secret in secrets), path


def test_no_category_tells_who_has_lived_experience():
    """Staff see categories beside names; who has lived experience is sealed, and counted only."""
    titles = [category["title"] for category in forum_next.FORUM_NEXT["categories"]]
    for title in titles:
        assert "experience" not in title["en"].lower()
        assert "expérience" not in title["fr"].lower()


def test_each_demand_has_a_full_matrix():
    assert len(site_strategy.DEMANDS) == 5
    for demand in site_strategy.DEMANDS:
        assert set(demand["matrix"]) == set(site_strategy.MATRIX_COLUMNS)
        assert all(len(entries) >= 2 for entries in demand["matrix"].values())
    codes = {demand["code"] for demand in site_strategy.DEMANDS}
    assert {resource["demand"] for resource in site_resources.RESOURCES} <= codes
    assert len(site_strategy.STRATEGY["principles"]) == 6
