"""The calendar feed: right instants in every zone, stable names, and nothing that a title could smuggle in.

Every feed is read twice, by icalendar's parser and by the small one here, written from RFC 5545 alone: no
instant, title or property may differ between them.
"""

import time as timing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.forums.models import Forum, Venue
from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.programme import documents
from workshops.programme.queries import Programme, programme_of
from workshops.programme.timetable import Entry, RoomLabel, set_days
from workshops.sessions import actions

NAMES_OF_AN_EVENT = {
    "UID",
    "SEQUENCE",
    "STATUS",
    "DTSTAMP",
    "LAST-MODIFIED",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "URL",
    "CATEGORIES",
    "LOCATION",
    "DESCRIPTION",
    "TRANSP",
}
ZONES = ["America/Toronto", "America/Vancouver", "America/St_Johns"]


# ---- a second reader ------------------------------------------------------------------------------------
@dataclass
class Read:
    """What the small parser saw."""

    feed: dict[str, str]
    events: list[dict[str, str]]


def read(ics: bytes) -> Read:
    """RFC 5545, 3.1 (content lines) and 3.3.11 (text), and no more; raises on anything else."""
    text = ics.decode("utf-8")
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert not any(letter in line for line in lines for letter in "\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    seen = Read({}, [])
    into = seen.feed
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
        if line == "BEGIN:VEVENT":
            assert into is seen.feed
            into = {}
        elif line == "END:VEVENT":
            seen.events.append(into)
            into = seen.feed
        else:
            assert name not in {"BEGIN", "END"}, line
            assert name not in into, line
            into[name] = value
    return seen


def plain(value: str) -> str:
    """A text value without its escapes."""
    out, letters = [], iter(value)
    for letter in letters:
        if letter == "\\":
            after = next(letters)
            assert after in "\\;,nN", value
            out.append("\n" if after in "nN" else after)
        else:
            assert letter not in ";,", value
            out.append(letter)
    return "".join(out)


def instant(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def feed_of(forum: Forum, language: str = "en", *, shows_venue: bool = False) -> bytes:
    with translation.override(language):
        return documents.calendar(forum, programme_of(forum), shows_venue=shows_venue)


# ---- what it says ---------------------------------------------------------------------------------------
@pytest.mark.django_db
@override_settings(SITE_URL="https://forums.example.org")
def test_an_event_says_what_when_where_and_in_which_language():
    forum = ForumFactory(slug="spring", title_fr="Forum du printemps", time_zone="America/Toronto")
    room = RoomFactory(venue=forum.venue, name_fr="Salle bleue")
    session = SessionFactory(
        forums=[forum],
        room=room,
        title_fr="Droits, devoirs; et recours",
        description_fr="Une question\npar personne.",
        language="fr",
        sequence=3,
    )

    seen = read(feed_of(forum, "fr"))

    assert seen.feed["VERSION"] == "2.0"
    assert seen.feed["METHOD"] == "PUBLISH"
    assert seen.feed["X-WR-CALNAME"] == seen.feed["NAME"] == "Forum du printemps"
    assert seen.feed["REFRESH-INTERVAL"] == seen.feed["X-PUBLISHED-TTL"] == "PT1H"
    (event,) = seen.events
    assert event["UID"] == str(session.uid)
    assert event["SEQUENCE"] == "3"
    assert event["STATUS"] == "CONFIRMED"
    assert instant(event["DTSTART"]) == session.starts_at
    assert instant(event["DTEND"]) == session.ends_at
    assert instant(event["DTSTAMP"]) == instant(event["LAST-MODIFIED"]) == session.changed_at
    assert plain(event["SUMMARY"]) == "Droits, devoirs; et recours"
    assert plain(event["LOCATION"]) == "Salle bleue"
    assert plain(event["DESCRIPTION"]) == "Atelier\nEn français\nUne question\npar personne."
    assert event["URL"] == f"https://forums.example.org/fr/forums/spring/programme/#session-{session.uid}"


@pytest.mark.django_db
def test_the_same_programme_gives_the_same_bytes():
    forum = ForumFactory()
    SessionFactory.create_batch(3, forums=[forum])

    assert feed_of(forum) == feed_of(forum)


@pytest.mark.django_db
def test_a_joint_session_is_the_same_event_in_both_feeds():
    forum, beside = ForumFactory(), ForumFactory(title_en="Beside")
    forum.parallel_forums.add(beside)
    SessionFactory(forums=[forum, beside])

    (here,), (there,) = (read(feed_of(one)).events for one in (forum, beside))

    assert here["UID"] == there["UID"]
    assert "Joint session with: Beside" in plain(here["DESCRIPTION"])


@pytest.mark.django_db
def test_a_dropped_session_is_told_as_cancelled(at):
    forum = ForumFactory()
    session = SessionFactory(forums=[forum])
    (before,) = read(feed_of(forum)).events

    actions.cancel_session(session=session, at=at)
    (after,) = read(feed_of(forum)).events

    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert after["UID"] == before["UID"]
    assert instant(after["DTSTAMP"]) == at


@pytest.mark.django_db
def test_the_building_stands_in_it_only_when_it_may():
    forum = ForumFactory()
    SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue, name_en="Room A"))
    SessionFactory(forums=[forum], clock=time(13))

    hidden = [event.get("LOCATION") for event in read(feed_of(forum)).events]
    shown = [plain(event["LOCATION"]) for event in read(feed_of(forum, shows_venue=True)).events]

    assert hidden == ["Room A", None]
    assert shown == ["Room A, Lantern House, 12 Hidden Lane", "Lantern House, 12 Hidden Lane"]


