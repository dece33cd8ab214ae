"""Questions about travel-subsidy requests."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import sealing
from common.formats import money
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.registration.steps import Answer
from events.subsidies.models import SubsidyRequest, TravelIdentity
from people.accounts import roles
from people.accounts.models import User

TABLE, FIELD = "subsidy_request", "reason"
IDENTITY_TABLE, IDENTITY_FIELD = "travel_identity", "answers"


def request_of(registration: Registration) -> SubsidyRequest | None:
    """The registration's request, whatever its status."""
    return SubsidyRequest.objects.filter(registration=registration).first()


def reason_of(request: SubsidyRequest, *, key: str) -> str:
    """Why the person asks, in their own words, `key` being the forum's. Raises SealingError."""
    return sealing.unseal(request.reason_sealed, key=key, table=TABLE, field=FIELD, row=request.id)


def is_done(registration: Registration) -> bool:
    """Has the person filled the page in?"""
    return SubsidyRequest.objects.filter(registration=registration).exclude(status="withdrawn").exists()


def summary(registration: Registration) -> Iterable[Answer]:
    """Lines for the last check, read back to the person who wrote them. Raises SealingError."""
    request = request_of(registration)
    if request is None:
        return
    costs = (
        (_("Tickets or gas, there and back"), request.fare_cents),
        (_("Cost of nights away"), request.nights_cents),
        (_("Other costs"), request.other_cents),
    )
    yield from (Answer(label, money(cents)) for label, cents in costs if cents)
    if request.other_funding:
        yield Answer(_("Other funding"), _("Someone else pays for part of my trip, or may."))
    yield Answer(_("Amount you ask for"), money(request.amount_requested_cents))
    yield Answer(_("Least that makes the trip possible"), money(request.minimum_needed_cents))
    yield Answer(_("Leaving from"), request.get_leaving_from_display())
    yield Answer(_("Means of travel"), request.get_mode_display())
    yield Answer(_("How the money should come"), request.get_payout_display())
    yield from travel_name_of(registration).in_words()
    if reason := reason_of(request, key=registration.key_name):
        yield Answer(_("Why it matters to you"), reason)


def state(registration: Registration) -> str:
    """Where the request stands, in a word; empty where nothing was asked."""
    request = request_of(registration)
    return request.get_status_display() if request else ""


def requests_visible_to(user: User) -> QuerySet[SubsidyRequest]:
    """The requests that this member of staff may see: subsidy and finance, on the forums they work on."""
    submitted = SubsidyRequest.objects.exclude(status=SubsidyRequest.Status.DRAFT)
    if user.is_superuser:
        return submitted
    if not user.groups.filter(name__in=(roles.SUBSIDY, roles.FINANCE)).exists():
        return submitted.none()
    return submitted.filter(registration__forum__in=forums_of(user))


# ---- the name that a ticket must carry --------------------------------------------------------------------
@dataclass(frozen=True)
class TravelName:
    """What we need in order to buy a ticket for somebody, and nothing beyond it: never a date of birth."""

    legal_name: str = ""
    journey: str = ""

    def in_words(self) -> Iterator[Answer]:
        """What was said, line by line, in the active language."""
        if self.legal_name:
            yield Answer(_("Name on your ticket"), self.legal_name)
        if self.journey:
            yield Answer(_("Your journey"), self.journey)


def asks_for_tickets(registration: Registration) -> bool:
    """Does the person want us to buy the tickets? Only then is there a reason to know a legal name."""
    asked = SubsidyRequest.objects.filter(registration=registration, payout=SubsidyRequest.Payout.PAY_FOR_ME)
    return asked.exclude(status=SubsidyRequest.Status.WITHDRAWN).exists()


def identity_of(registration: Registration) -> TravelIdentity | None:
    """What this person told us for the ticket, still sealed."""
    return TravelIdentity.objects.filter(registration=registration).first()


def unsealed_name(identity: TravelIdentity, *, key: str) -> TravelName:
    """What it says, `key` being the forum's. Raises SealingError."""
    text = sealing.unseal(
        identity.answers_sealed, key=key, table=IDENTITY_TABLE, field=IDENTITY_FIELD, row=identity.id
    )
    return TravelName(**json.loads(text))


def travel_name_of(registration: Registration) -> TravelName:
    """What this person told us for the ticket, for the person's own eyes. Raises SealingError."""
    identity = identity_of(registration)
    return unsealed_name(identity, key=registration.key_name) if identity else TravelName()


def identities_visible_to(user: User) -> QuerySet[TravelIdentity]:
    """Whose name this member of staff may open: care and finance, at their forums, and no drafts."""
    kept = TravelIdentity.objects.exclude(registration__status=Registration.Status.DRAFT)
    if user.is_superuser:
        return kept
    if not user.groups.filter(name__in=(roles.CARE, roles.FINANCE)).exists():
        return kept.none()
    return kept.filter(registration__forum__in=forums_of(user))
