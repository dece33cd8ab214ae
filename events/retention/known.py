"""What is left of somebody beside the rooms' own tables: messages that were sent, and staff's log."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from common import formats
from common.models import OutboxMessage
from common.privacy import Line, Subject


# ---- messages ---------------------------------------------------------------------------------------------
def messages(subject: Subject) -> Iterable[Line]:
    """When we wrote or will write; what a message said is not kept anywhere."""
    for row in _outbox(subject).order_by("due_at", "pk"):
        sent = row.status == OutboxMessage.Status.SENT
        day = formats.long_date((row.sent_at or row.due_at).date(), weekday=False)
        yield Line(_("Message sent") if sent else _("Message to be sent"), day)


def _outbox(subject: Subject) -> QuerySet[OutboxMessage]:
    """The notes of messages about any of these, whatever a message calls its references."""
    about = Q()
    for one in subject.ids:
        about |= Q(ids__contains=one)
    rows = OutboxMessage.objects.annotate(ids=Cast("references", TextField()))
    return rows.filter(about) if about else rows.none()


def erase_messages(subject: Subject, *, at: datetime) -> int:
    """The notes go, those not sent yet too: there is nobody left to write to."""
    gone, _by_model = OutboxMessage.objects.filter(pk__in=_outbox(subject).values("pk")).delete()
    return gone


# ---- staff's log ------------------------------------------------------------------------------------------
def log(subject: Subject) -> Iterable[Line]:
    """What staff did with the registration, as the back office's history shows it; no colleague is named."""
    for entry in _log(subject).order_by("timestamp", "pk"):
        day = formats.long_date(entry.timestamp.date(), weekday=False)
        yield Line(capfirst(str(registry.get_action_label(entry.action))), day)


def _log(subject: Subject) -> QuerySet[ModelLogEntry]:
    return ModelLogEntry.objects.filter(object_id__in=subject.ids)


def erase_log(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = _log(subject).delete()
    return gone
