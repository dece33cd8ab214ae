"""That somebody was asked for an evaluation, and nothing else: what was answered knows nobody."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from common.privacy import Line, Subject
from evaluations.invitations.models import Invitation
from people.persons.models import Person


def known(subject: Subject) -> Iterable[Line]:
    """Which evaluations the person was asked for; neither whether they answered nor what."""
    asked = _invitations(subject).select_related("campaign__forum", "campaign__version").order_by("campaign")
    for invitation in asked:
        yield Line(_("You were asked for an evaluation"), invitation.campaign.forum.title)


def _invitations(subject: Subject):
    return Invitation.objects.filter(person=subject.person) if subject.person else Invitation.objects.none()


def erase(subject: Subject, *, at: datetime) -> int:
    """Forget that the person was asked; a ballot, sealed and without a name, stays among the others."""
    gone, _by_model = _invitations(subject).delete()
    return gone


def join(*, keep: Person, other: Person, at: datetime) -> None:
    """Two who are one are asked once: where either has answered, that invitation stays."""
    theirs = {one.campaign_id: one for one in Invitation.objects.filter(person=other)}
    for mine in Invitation.objects.filter(person=keep, campaign__in=theirs):
        spare = mine if theirs[mine.campaign_id].done and not mine.done else theirs[mine.campaign_id]
        spare.delete()
