"""Questions about travel-subsidy requests."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import sealing
from common.formats import money
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.registration.steps import Answer
from events.subsidies.models import SubsidyRequest
from people.accounts import roles
from people.accounts.models import User

TABLE, FIELD = "subsidy_request", "reason"


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
    yield Answer(_("Amount you ask for"), money(request.amount_requested_cents))
    yield Answer(_("Least that makes the trip possible"), money(request.minimum_needed_cents))
    yield Answer(_("Leaving from"), request.get_leaving_from_display())
    yield Answer(_("Means of travel"), request.get_mode_display())
    yield Answer(_("How the money should come"), request.get_payout_display())
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
