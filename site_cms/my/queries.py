"""What somebody's own page says: where each of their things stands, what is known, who has looked."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import privacy
from common.formats import zone_name
from common.privacy import Known
from events.categories.pricing import from_rows
from events.categories.queries import explain, policy_in_words
from events.forums.policies import shows_venue
from events.registration.models import Registration
from events.registration.policies import is_confirmed
from events.registration.steps import Step, parts, steps
from events.retention.doors import Mine
from events.retention.models import Stage, due_on
from people.disclosures.queries import Seen, seen_of


# ---- one registration -------------------------------------------------------------------------------------
def sees_venue(registration: Registration) -> bool:
    """A form can be filled in by anyone; only the link in our message shows who reads at that address."""
    return shows_venue(registration.forum, is_confirmed(registration) and registration.came_by_link)


def zone_of(registration: Registration) -> str:
    forum = registration.forum
    return zone_name(forum.time_zone, datetime.combine(forum.starts_on, time(12), ZoneInfo(forum.time_zone)))


def requests_of(registration: Registration) -> list[dict]:
    """Each thing that can be asked for, and where it stands; its page is open to what was forgotten, too."""
    if not registration.is_live:
        return []
    return [_request(step, registration) for step in steps()]


def _request(step: Step, registration: Registration) -> dict:
    state = step.state(registration) if registration.needs_something else ""
    return {
        "label": step.label,
        "url": reverse(step.url_name, kwargs={"slug": registration.forum.slug}),
        "state": "done" if state else "",
        "state_label": state or _("Nothing yet"),
    }


def parts_of(registration: Registration, *, at: datetime) -> list[dict]:
    """What other rooms show on this page, each with its template."""
    shown = [(part.template, part.show(registration, at=at)) for part in parts()]
    return [{"template": template, "about": about} for template, about in shown if about]


def said_by(parts: list[dict]) -> str:
    """What one of the parts says at the top of the page instead: that an offer has just run out."""
    return next((says for part in parts if (says := getattr(part["about"], "says", ""))), "")


def fee_of(registration: Registration) -> dict:
    """The fee as it was fixed when booking, the policy that was shown, and whether it may be adjusted."""
    if not registration.price_lines:
        return {}
    quote = from_rows(registration.price_lines)
    return {
        "price": explain(quote),
        "policy": policy_in_words(registration.booking.policy_snapshot),
        "may_adjust": quote.is_sliding,
    }


# ---- what is known ----------------------------------------------------------------------------------------
def known_of(mine: Mine) -> list[Known]:
    """All that is known about somebody, in the active language. Raises SealingError."""
    return privacy.known_about(mine.subject)


def readings_of(mine: Mine) -> list[Seen]:
    """Who has opened what they told us, latest first."""
    return seen_of(mine.subject.registrations)


# What each stage takes, said to the person whose it is; the staff's words are `Stage.label`.
OF_YOURS = {
    Stage.CONTACT: gettext_lazy("How to reach you safely, and your code word"),
    Stage.NEEDS: gettext_lazy(
        "What would help you, what you eat, the name on your ticket, and whether you came"
    ),
    Stage.SUBSIDIES: gettext_lazy("Help with travel costs"),
    Stage.IDENTITY: gettext_lazy("Your name, your address, and all the rest"),
}


@dataclass(frozen=True)
class Until:
    """When something goes by itself."""

    label: str
    day: date


def schedule_of(registration: Registration) -> list[Until]:
    """When what belongs to this registration is erased without anybody asking."""
    return [Until(OF_YOURS[stage], due_on(registration.forum, stage)) for stage in Stage]


def registration_in(mine: Mine, registration_id: UUID) -> Registration | None:
    """One of one's own registrations; nobody else's is ever found."""
    return next((one for one in mine.registrations if one.pk == registration_id), None)
