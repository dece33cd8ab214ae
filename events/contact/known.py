"""How somebody told us to reach them, for their own eyes; and how it is erased."""

from collections.abc import Iterable
from datetime import datetime

from common.privacy import Line, Subject
from events.contact.models import ContactSafety
from events.contact.queries import unsealed


def known(subject: Subject) -> Iterable[Line]:
    """Everything that was said about reaching the person, the code word too. Raises SealingError."""
    for contact in _told(subject).select_related("registration__forum").order_by("created_at", "pk"):
        reach = unsealed(contact, key=contact.registration.key_name)
        yield from (Line(answer.question, answer.answer) for answer in reach.in_words())


def _told(subject: Subject):
    return ContactSafety.objects.filter(registration__in=subject.registrations)


def erase(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = _told(subject).delete()
    return gone
