"""Frozen figures in the words of the reader's language: headline, drawing and table out of the same numbers.

Values in, values out. A group under thirty is told in fractions: « 18 personnes sur 25 », never 72 %.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from common import charts, formats
from evaluations.questionnaires.models import Question
from events.regrets.models import RegretCount
from people.organisations.provinces import Province
from workshops.sessions.models import Session

FEWEST_FOR_PER_CENT = 30
# Column and row of each province on a map of squares.
PLACES = {
    "YT": (1, 1), "NT": (2, 1), "NU": (4, 1), "NL": (7, 1),
    "BC": (1, 2), "AB": (2, 2), "SK": (3, 2), "MB": (4, 2), "ON": (5, 2), "QC": (6, 2), "NB": (7, 2),
    "PE": (6, 3), "NS": (7, 3),
}  # fmt: skip
# In the order of the drawing: from left to right, the undecided apart.
TONES = {
    "strongly_disagree": "s1",
    "disagree": "s2",
    "agree": "s4",
    "strongly_agree": "s5",
    "neutral": "s3",
}


def present_all(content: dict[str, dict]) -> dict[str, dict]:
    """Every figure of a report, ready for its template; strips of agreement share one scale."""
    scale = charts.scale_for([strip_of(finding) for finding in _findings_in(content) if _is_strip(finding)])
    return {name: _present(name.partition(":")[0], data, scale) for name, data in content.items()}


def _present(kind: str, data: dict, scale: charts.Scale) -> dict:
    if not data:
        return {"kind": "empty"}
    if kind == "finding":
        return {"kind": kind, **finding(data, scale)}
    if kind == "findings_all":
        return {"kind": kind, "findings": [finding(one, scale) for one in data["findings"]]}
    return {"kind": kind, **_PRESENT[kind](data)}


def words(both: dict[str, str]) -> str:
    """The text of a pair in the active language."""
    return both["fr" if formats.is_french() else "en"]


def share(people: int, total: int) -> str:
    """18 of 25 / 18 sur 25; from thirty on with the percentage."""
    if total < FEWEST_FOR_PER_CENT:
        return _("%(people)s of %(total)s") % {"people": people, "total": total}
    return _("%(per_cent)s%% (%(people)s of %(total)s)") % {
        "per_cent": round(100 * people / total),
        "people": people,
        "total": total,
    }


# ---- who came ---------------------------------------------------------------------------------------------
def _attendance_numbers(data: dict) -> dict:
    numbers = [(data["came"], ngettext("person took part", "people took part", data["came"]))]
    if (data["provinces"] or 0) > 1:
        numbers.append((data["provinces"], ngettext("province", "provinces", data["provinces"])))
    if data["answered"]:
        numbers.append((data["answered"], _("answered the evaluation")))
    return {"numbers": [{"value": value, "label": label} for value, label in numbers]}


def _who_came_map(data: dict) -> dict:
    groups = {group["code"]: group["people"] for group in data["groups"]}
    largest = max(groups.values())
    squares = [
        charts.Tile(
            name=code,
            column=column,
            row=row,
            count=groups.get(code),
            strength="none" if code not in groups else "many" if groups[code] * 2 >= largest else "some",
        )
        for code, (column, row) in PLACES.items()
    ]
    rows = [{"label": Province(code).label, "people": people} for code, people in groups.items()]
    if data["elsewhere"]:
        rows.append({"label": _("Elsewhere, or not said"), "people": data["elsewhere"]})
    listed = ", ".join(f"{row['label']} {row['people']}" for row in rows)
    return {
        "title": _where_from(groups, data["people"]),
        "drawing": charts.tiles(
            squares, title=_("Map of where people came from: %(list)s") % {"list": listed}
        ),
        "rows": rows,
        "total": data["people"],
        "has_elsewhere": bool(data["elsewhere"]),
    }


def _where_from(groups: dict[str, int], people: int) -> str:
    code, most = next(iter(groups.items()))
    if most * 2 <= people:
        return _("People came from across the country")
    return _("Most people came %(from_province)s: %(share)s") % {
        "share": share(most, people),
        "from_province": _from_province(code),
    }


def _from_province(code: str) -> str:
    return {
        "AB": pgettext("origin", "from Alberta"),
        "BC": pgettext("origin", "from British Columbia"),
        "MB": pgettext("origin", "from Manitoba"),
        "NB": pgettext("origin", "from New Brunswick"),
        "NL": pgettext("origin", "from Newfoundland and Labrador"),
        "NT": pgettext("origin", "from the Northwest Territories"),
        "NS": pgettext("origin", "from Nova Scotia"),
        "NU": pgettext("origin", "from Nunavut"),
        "ON": pgettext("origin", "from Ontario"),
        "PE": pgettext("origin", "from Prince Edward Island"),
        "QC": pgettext("origin", "from Quebec"),
        "SK": pgettext("origin", "from Saskatchewan"),
        "YT": pgettext("origin", "from Yukon"),
    }[code]


def _cannot_come(data: dict) -> dict:
    rows = [
        {
            "label": RegretCount.Reason(reason["code"]).label,
            "count": reason["count"],
            "drawing": charts.bar(reason["count"], data["taps"], title=share(reason["count"], data["taps"])),
        }
        for reason in data["reasons"]
    ]
    title = ngettext("%(count)s reason for not coming", "%(count)s reasons for not coming", data["taps"]) % {
        "count": data["taps"]
    }
    return {"title": title, "rows": rows}


# ---- the forum itself -------------------------------------------------------------------------------------
def _funders(data: dict) -> dict:
    return {"names": [words(name) for name in data["names"]]}


def _past_forums(data: dict) -> dict:
    rows = []
    for forum in data["forums"]:
        day = date.fromisoformat(forum["starts_on"])
        rows.append(
            {
                "when": formats.month(day)
                if forum["only_month_is_known"]
                else formats.long_date(day, weekday=False),
                "where": _where(words(forum["city"]), forum["province"]),
            }
        )
    return {"rows": rows}


def _where(city: str, province: str) -> str:
    if not province:
        return city
    return _("%(city)s, %(province)s") % {"city": city, "province": Province(province).label}


def _objectives(data: dict) -> dict:
    return {"texts": [words(text) for text in data["texts"]]}


def _sessions(data: dict) -> dict:
    return {
        "sessions": [
            {
                "kind": Session.Kind(session["kind"]).label,
                "title": words(session["title"]),
                "joint_with": [words(title) for title in session["joint_with"]],
            }
            for session in data["sessions"]
        ]
    }


# ---- what the evaluation found ----------------------------------------------------------------------------
def _findings_in(content: dict[str, dict]) -> Iterable[dict]:
    for name, data in content.items():
        if data and name.startswith("finding:"):
            yield data
        elif data and name == "findings_all":
            yield from data["findings"]


def _is_strip(data: dict) -> bool:
    """Whether every step of the scale of agreement is told; a sensitive question tells less."""
    told = {option["code"] for option in data["options"] if option["n"] is not None}
    return data["type"] == Question.Type.AGREE5 and told >= set(TONES)


def strip_of(data: dict) -> charts.Strip:
    """The diverging bar of an agreement question: agreement to the right, the undecided apart."""
    people = {option["code"]: option["n"] for option in data["options"]}

    def part(code: str) -> charts.Part:
        return charts.Part(people[code], TONES[code])

    return charts.Strip(
        below=[part("disagree"), part("strongly_disagree")],
        above=[part("agree"), part("strongly_agree")],
        beside=part("neutral"),
    )


def finding(data: dict, scale: charts.Scale) -> dict:
    """One question: headline, drawing, table and how many answered it."""
    said = {"question": _in(data, "label"), "code": data["code"], "note": _answered(data)}
    hidden = _in(data, "hidden")
    if hidden:
        return {**said, "form": "hidden", "title": said["question"], "note": hidden}
    if _is_strip(data):
        return {**said, **_strip(data, scale)}
    return {**said, **_bars(data)}


def _strip(data: dict, scale: charts.Scale) -> dict:
    agreed = _("%(sentence)s %(share)s agreed") % {
        "sentence": quoted(_in(data, "label")),
        "share": share(data["agree"], data["n"]),
    }
    options = {option["code"]: option for option in data["options"]}
    cells = [
        {"label": _in(options[code], "label"), "people": options[code]["n"], "tone": tone}
        for code, tone in TONES.items()
    ]
    told = ", ".join(f"{cell['label']} {cell['people']}" for cell in cells)
    drawing = charts.diverging(strip_of(data), title=f"{agreed}: {told}", scale=scale)
    return {"form": "strip", "title": agreed, "drawing": drawing, "cells": cells}


def _bars(data: dict) -> dict:
    rows = []
    for option in sorted(data["options"], key=lambda option: -(option["n"] or 0)):
        row = {"label": _in(option, "label"), "people": option["n"], "coded": _coded(option["coded"])}
        if option["n"] is not None:
            told = share(option["n"], data["n"])
            row |= {"share": told, "drawing": charts.bar(option["n"], data["n"], title=told)}
        rows.append(row)
    return {"form": "bars", "title": _bars_title(data, rows), "rows": rows}


def _bars_title(data: dict, rows: list[dict]) -> str:
    question = _in(data, "label")
    told = [row for row in rows if row["people"]]
    if not told or (len(told) > 1 and told[0]["people"] == told[1]["people"]):
        return question
    return _("%(question)s Most often: %(answer)s (%(share)s)") % {
        "question": question,
        "answer": told[0]["label"],
        "share": told[0]["share"],
    }


def _coded(coded: str) -> str:
    return {"few": _("nearly nobody"), "most": _("nearly everybody")}.get(coded, "")


def _answered(data: dict) -> str:
    if not data["n"]:
        return ""
    answered = ngettext(
        "%(number)s person answered this question.", "%(number)s people answered this question.", data["n"]
    ) % {"number": data["n"]}
    if data["type"] == Question.Type.MULTIPLE:
        return answered + " " + _("Each could choose more than one answer.")
    return answered


def quoted(sentence: str) -> str:
    """“I felt safe to speak.” / « Je me sentais en sécurité. »"""
    return _("“%(sentence)s”") % {"sentence": sentence}


def _in(data: dict, name: str) -> str:
    """A text that the floors below keep as two columns."""
    return data[f"{name}_{'fr' if formats.is_french() else 'en'}"]


def _quotes_released(data: dict) -> dict:
    def question(quote: dict) -> str:
        return words(quote["question"])

    here = (get_language() or "en")[:2]
    return {
        "groups": [
            {
                "question": text,
                "quotes": [
                    {
                        "text": quote["text"],
                        "language": quote["language"] if quote["language"] != here else "",
                    }
                    for quote in quotes
                ],
            }
            for text, quotes in groupby(data["quotes"], key=question)
        ]
    }


_PRESENT: dict[str, Callable[[dict], dict]] = {
    "attendance_numbers": _attendance_numbers,
    "who_came_map": _who_came_map,
    "cannot_come": _cannot_come,
    "funders": _funders,
    "past_forums": _past_forums,
    "objectives": _objectives,
    "sessions": _sessions,
    "quotes_released": _quotes_released,
}