@pytest.mark.django_db
def test_an_empty_programme_is_still_a_calendar():
    seen = read(feed_of(ForumFactory()))

    assert seen.events == []
    assert seen.feed["VERSION"] == "2.0"


# ---- instants -------------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "first_day", [date(2026, 3, 7), date(2026, 10, 31)], ids=["clocks go forward", "clocks go back"]
)
def test_instants_are_right_on_both_sides_of_a_change_of_clocks(zone, first_day):
    """Nine in the morning stays nine in the morning: the same wall clock, another offset from UTC."""
    forum = ForumFactory(time_zone=zone, starts_on=first_day, ends_on=first_day + timedelta(days=2))
    clocks = [time(0, 30), time(1, 30), time(9, 0), time(23, 0)]
    for day in range(3):
        for clock in clocks:
            SessionFactory(forums=[forum], day=day, clock=clock, minutes=30)

    ics = feed_of(forum)

    walls = [datetime.combine(first_day + timedelta(days=day), c) for day in range(3) for c in clocks]
    mine = [instant(event["DTSTART"]) for event in read(ics).events]
    theirs = [event.start for event in Calendar.from_ical(ics).events]
    assert mine == theirs
    assert [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in mine] == walls
    offsets = {moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in mine}
    assert len(offsets) == 2, "this weekend has no change of clocks: the test would prove nothing"
    assert b"VTIMEZONE" not in ics
    assert b"TZID" not in ics


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
def test_a_session_over_the_change_of_clocks_lasts_as_long_as_it_lasts(zone):
    """From half past midnight for three hours: the wall clock says half past four in spring."""
    forum = ForumFactory(time_zone=zone, starts_on=date(2026, 3, 8), ends_on=date(2026, 3, 8))
    SessionFactory(forums=[forum], clock=time(0, 30), minutes=180)

    (event,) = read(feed_of(forum)).events
    (entry,) = programme_of(forum).entries

    assert instant(event["DTEND"]) - instant(event["DTSTART"]) == timedelta(hours=3)
    assert (entry.ends_at.hour, entry.ends_at.minute) == (4, 30)


