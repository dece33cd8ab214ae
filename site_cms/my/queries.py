"""What somebody's own page says: where each of their things stands, what is known, who has looked."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from common import privacy
from common.formats import zone_name
from common.privacy import Known
from events.forums.policies import shows_venue
from events.registration.models import Registration
from events.registration.policies import is_confirmed
from events.registration.steps import Step, steps
from events.retention.doors import Mine
from events.retention.models import Stage, due_on
from people.disclosures.queries import Seen, seen_of

Status = Registration.Status


# ---- one registration -------------------------------------------------------------------------------------
def in_words(registration: Registration) -> str:
    """Where it stands, in a sentence."""
    return {
        Status.DRAFT: _("You have begun, and not finished."),
        Status.REQUESTED: _("Your request is with the team. We write to you as soon as they have decided."),
        Status.WAITING: _("You are on the waiting list. We write to you as soon as there is a place."),
        Status.OFFERED: _("There is a place for you. Please say whether you take it."),
        Status.BOOKED: _("Your place is booked."),
        Status.DECLINED: _("The team could not give you a place this time."),
        Status.CANCELLED: _(
            "Your booking is cancelled. The place and everything you asked for have been given back."
        ),
    }[registration.status]


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
    state = step.state(registration)
    return {
        "label": step.label,
        "url": reverse(step.url_name, kwargs={"slug": registration.forum.slug}),
        "state": "done" if state else "",
        "state_label": state or _("Nothing asked"),
    }


# ---- what is known ----------------------------------------------------------------------------------------
def known_of(mine: Mine) -> list[Known]:
    """All that is known about somebody, in the active language. Raises SealingError."""
    return privacy.known_about(mine.subject)


def readings_of(mine: Mine) -> list[Seen]:
    """Who has opened what they told us, latest first."""
    return seen_of(mine.subject.registrations)


@dataclass(frozen=True)
class Until:
    """When something goes by itself."""

    label: str
    day: date


def schedule_of(registration: Registration) -> list[Until]:
    """When what belongs to this registration is erased without anybody asking."""
    return [Until(stage.label, due_on(registration.forum, stage)) for stage in Stage]


def registration_in(mine: Mine, registration_id: UUID) -> Registration | None:
    """One of one's own registrations; nobody else's is ever found."""
    return next((one for one in mine.registrations if one.pk == registration_id), None)
