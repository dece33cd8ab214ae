"""Questions about who read what."""

from uuid import UUID

from django.db.models import QuerySet

from people.accounts import roles
from people.accounts.models import User
from people.disclosures.models import Disclosure


def readings_visible_to(user: User) -> QuerySet[Disclosure]:
    """Every reading, for the privacy officer alone."""
    if user.is_superuser or user.groups.filter(name=roles.PRIVACY).exists():
        return Disclosure.objects.select_related("reader")
    return Disclosure.objects.none()


def readings_of(subject: UUID) -> QuerySet[Disclosure]:
    """Who opened what this registration told us, latest first: what the person may be shown."""
    return Disclosure.objects.filter(subject=subject).select_related("reader").order_by("-read_at")
