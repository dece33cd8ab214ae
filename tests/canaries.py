"""A word that stands nowhere else for every field that says something about a person.

`plant(world.mine)` gives the registration of that corner one in each field, through the actions that people
and staff use; wherever such a word turns up, the field was shown.
"""

from dataclasses import dataclass

from django.utils import timezone

from events.access import actions as access
from events.access.models import AccessCase
from events.access.queries import Food, Needs
from events.attendance import actions as attendance
from events.contact import actions as contact
from events.contact.queries import Reach
from events.registration import actions as registrations
from events.registration.models import Registration, Role
from events.subsidies import actions as subsidies
from events.subsidies.queries import TravelName
from people.accounts import roles
from tests.factories.people import UserFactory
from tests.world import Corner

# Rows C and D of the table of roles and data stand in clear, so that staff can search; the rest is sealed.
IN_CLEAR = ("name", "pronouns", "organisation", "bookedas", "email")
SEALED = (
    "phone",
    "hours",
    "codeword",
    "legalname",
    "journey",
    "need",
    "supplier",
    "note",
    "message",
    "diet",
    "fasting",
    "reason",
)
ALL = IN_CLEAR + SEALED


@dataclass(frozen=True)
class Words:
    """The words of one corner: `words["need"]` is "canaryneedmine"."""

    corner: str

    def __getitem__(self, field: str) -> str:
        return f"canary{field}{self.corner}"

    @property
    def email(self) -> str:
        return f"{self['email']}@example.org"

    def in_text(self, text: str) -> set[str]:
        """The fields whose word stands in `text`, however it is written."""
        lowered = text.lower()
        return {field for field in ALL if self[field] in lowered}


def plant(corner: Corner) -> Words:
    """Fill every field of the corner's registration; returns the words."""
    words, registration, at = Words(corner.forum.slug), corner.registration, timezone.now()
    contact.keep(
        registration=registration,
        reach=Reach(
            ways=("call",),
            prefers="call",
            phone=words["phone"],
            hours=words["hours"],
            code_word=words["codeword"],
        ),
        at=at,
    )
    registrations.set_presentation(
        registration=registration,
        badge=Registration.Badge.NAME,
        pronouns=words["pronouns"],
        names_forum=False,
        no_messages=False,
        contact_through_care=False,
        at=at,
    )
    registrations.change_details(
        registration=registration,
        at=at,
        name_to_use=words["name"].capitalize(),
        email=words.email,
        language="en",
        province="NS",
        organisation_name=words["organisation"],
        roles=[Role.FRONT_LINE, Role.LIVED_EXPERIENCE],
    )
    Registration.objects.filter(pk=registration.pk).update(booked_as=words["bookedas"])
    Registration.objects.filter(pk=corner.twin.pk).update(email=words.email, email_key=words.email)
    _ask(registration, words)
    attendance.mark_came(registration=registration, at=at)
    registration.refresh_from_db()
    return words


def _ask(registration: Registration, words: Words) -> None:
    at, care = timezone.now(), UserFactory(roles=[roles.CARE], forums=[registration.forum])
    access.ask(registration=registration, needs=Needs(words=words["need"]), at=at)
    access.say_food(
        registration=registration, food=Food(fasting=words["fasting"], words=words["diet"]), at=at
    )
    for case in AccessCase.objects.filter(registration=registration).exclude(status="withdrawn"):
        access.arrange(
            case=case,
            supplier=words["supplier"],
            note=words["note"],
            cost_cents=None,
            due_on=None,
            seen=case.version,
            at=at,
        )
        case.refresh_from_db()
        access.write(case=case, words=words["message"], by=care, seen=case.version, at=at)
    subsidies.ask(
        registration=registration,
        at=at,
        leaving_from="NS",
        mode="bus",
        amount_requested_cents=30_000,
        minimum_needed_cents=15_000,
        payout="pay_for_me",
        reason=words["reason"],
    )
    subsidies.keep_name(
        registration=registration,
        name=TravelName(legal_name=words["legalname"], journey=words["journey"]),
        at=at,
    )
