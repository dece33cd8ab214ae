"""Questions about campaigns and invitations. Staff are given sums, never rows of invitations."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from common import formats
from common.sealing import fingerprint
from evaluations.invitations.models import Campaign, Invitation
from events.forums.models import Forum
from events.registration.models import Registration
from people.persons.models import Person


def people_to_ask(forum: Forum) -> QuerySet[Person]:
    """Whom a campaign about the forum asks: who came; where nobody marked that, who is booked."""
    booked = Registration.objects.filter(forum=forum, status=Registration.Status.BOOKED, person__isnull=False)
    came = booked.filter(attendance__isnull=False)
    return Person.objects.filter(pk__in=(came if came.exists() else booked).values("person"))


@dataclass(frozen=True)
class Closing:
    """When a campaign closes, in its forum's zone, and what that zone is called in the active language."""

    at: datetime
    zone: str


def closing(campaign: Campaign) -> Closing:
    zone = campaign.forum.time_zone
    return Closing(formats.in_zone(campaign.closes_at, zone), formats.zone_name(zone, campaign.closes_at))


@dataclass(frozen=True)
class Returns:
    """How many were asked and how many have answered so far, or did."""

    invited: int
    answered: int

    @property
    def waiting(self) -> int:
        return self.invited - self.answered


def returns(campaign: Campaign) -> Returns:
    """The campaign's totals: counted while it runs, kept once it is released."""
    if campaign.invited is not None and campaign.answered is not None:
        return Returns(campaign.invited, campaign.answered)
    if hasattr(campaign, "invited_now"):
        return Returns(campaign.invited_now, campaign.answered_now)
    counted = campaign.invitations.aggregate(invited=Count("pk"), answered=Count("pk", filter=Q(done=True)))
    return Returns(**counted)


def open_invitation(token: str, *, at: datetime) -> Invitation | None:
    """The invitation that this token opens now; None when it is wrong, or its campaign takes no answers."""
    return (
        Invitation.objects.select_related("campaign__version", "campaign__forum", "campaign__session")
        .filter(
            token_fingerprint=fingerprint(token),
            campaign__status=Campaign.Status.OPEN,
            campaign__opens_at__lte=at,
            campaign__closes_at__gt=at,
        )
        .first()
    )
