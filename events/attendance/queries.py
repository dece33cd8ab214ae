"""Who came, as counts; only booked registrations are looked at."""

from collections import Counter

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from events.attendance.models import Attendance
from events.forums.models import Forum
from events.registration.models import Registration
from events.registration.queries import all_roles


def came_count(forum: Forum) -> int:
    """How many came."""
    return _came(forum).count()


def came_by_province(forum: Forum) -> dict[str, int]:
    """How many came from where, by two-letter code, most first; "" counts those who did not say."""
    return _most_first(Counter(_came(forum).values_list("province", flat=True)))


def came_by_role(forum: Forum) -> dict[str, int]:
    """How many came in each role, most first; someone with two roles counts in both. Raises SealingError."""
    counts: Counter[str] = Counter()
    for registration in _came(forum).select_related("forum"):
        counts.update(all_roles(registration))
    return _most_first(counts)


def has_come(registration: Registration) -> bool:
    """Has this person been marked as there?"""
    return Attendance.objects.filter(registration=registration).exists()


def found_at_desk(forum: Forum, text: str) -> QuerySet[Registration]:
    """Booked people of this forum whose name holds `text`, or whose whole reference it is, by name."""
    reference = text.upper() if text.upper().startswith("R-") else f"R-{text.upper()}"
    found = Q(name_to_use__icontains=text) | Q(booking__reference=reference)
    came = ExpressionWrapper(Q(attendance__isnull=False), output_field=BooleanField())
    booked = Registration.objects.booked().filter(found, forum=forum).select_related("booking")
    return booked.annotate(came=came).order_by("name_to_use", "pk")


def _came(forum: Forum) -> object:
    return Registration.objects.booked().filter(forum=forum, attendance__isnull=False)


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
