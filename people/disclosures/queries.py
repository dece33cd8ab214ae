"""Questions about who read what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from people.accounts import roles
from people.accounts.models import User
from people.disclosures.models import Disclosure


def readings_visible_to(user: User) -> QuerySet[Disclosure]:
    """Every reading, for the privacy officer alone."""
    if user.is_superuser or user.groups.filter(name=roles.PRIVACY).exists():
        return Disclosure.objects.select_related("reader")
    return Disclosure.objects.none()


@dataclass(frozen=True)
class Seen:
    """One reading, as the person concerned may know it: in what role, never by whom."""

    read_at: datetime
    role: str
    record: str
    reason: str


def seen_of(subjects: Iterable[UUID]) -> list[Seen]:
    """Who opened what these registrations told us, latest first; in local time."""
    readings = (
        Disclosure.objects.filter(subject__in=list(subjects))
        .select_related("reader")
        .prefetch_related("reader__groups")
        .order_by("-read_at")
    )
    return [
        Seen(
            read_at=timezone.localtime(reading.read_at),
            role=role_in_words(reading.reader),
            record=_(reading.record),
            reason=_(reading.reason) if reading.reason else "",
        )
        for reading in readings
    ]


def role_in_words(reader: User) -> str:
    """What the reader is here for: the roles held, in words, without a name."""
    held = [
        str(label) for name, label in roles.LABELS.items() if name in {g.name for g in reader.groups.all()}
    ]
    return ", ".join(held) or _("Administration of the site")
