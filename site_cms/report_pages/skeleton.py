"""How a new report begins: its parts in order, with the figures in their places and room for the words."""

import uuid

from django.utils import translation
from django.utils.translation import gettext as _

from site_cms.report_pages.blocks import FigureKind


def skeleton(language: str, *, seed: uuid.UUID) -> list[dict]:
    """The blocks of an empty report; their ids come from `seed`, the same in both languages."""
    with translation.override(language):
        pieces = [
            ("heading", _("A. Introduction"), "introduction"),
            ("text", _("Who met, where, when and what for."), ""),
            ("subheading", _("Who came"), "who-came"),
            ("figure", FigureKind.ATTENDANCE_NUMBERS, ""),
            ("figure", FigureKind.WHO_CAME_MAP, ""),
            ("subheading", _("With thanks to our funders"), "thanks"),
            ("figure", FigureKind.FUNDERS, ""),
            ("subheading", _("The forum over the years"), "past-forums"),
            ("figure", FigureKind.PAST_FORUMS, ""),
            ("subheading", _("What we set out to do"), "objectives"),
            ("figure", FigureKind.OBJECTIVES, ""),
            ("subheading", _("The sessions"), "sessions"),
            ("figure", FigureKind.SESSIONS, ""),
            ("heading", _("B. Key issues"), "key-issues"),
            ("text", _("What was said in the sessions, and what participants recommend."), ""),
            ("heading", _("C. Evaluations"), "evaluations"),
            ("figure", FigureKind.FINDINGS_ALL, ""),
            ("subheading", _("In their own words"), "in-their-words"),
            ("figure", FigureKind.QUOTES_RELEASED, ""),
            ("heading", _("D. Conclusions"), "conclusions"),
            ("text", _("What we will change, who will do it and when."), ""),
        ]
    return [
        {"type": kind, "value": _value(kind, words, anchor), "id": str(uuid.uuid5(seed, str(number)))}
        for number, (kind, words, anchor) in enumerate(pieces)
    ]


def _value(kind: str, words: str, anchor: str) -> object:
    if kind == "text":
        return f"<p>{words}</p>"
    if kind == "figure":
        return {"shows": str(words), "question": ""}
    return {"text": words, "anchor": anchor}
