"""The invitation and its reminder: neutral words, and one link that the same key makes again each time."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common import mail
from evaluations.invitations.models import Invitation
from evaluations.invitations.queries import closing
from evaluations.invitations.tokens import token_for


@mail.message("evaluations/invitation")
def invitation(*, invitation: str, campaign: str) -> mail.Letter | None:
    return _letter("evaluations/invitation", invitation)


@mail.message("evaluations/reminder")
def reminder(*, invitation: str, campaign: str) -> mail.Letter | None:
    return _letter("evaluations/reminder", invitation)


def _letter(template: str, invitation_id: str) -> mail.Letter | None:
    """None once the person has answered or the campaign has closed: there is nothing left to ask."""
    row = (
        Invitation.objects.select_related("campaign__forum", "person")
        .filter(pk=invitation_id, done=False)
        .first()
    )
    if row is None or not row.campaign.takes_answers:
        return None
    language = row.person.language
    with translation.override(language):
        path = reverse("ballot-open", args=[token_for(row.campaign.key_name, row.id)])
        context = {"address": f"{settings.SITE_URL}{path}", "closing": closing(row.campaign)}
    return mail.Letter(to=row.person.email, template=template, language=language, context=context)
