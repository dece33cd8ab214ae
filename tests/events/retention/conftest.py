"""A forum that is over, with people who told us everything that can be told."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from common import mail
from events.access import actions as access
from events.access.models import AccessCase
from events.access.queries import Allergy, Food, Needs, Severity
from events.attendance import actions as attendance
from events.contact import actions as contact
from events.contact.queries import Reach
from events.forums.models import Forum
from events.registration.models import Registration
from events.retention.models import Stage, due_on
from events.subsidies import actions as subsidies
from events.subsidies.queries import TravelName
from people.disclosures.actions import note_reading
from tests.factories.events import MARCH, BookedFactory, CategoryFactory, ForumFactory
from tests.factories.people import UserFactory

TORONTO = ZoneInfo("America/Toronto")


@pytest.fixture(autouse=True)
def keys_of_its_own(settings, tmp_path):
    """Keys, and the list of what was erased, in a folder that no other test sees."""
    settings.KEY_DIR = tmp_path / "keys"
    return settings.KEY_DIR


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), TORONTO)


def when_due(forum: Forum, stage: Stage) -> datetime:
    """Noon of the day on which the stage is due, where the forum was."""
    return noon(due_on(forum, stage))


@dataclass
class Told:
    """What one person told us; each word is a canary that is found nowhere else."""

    registration: Registration
    words: dict[str, str]


def canaries(mark: str) -> dict[str, str]:
    names = (
        *("name", "organisation", "pronouns", "need", "diet", "fasting", "reason", "phone", "hours", "code"),
        *("legal", "journey", "supplier", "note", "message"),
    )
    return {name: f"zq{mark}{name}" for name in names} | {"email": f"zq{mark}email@example.org"}


def told_everything(category, mark: str = "a", *, came: bool = True) -> Told:
    """Booked, with every page filled in, marked as there, read by care, written to."""
    words = canaries(mark)
    registration = BookedFactory(
        category=category,
        name_to_use=words["name"],
        email=words["email"],
        organisation_name=words["organisation"],
        province="QC",
        needs_something=True,
    )
    everything(registration, words)
    if came:
        attendance.mark_came(registration=registration, at=noon(registration.forum.starts_on))
    note_reading(
        reader=UserFactory(roles=["care"]),
        record="access request",
        subject=registration.pk,
        reason="For somebody's safety",
        at=MARCH,
    )
    mail.deliver_due(at=MARCH)
    return Told(registration, words)


def everything(registration: Registration, words: dict[str, str]) -> None:
    access.ask(
        registration=registration, needs=Needs(options=("asl",), words=words["need"], call_me=True), at=MARCH
    )
    access.say_food(
        registration=registration,
        food=Food(
            allergies=(Allergy("peanuts", Severity.SERIOUS, traces=True),),
            fasting=words["fasting"],
            words=words["diet"],
        ),
        at=MARCH,
    )
    subsidies.ask(
        registration=registration,
        at=MARCH,
        reason=words["reason"],
        leaving_from="NS",
        mode="bus",
        amount_requested_cents=30_000,
        minimum_needed_cents=15_000,
        payout="pay_for_me",
    )
    contact.keep(
        registration=registration,
        reach=Reach(ways=("call",), phone=words["phone"], hours=words["hours"], code_word=words["code"]),
        at=MARCH,
    )
    contact.choose_badge(registration=registration, badge="name", pronouns=words["pronouns"], at=MARCH)
    subsidies.keep_name(
        registration=registration,
        name=TravelName(legal_name=words["legal"], journey=words["journey"]),
        at=MARCH,
    )
    case = AccessCase.objects.filter(registration=registration).first()
    if case is None:
        return  # only a booked person's needs become cases
    access.arrange(
        case=case,
        supplier=words["supplier"],
        note=words["note"],
        cost_cents=20_000,
        due_on=None,
        seen=case.version,
        at=MARCH,
    )
    case.refresh_from_db()
    access.write(case=case, words=words["message"], by=UserFactory(), seen=case.version, at=MARCH)


@pytest.fixture
def over(db):
    """A forum of two days in November 2026, open for registration in March."""
    return ForumFactory()


@pytest.fixture
def category(over):
    return CategoryFactory(forum=over)


@pytest.fixture
def told(category):
    return told_everything(category)
