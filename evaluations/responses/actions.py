"""Answer, answer anew, withdraw: until the campaign closes, and only by who holds the token."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from evaluations.invitations import queries as invitations
from evaluations.invitations.models import Campaign, Invitation
from evaluations.invitations.tokens import ballot_id
from evaluations.questionnaires.asked import asked
from evaluations.questionnaires.queries import questions_in_order
from evaluations.responses import ballots
from evaluations.responses.models import SealedResponse


class LinkOpensNothing(Exception):
    """The token is wrong, or its campaign takes no answers now: which of them is not said."""


@transaction.atomic
def submit(*, token: str, answers: Mapping, at: datetime) -> None:
    """Seal the answers, in place of earlier ones if there are any. Raises LinkOpensNothing or InvalidAnswer.

    Nothing is kept of when, from where or with what this was sent.
    """
    invitation = _opened(token, at=at)
    campaign = invitation.campaign
    questions = [asked(question) for question in questions_in_order(campaign.version)]
    ballot = ballot_id(campaign.key_name, token)
    payload = ballots.seal(ballots.checked(questions, answers), key_name=campaign.key_name, ballot=ballot)
    if Invitation.objects.filter(pk=invitation.pk, done=False).update(done=True):
        SealedResponse.objects.create(id=ballot, campaign=campaign, payload=payload)
    elif not SealedResponse.objects.filter(pk=ballot, campaign=campaign).update(payload=payload):
        raise LinkOpensNothing


@transaction.atomic
def withdraw(*, token: str, at: datetime) -> None:
    """Take the answers back, so that nothing was answered. Raises LinkOpensNothing."""
    invitation = _opened(token, at=at)
    SealedResponse.objects.filter(pk=ballot_id(invitation.campaign.key_name, token)).delete()
    Invitation.objects.filter(pk=invitation.pk).update(done=False)


def _opened(token: str, *, at: datetime) -> Invitation:
    """The token's invitation; its campaign is held, so that no release overtakes a ballot on its way."""
    found = invitations.open_invitation(token, at=at)
    if found is None:
        raise LinkOpensNothing
    Campaign.objects.select_for_update(no_key=True).get(pk=found.campaign_id)
    found = invitations.open_invitation(token, at=at)
    if found is None:
        raise LinkOpensNothing
    return found
