"""What a report's figures are made of: read from the floors below, made safe for small groups, as plain JSON.

Each holds both languages, so that one frozen copy serves English and French alike. Nothing here is about one
person: counts pass through `common.suppression`, words were released by two readers with consent.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from common.suppression import FEWEST, enough, rate_may_be_shown, recode_counts
from evaluations.findings.queries import CampaignFindings, findings_for_forum, released_quotes
from evaluations.invitations.models import Campaign
from evaluations.questionnaires.models import Question
from events.forums.models import Forum
from events.forums.queries import past_editions
from events.regrets.models import RegretCount
from events.regrets.queries import counts_of
from events.retention.queries import came_from, how_many_came
from workshops.programme.queries import sessions_in_order
from workshops.sessions.models import Session

# Raised when a rule below or in common.suppression changes what would be shown.
RULES = 2
OTHER = "other"


def compute(name: str, forum: Forum) -> dict:
    """The figure `name` of a forum as it is now; `{}` where there is nothing to show yet."""
    kind, _colon, argument = name.partition(":")
    return _FIGURES[kind](forum, argument)


def points_at_people(name: str, old: dict, new: dict) -> bool:
    """R7: would someone who has seen both versions learn of fewer than five people by whom they differ?"""
    before, after = _counts_of_people(name, old), _counts_of_people(name, new)
    return any(0 < abs(after.get(cell, 0) - before.get(cell, 0)) < FEWEST for cell in before | after)


def _counts_of_people(name: str, data: dict) -> dict[str, int]:
    if name == "attendance_numbers" and data:
        return {"came": data["came"], "answered": data["answered"] or 0}
    if name == "who_came_map" and data:
        groups = {group["code"]: group["people"] for group in data["groups"]}
        return {**groups, OTHER: data["elsewhere"], "people": data["people"]}
    if name == "cannot_come" and data:
        return {reason["code"]: reason["count"] for reason in data["reasons"]}
    return {}


def pair(row: Any, name: str) -> dict[str, str]:
    """Both columns of a bilingual text, each falling back to the other."""
    english, french = getattr(row, f"{name}_en"), getattr(row, f"{name}_fr")
    return {"en": english or french, "fr": french or english}


# ---- who came ---------------------------------------------------------------------------------------------
def _attendance_numbers(forum: Forum, _argument: str) -> dict:
    came = how_many_came(forum)
    if not enough(came):
        return {}
    answered = max((campaign.answered for campaign in _about_the_whole(forum)), default=0)
    return {
        "came": came,
        "provinces": _provinces(forum),
        # R8: 40 came and 39 answered would point at the one who did not.
        "answered": answered if rate_may_be_shown(answered, came) else None,
    }


def _provinces(forum: Forum) -> int | None:
    """From how many provinces people came; None where that would tell how many came from each.

    Five elsewhere, beside the map's two provinces and seven in all, is one person from each of the five.
    """
    named = {code: people for code, people in came_from(forum).items() if code and people}
    groups = _groups(forum)
    merged = [code for code in named if code not in groups]
    elsewhere = how_many_came(forum) - sum(people for code, people in groups.items() if code != OTHER)
    return len(named) if not merged or elsewhere > len(merged) else None


def _groups(forum: Forum) -> dict[str, int]:
    """How many came from where, in groups large enough to show; empty where there are none."""
    counts: dict[str, int] = {}
    for code, people in came_from(forum).items():
        counts[code or OTHER] = counts.get(code or OTHER, 0) + people
    return recode_counts(counts, k=FEWEST, other_label=OTHER) or {}


def _who_came_map(forum: Forum, _argument: str) -> dict:
    groups = _groups(forum)
    if not groups:
        return {}
    named = sorted((-people, code) for code, people in groups.items() if code != OTHER)
    return {
        "groups": [{"code": code, "people": -people} for people, code in named],
        "elsewhere": groups.get(OTHER, 0),
        "people": sum(groups.values()),
    }


def _cannot_come(forum: Forum, _argument: str) -> dict:
    """Why people could not come; reasons that few gave are told together with the others."""
    counts = counts_of(forum)
    if not enough(sum(counts.values())):
        return {}
    groups = recode_counts(counts, k=FEWEST, other_label=RegretCount.Reason.OTHER)
    if groups is None:
        return {"taps": sum(counts.values()), "reasons": []}
    ordered = sorted(groups.items(), key=lambda group: (group[0] == RegretCount.Reason.OTHER, -group[1]))
    return {
        "taps": sum(groups.values()),
        "reasons": [{"code": str(code), "count": count} for code, count in ordered],
    }


# ---- the forum itself -------------------------------------------------------------------------------------
def _funders(forum: Forum, _argument: str) -> dict:
    return {"names": [pair(funder, "name") for funder in forum.funders.order_by("pk")]}


def _past_forums(forum: Forum, _argument: str) -> dict:
    earlier = list(past_editions(forum.series, before=forum.starts_on)) if forum.series else []
    return {
        "forums": [
            {
                "starts_on": edition.starts_on.isoformat(),
                "only_month_is_known": edition.only_month_is_known,
                "city": pair(edition, "city"),
                "province": edition.province,
            }
            for edition in [*earlier, forum]
        ]
    }


def _objectives(forum: Forum, _argument: str) -> dict:
    return {"texts": [pair(objective, "text") for objective in forum.objectives.order_by("sort_order", "pk")]}


def _sessions(forum: Forum, _argument: str) -> dict:
    sessions = sessions_in_order(forum).exclude(kind=Session.Kind.BREAK).prefetch_related("forums")
    return {
        "sessions": [
            {
                "kind": session.kind,
                "title": pair(session, "title"),
                "joint_with": [
                    pair(other, "title")
                    for other in session.forums.all()
                    if other.pk != forum.pk and other.is_public
                ],
            }
            for session in sessions
        ]
    }


# ---- what the evaluation found ----------------------------------------------------------------------------
def _about_the_whole(forum: Forum) -> list[CampaignFindings]:
    """The released evaluations of the forum as a whole, without those of single sessions."""
    return [campaign for campaign in findings_for_forum(forum) if not campaign.session_en]


def _findings(forum: Forum) -> list[dict]:
    return [
        {**asdict(question), "asked_of": campaign.answered, "words": campaign.sha256}
        for campaign in _about_the_whole(forum)
        for question in campaign.questions
    ]


def _finding(forum: Forum, code: str) -> dict:
    return next((finding for finding in _findings(forum) if finding["code"] == code), {})


def _findings_all(forum: Forum, _argument: str) -> dict:
    return {"findings": [finding for finding in _findings(forum) if finding["type"] != Question.Type.TEXT]}


def _quotes_released(forum: Forum, _argument: str) -> dict:
    campaigns = Campaign.objects.filter(forum=forum, session=None, status=Campaign.Status.RELEASED)
    quotes = [quote for campaign in campaigns.order_by("pk") for quote in released_quotes(campaign)]
    return {
        "quotes": [
            {"question": pair(quote, "question"), "language": quote.language, "text": quote.text}
            for quote in quotes
        ]
    }


_FIGURES: dict[str, Callable[[Forum, str], dict]] = {
    "attendance_numbers": _attendance_numbers,
    "who_came_map": _who_came_map,
    "cannot_come": _cannot_come,
    "funders": _funders,
    "past_forums": _past_forums,
    "objectives": _objectives,
    "sessions": _sessions,
    "finding": _finding,
    "findings_all": _findings_all,
    "quotes_released": _quotes_released,
}
