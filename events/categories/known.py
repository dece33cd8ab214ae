"""The address that somebody was invited at, for their own eyes; and how it is erased."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from common.privacy import Line, Subject
from events.categories import actions
from events.categories.models import Code


def _invitations(subject: Subject):
    return Code.objects.invitations().filter(registrations__in=subject.registrations)


def known(subject: Subject) -> Iterable[Line]:
    """Where the invitation went that a registration came with."""
    emails = _invitations(subject).order_by("email").values_list("email", flat=True).distinct()
    return [Line(_("We invited you at"), email) for email in emails]


def erase(subject: Subject, *, at: datetime) -> int:
    """The code stays, so that its uses stay counted; whose it was does not."""
    used = list(_invitations(subject).values_list("pk", flat=True))
    return actions.forget_invited(codes=Code.objects.filter(pk__in=used), at=at)
