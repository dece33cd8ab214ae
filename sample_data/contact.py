"""The invented people say how they may be reached, choose a badge and agree, by the product's own verbs."""

from datetime import datetime, timedelta

from events.contact import actions
from events.contact.queries import Reach
from events.registration.models import Registration
from events.subsidies import actions as subsidies
from events.subsidies.queries import TravelName
from people.consents import actions as consents
from people.consents import queries
from sample_data.content import contact as content

FIELDS = ("ways", "prefers", "phone", "voicemail", "hours", "call_language", "code_word")


def tell(draft: Registration, name: str, *, at: datetime) -> None:
    """What this person says about reaching them, their badge and their ticket, where they say anything."""
    if name in content.REACH:
        answers, wishes = content.REACH[name]
        reach = Reach(**dict(zip(FIELDS, answers, strict=True)))
        actions.keep(registration=draft, reach=reach, at=at, **wishes)
    if name in content.BADGES:
        badge, pronouns = content.BADGES[name]
        actions.choose_badge(registration=draft, badge=badge, pronouns=pronouns, at=at)
    if name in content.TICKETS:
        legal_name, journey = content.TICKETS[name]
        ticket = TravelName(legal_name=legal_name, journey=journey)
        subsidies.keep_name(registration=draft, name=ticket, at=at)


def agree(booked: Registration, name: str, *, at: datetime) -> None:
    """What this person agrees to when booking, and what they took back the day after."""
    line = {
        "person_id": booked.person_id,
        "about": booked.id,
        "language": booked.language,
        "channel": "web",
    }
    wanted = content.AGREED.get(name, ())
    wordings = [wording for wording in queries.in_use(at) if wording.purpose in wanted]
    consents.agree(wordings=wordings, at=at, **line)
    if name in content.TAKEN_BACK:
        consents.withdraw(purpose=content.TAKEN_BACK[name], at=at + timedelta(days=1), **line)
