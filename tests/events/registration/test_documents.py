"""The calendar file: valid, neutral, and right in every zone."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from events.registration import actions, documents
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.django_db


def entries(registration, at):
    calendar = Calendar.from_ical(documents.calendar_file(registration, at=at))
    return calendar, list(calendar.walk("VEVENT"))


@pytest.mark.parametrize(
    ("zone", "first", "instants"),
    [
        # Clocks go back in the night between the two days.
        ("America/Toronto", date(2026, 10, 31), [(13, 0), (14, 0)]),
        ("America/St_Johns", date(2026, 10, 31), [(11, 30), (12, 30)]),
        # Clocks go forward.
        ("America/Vancouver", date(2027, 3, 13), [(17, 0), (16, 0)]),
        # No daylight time at all.
        ("America/Regina", date(2026, 10, 31), [(15, 0), (15, 0)]),
    ],
)
def test_each_day_begins_at_nine_where_the_forum_is_held(at, zone, first, instants):
    second = date.fromordinal(first.toordinal() + 1)
    registration = BookedFactory(
        at=at,
        category__forum__time_zone=zone,
        category__forum__starts_on=first,
        category__forum__ends_on=second,
    )

    calendar, days = entries(registration, at)

    starts = [day.start for day in days]
    assert [start.astimezone(UTC).timetuple()[3:5] for start in starts] == instants
    assert {start.replace(tzinfo=None).time() for start in starts} == {time(9, 0)}
    assert [str(part["TZID"]) for part in calendar.walk("VTIMEZONE")] == [zone]
    assert {day["DTSTART"].params["TZID"] for day in days} == {zone}


def test_whole_days_where_the_hours_are_not_set(at):
    registration = BookedFactory(
        at=at, category__forum__day_starts_at=None, category__forum__day_ends_at=None
    )

    _calendar, days = entries(registration, at)

    assert [(day.start, day.end) for day in days] == [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 21)),
    ]


def test_the_file_says_nothing_but_that_there_is_an_appointment(at):
    registration = BookedFactory(at=at)

    text = documents.calendar_file(registration, at=at).decode()
    calendar, days = entries(registration, at)

    assert str(calendar["METHOD"]) == "PUBLISH"
    for day in days:
        assert str(day["SUMMARY"]) == f"Appointment {registration.booking.reference}"
        assert str(day["CLASS"]) == "PRIVATE"
        assert not set(day) & {"LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE", "URL", "GEO"}
    for secret in (registration.forum.title_en, "Montréal", "Lantern", registration.name_to_use, "bookings"):
        assert secret not in text


def test_a_cancellation_replaces_the_same_entries(at):
    registration = BookedFactory(at=at)
    _calendar, before = entries(registration, at)
    actions.cancel(registration=registration, at=at)

    _calendar, after = entries(registration, datetime(2026, 4, 1, tzinfo=UTC))

    assert [day["UID"] for day in after] == [day["UID"] for day in before]
    assert len({day["UID"] for day in after}) == 2
    assert {str(day["STATUS"]) for day in after} == {"CANCELLED"}
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for new, old in zip(after, before, strict=True))