# ---- hostile titles -------------------------------------------------------------------------------------
ATTACKS = [
    "Title\r\nBEGIN:VEVENT\r\nSUMMARY:Injected\r\nEND:VEVENT",
    "Title\nATTACH:https://evil.example",
    "Title\\nATTACH:x",
    "Title\u2028ATTACH:x\u2029LOCATION:y\u0085URL:z\x0bUID:1\x0cUID:2\x1cUID:3\x00UID:4",
    "END:VCALENDAR\r\n",
    ';VALUE=URI:"quoted", back\\slash\\',
    "é" * 200,
    "\U0001f9f5" * 60,
    "a" * 74 + "\r\n b",
]
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(list('\r\n\t\\;:,"\x00\x0b\x0c\x1c\x85\u2028\u2029 BEGIN:VEVENT')),
    ),
    max_size=200,
)


def one_entry(title: str, description: str, room: str) -> Entry:
    starts_at = datetime(2026, 11, 19, 9, 0, tzinfo=ZoneInfo("America/Toronto"))
    return Entry(
        uid=UUID(int=1),
        kind="workshop",
        title_en=title,
        title_fr=title,
        description_en=description,
        description_fr=description,
        language="en",
        has_interpretation=False,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        room=RoomLabel((0, 1), room, room, "", "", ()),
        shared_with=(),
        is_cancelled=False,
        sequence=0,
        changed_at=starts_at,
    )


def assert_nothing_is_smuggled_in(title: str, description: str, room: str) -> None:
    forum = Forum(slug="spring", title_en=title, title_fr=title, time_zone="America/Toronto")
    forum.venue = Venue(name_en=room, name_fr=room, address=description[:300])
    entry = one_entry(title, description, room)
    programme = Programme(forum.slug, forum.time_zone, set_days([entry]), entry.changed_at)

    ics = documents.calendar(forum, programme, shows_venue=True)

    (mine,) = read(ics).events
    theirs = Calendar.from_ical(ics)
    assert mine.keys() <= NAMES_OF_AN_EVENT
    assert [component.name for component in theirs.walk()] == ["VCALENDAR", "VEVENT"]
    (event,) = theirs.events
    assert set(event) == set(mine)
    for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        assert str(event.get(name, "")) == plain(mine.get(name, ""))
    assert plain(mine["SUMMARY"]) == documents.one_line(title)
    assert instant(mine["DTSTART"]) == event.start == entry.starts_at
    # What readers that split at every kind of line end would see.
    unfolded = ics.decode().replace("\r\n ", "")
    assert len(unfolded.splitlines()) == unfolded.count("\r\n")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_known_attack_stays_text(attack):
    assert_nothing_is_smuggled_in(attack, attack, attack[:80])


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=texts, description=texts, room=texts)
@example(title="BEGIN:VEVENT", description="END:VEVENT\r\nBEGIN:VALARM", room="\\")
def test_whatever_is_typed_stays_text(title, description, room):
    assert_nothing_is_smuggled_in(title, description, room)


# ---- time -----------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_forty_sessions_take_little(client, figure, django_assert_num_queries):
    """Fresh each time, as after a change; the limit is loose, for machines at work on other things."""
    forum = ForumFactory()
    rooms = [RoomFactory(venue=forum.venue) for _ in range(6)]
    for number in range(40):
        SessionFactory(forums=[forum], room=rooms[number % 6], description_en="Words. " * 40)
    with django_assert_num_queries(2):
        feed_of(forum)

    spent = []
    for _ in range(15):
        start = timing.process_time()
        ics = feed_of(forum)
        spent.append(timing.process_time() - start)

    milliseconds = sorted(spent)[len(spent) // 2] * 1000
    figure(f"calendar of 40 sessions, fresh: {milliseconds:.1f} ms CPU, {len(ics)} bytes, 2 statements")
    assert len(read(ics).events) == 40
    assert milliseconds < 100
