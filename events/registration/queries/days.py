"""How many booked on which day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from events.categories.models import FeeTerms
from events.forums.models import Forum
from events.registration.models import Registration


@dataclass(frozen=True)
class Day:
    """What one day brought, and how many places were booked at its end."""

    day: date
    booked: int
    cancelled: int
    total: int


def days_of(forum: Forum) -> list[Day]:
    """Every day from the first booking to the last move, also those without any; in the forum's zone."""
    zone = ZoneInfo(forum.time_zone)
    rows = Registration.objects.filter(forum=forum).exclude(booked_at=None)
    booked = _by_day(rows, "booked_at", zone)
    cancelled = _by_day(rows.exclude(cancelled_at=None), "cancelled_at", zone)
    if not booked:
        return []
    first, last = min(booked), max([*booked, *cancelled])
    days, total = [], 0
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        total += booked[day] - cancelled[day]
        days.append(Day(day, booked[day], cancelled[day], total))
    return days


def _by_day(rows: QuerySet[Registration], name: str, zone: ZoneInfo) -> Counter[date]:
    counted = rows.order_by().values_list(TruncDate(name, tzinfo=zone)).annotate(how_many=Count("pk"))
    return Counter(dict(counted))


def planned_for(forum: Forum) -> int | None:
    """How many the forum was planned for, where somebody has said so."""
    return FeeTerms.objects.filter(forum=forum).values_list("planned_registrations", flat=True).first()
