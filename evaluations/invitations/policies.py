"""Who may do what with a campaign. Nobody may see who was asked or has answered: no question asks for it."""

from evaluations.invitations.models import Campaign
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User

Status = Campaign.Status


def may_run(user: User, campaign: Campaign) -> bool:
    """Does this person hold the evaluations of the campaign's forum?"""
    return has_task(user, campaign.forum, roles.EVALUATION)


def may_open(user: User, campaign: Campaign) -> bool:
    return campaign.status == Status.DRAFT and may_run(user, campaign)


def may_close(user: User, campaign: Campaign) -> bool:
    return campaign.status == Status.OPEN and may_run(user, campaign)


may_remind = may_close


def may_extend(user: User, campaign: Campaign) -> bool:
    return campaign.status in {Status.OPEN, Status.CLOSED} and may_run(user, campaign)


def may_release(user: User, campaign: Campaign) -> bool:
    return campaign.status == Status.CLOSED and may_run(user, campaign)


def may_confirm_copy(user: User, campaign: Campaign) -> bool:
    return campaign.waits_for_custodian and may_run(user, campaign)


def may_review(user: User, campaign: Campaign) -> bool:
    """May this person read the written answers and judge them?"""
    return campaign.status == Status.RELEASED and may_run(user, campaign)


def may_see_findings(user: User, campaign: Campaign) -> bool:
    """The counters, once released: the evaluators, and whoever organises the forum."""
    if campaign.status != Status.RELEASED:
        return False
    return has_task(user, campaign.forum, roles.EVALUATION, roles.ORGANISER)
