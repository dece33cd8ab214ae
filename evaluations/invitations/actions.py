"""What is done with a campaign while it collects: open, remind, extend, close."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from common import mail, sealing
from evaluations.invitations import queries
from evaluations.invitations.models import Campaign, Invitation
from evaluations.invitations.tokens import token_for
from evaluations.questionnaires.actions import lock_version
from people.accounts.models import User

INVITATION, REMINDER = "evaluations/invitation", "evaluations/reminder"


class CampaignRefused(Exception):
    """The campaign cannot do that now; the message says why."""


@transaction.atomic
def plan(*, campaign: Campaign, at: datetime) -> Campaign:
    """Save a campaign that is not open yet. Raises CampaignRefused when its dates cannot be kept."""
    if campaign.status != Campaign.Status.DRAFT:
        raise CampaignRefused(_("This evaluation has been opened already."))
    _check_dates(campaign, closes_at=campaign.closes_at, at=at)
    campaign.save()
    return campaign


@transaction.atomic
def discard(*, campaign: Campaign) -> None:
    """Delete a campaign that was never opened. Raises CampaignRefused."""
    campaign = _locked(campaign)
    if campaign.status != Campaign.Status.DRAFT:
        raise CampaignRefused(_("This evaluation has been opened already."))
    campaign.delete()


@transaction.atomic
def open_campaign(*, campaign: Campaign, at: datetime, by: User | None = None) -> Campaign:
    """Lock the questionnaire, make the key, ask everyone who is booked. Raises CampaignRefused, NotReady."""
    campaign = _locked(campaign)
    if campaign.status != Campaign.Status.DRAFT:
        raise CampaignRefused(_("This evaluation has been opened already."))
    _check_dates(campaign, closes_at=campaign.closes_at, at=at)
    people = list(queries.people_to_ask(campaign.forum))
    if len(people) < campaign.k:
        raise CampaignRefused(
            _("At least %(fewest)s people must be asked, so that nobody can be told from the results.")
            % {"fewest": campaign.k}
        )
    campaign.version = lock_version(version=campaign.version)
    sealing.create_key(campaign.key_name)
    campaign.status = Campaign.Status.OPEN
    campaign.opens_at = at
    campaign.save(update_fields=["status", "opens_at", "updated_at"])
    invitations = [_invitation(campaign, person) for person in people]
    Invitation.objects.bulk_create(invitations)
    for invitation in invitations:
        _write(INVITATION, invitation, at=at)
    log(campaign, "evaluations.open", user=by)
    return campaign


def _locked(campaign: Campaign) -> Campaign:
    return (
        Campaign.objects.select_for_update(of=("self",), no_key=True)
        .select_related("forum", "version")
        .get(pk=campaign.pk)
    )


def _check_dates(campaign: Campaign, *, closes_at: datetime, at: datetime) -> None:
    if closes_at <= at:
        raise CampaignRefused(_("The closing time has passed."))
    if closes_at.astimezone(ZoneInfo(campaign.forum.time_zone)).date() > campaign.final_on:
        raise CampaignRefused(_("It must close by its final date."))


def _invitation(campaign: Campaign, person: object) -> Invitation:
    invitation = Invitation(campaign=campaign, person=person)
    invitation.token_fingerprint = sealing.fingerprint(token_for(campaign.key_name, invitation.id))
    return invitation


def _write(message: str, invitation: Invitation, *, at: datetime) -> None:
    mail.send_later(message, at=at, invitation=invitation.id, campaign=invitation.campaign_id)


@transaction.atomic
def remind(*, campaign: Campaign, at: datetime, by: User | None = None) -> int:
    """Write once more to those who have not answered; gives how many, never who. Raises CampaignRefused."""
    campaign = _locked(campaign)
    if not campaign.takes_answers or campaign.closes_at <= at:
        raise CampaignRefused(_("This evaluation takes no answers at the moment."))
    waiting = list(campaign.invitations.filter(done=False))
    Invitation.objects.filter(pk__in=[invitation.pk for invitation in waiting]).update(
        reminders=F("reminders") + 1
    )
    for invitation in waiting:
        _write(REMINDER, invitation, at=at)
    log(campaign, "evaluations.remind", user=by)
    return len(waiting)


@transaction.atomic
def extend(*, campaign: Campaign, closes_at: datetime, at: datetime, by: User | None = None) -> Campaign:
    """Take answers until `closes_at`, even once closed; never past its final date or after release."""
    campaign = _locked(campaign)
    if campaign.status not in {Campaign.Status.OPEN, Campaign.Status.CLOSED}:
        raise CampaignRefused(_("This evaluation can no longer be extended."))
    _check_dates(campaign, closes_at=closes_at, at=at)
    campaign.closes_at = closes_at
    campaign.status = Campaign.Status.OPEN
    campaign.release_asked_at, campaign.release_problem = None, ""
    campaign.save(update_fields=["closes_at", "status", "release_asked_at", "release_problem", "updated_at"])
    log(campaign, "evaluations.extend", user=by)
    return campaign


@transaction.atomic
def close(*, campaign: Campaign, at: datetime, by: User | None = None) -> Campaign:
    """Take no more answers. Raises CampaignRefused when it is not open."""
    campaign = _locked(campaign)
    if campaign.status != Campaign.Status.OPEN:
        raise CampaignRefused(_("This evaluation is not open."))
    campaign.status = Campaign.Status.CLOSED
    campaign.closes_at = min(campaign.closes_at, at)
    campaign.save(update_fields=["status", "closes_at", "updated_at"])
    log(campaign, "evaluations.close", user=by)
    return campaign


def close_due(*, at: datetime) -> int:
    """Close every campaign whose time is over; gives how many. It took no answers since then in any case."""
    closed = 0
    for campaign in Campaign.objects.past_closing(at=at):
        try:
            close(campaign=campaign, at=at)
        except CampaignRefused:
            continue
        closed += 1
    return closed
