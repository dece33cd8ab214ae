"""The calendar file that goes with a booking: neutral and private, as phones show calendars to anyone."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from events.registration.models import Registration


def calendar_file(registration: Registration, *, at: datetime) -> bytes:
    """One private entry a day, in the forum's own zone, whole days where the hours are not set. RFC 5545."""
    forum = registration.forum
    calendar = Calendar.new(prodid="-//Ensemble//Calendar//EN", method="PUBLISH", uid=_uid(registration))
    for number, day in enumerate(forum.days, start=1):
        start, end = _hours(day, forum.day_starts_at, forum.day_ends_at, ZoneInfo(forum.time_zone))
        calendar.add_component(
            Event.new(
                uid=_uid(registration, number),
                summary=_("Appointment %(reference)s") % {"reference": registration.booking.reference},
                start=start,
                end=end,
                stamp=at,
                # A cancelled entry must outrank the one that the calendar holds.
                sequence=0 if registration.is_booked else 1,
                status="CONFIRMED" if registration.is_booked else "CANCELLED",
                classification="PRIVATE",
            )
        )
    if forum.day_starts_at:
        calendar.add_missing_timezones(
            first_date=date(forum.starts_on.year, 1, 1), last_date=date(forum.ends_on.year + 1, 1, 1)
        )
    return calendar.to_ical()


def _hours(
    day: date, starts: time | None, ends: time | None, zone: ZoneInfo
) -> tuple[date, date] | tuple[datetime, datetime]:
    if starts is None or ends is None:
        return day, day + timedelta(days=1)
    return datetime.combine(day, starts, zone), datetime.combine(day, ends, zone)


def _uid(registration: Registration, day: int = 0) -> str:
    # The same for every version of the file, so that a calendar replaces the entry instead of doubling it.
    # Each of several people who share a mailbox has entries of their own.
    whose = registration.pk if registration.booking.for_several else registration.booking_id
    return f"{whose}-{day}@{urlsplit(settings.SITE_URL).hostname}"
