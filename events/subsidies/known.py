"""What somebody asked of the travel fund, for their own eyes; and how it is erased."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import formats
from common.privacy import Line, Subject
from events.subsidies.models import SubsidyRequest, TravelIdentity
from events.subsidies.queries import reason_of, unsealed_name


def known(subject: Subject) -> Iterable[Line]:
    """The request, its amounts and where it stands."""
    for request in _requests(subject):
        yield Line(_("Status"), request.get_status_display())
        yield Line(_("Leaving from"), request.get_leaving_from_display())
        yield Line(_("Means of travel"), request.get_mode_display())
        yield from (Line(label, formats.money(cents)) for label, cents in _amounts(request) if cents)
        yield Line(_("Other funding"), _("Yes") if request.other_funding else _("No"))
        yield Line(_("How the money should come"), request.get_payout_display())


def _requests(subject: Subject) -> QuerySet[SubsidyRequest]:
    mine = SubsidyRequest.objects.filter(registration__in=subject.registrations)
    return mine.select_related("registration__forum").order_by("created_at", "pk")


def _amounts(request: SubsidyRequest) -> list[tuple[str, int]]:
    return [
        (_("Fare"), request.fare_cents),
        (_("Nights"), request.nights_cents),
        (_("Other costs"), request.other_cents),
        (_("Amount you ask for"), request.amount_requested_cents),
        (_("Least that makes the trip possible"), request.minimum_needed_cents),
    ]


def erase(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = _requests(subject).delete()
    return gone


# ---- why: sealed, and gone a month before the rest --------------------------------------------------------
def reason(subject: Subject) -> Iterable[Line]:
    """Why the person asks, in their own words. Raises SealingError."""
    for request in _requests(subject).exclude(reason_sealed=""):
        yield Line(_("Why it matters to you"), reason_of(request, key=request.registration.key_name))


def erase_reason(subject: Subject, *, at: datetime) -> int:
    """The words go; the amounts stay for the accounts of the fund, until the registration goes."""
    return (
        SubsidyRequest.objects.filter(registration__in=subject.registrations)
        .exclude(reason_sealed="")
        .update(reason_sealed="", updated_at=at)
    )


# ---- the name on the ticket -------------------------------------------------------------------------------
def ticket(subject: Subject) -> Iterable[Line]:
    """The legal name and the journey, where we buy the ticket. Raises SealingError."""
    for identity in _identities(subject).select_related("registration__forum").order_by("created_at", "pk"):
        name = unsealed_name(identity, key=identity.registration.key_name)
        yield from (Line(answer.question, answer.answer) for answer in name.in_words())


def _identities(subject: Subject) -> QuerySet[TravelIdentity]:
    return TravelIdentity.objects.filter(registration__in=subject.registrations)


def erase_ticket(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = _identities(subject).delete()
    return gone
