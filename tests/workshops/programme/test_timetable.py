"""How sessions are set into days, slots and columns. No database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from workshops.programme.timetable import Entry, RoomLabel, set_days

TORONTO = ZoneInfo("America/Toronto")


def room(position: int) -> RoomLabel:
    return RoomLabel((position, position), f"Room {position}", f"Salle {position}", "", "", ())


def entry(clock: str, minutes: int = 60, where: RoomLabel | None = None, day: int = 12, **fields) -> Entry:
    hour, minute = map(int, clock.split(":"))
    starts_at = datetime(2026, 6, day, hour, minute, tzinfo=TORONTO)
    plain = {
        "uid": uuid4(),
        "kind": "workshop",
        "title_en": "Title",
        "title_fr": "Titre",
        "description_en": "",
        "description_fr": "",
        "language": "both",
        "has_interpretation": False,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "room": where,
        "shared_with": (),
        "is_cancelled": False,
        "sequence": 0,
        "changed_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Entry(**{**plain, **fields})


def test_sessions_stand_by_day_and_by_time():
    days = set_days([entry("14:00"), entry("9:00", day=13), entry("9:00"), entry("9:00")])

    assert [day.date.day for day in days] == [12, 13]
    assert [(slot.starts_at.hour, len(slot.sessions)) for slot in days[0].slots] == [(9, 2), (14, 1)]


def test_a_session_alone_takes_the_whole_width():
    (day,) = set_days([entry("9:00", where=room(1)), entry("10:00", where=room(2))])

    assert day.rooms == ()
    assert [slot.sessions[0].place for slot in day.slots] == ["wide", "wide"]


def test_sessions_side_by_side_stand_under_their_rooms():
    (day,) = set_days(
        [
            entry("9:00", where=room(1)),
            entry("10:00", where=room(3)),
            entry("10:00", where=room(2)),
            entry("13:00", where=room(3)),
            entry("13:00", where=room(5)),
        ]
    )

    assert [where.name_en for where in day.rooms] == ["Room 2", "Room 3", "Room 5"]
    assert [[one.place for one in slot.sessions] for slot in day.slots] == [
        ["wide"],
        ["at-1", "at-2"],
        ["at-2", "at-3"],
    ]
    assert (day.layout, day.names_columns) == ("rooms-3", True)


def test_a_session_that_starts_while_another_runs_keeps_to_its_room():
    (day,) = set_days([entry("9:00", 120, room(1)), entry("10:00", 30, room(2))])

    assert [slot.sessions[0].place for slot in day.slots] == ["at-1", "at-2"]


def test_sessions_whose_room_is_not_known_stand_in_the_last_column():
    (day,) = set_days([entry("9:00"), entry("9:00", where=room(1))])

    assert day.rooms == (room(1), None)
    assert [one.place for one in day.slots[0].sessions] == ["at-1", "at-2"]


def test_more_rooms_than_fit_flow():
    (day,) = set_days([entry("9:00", where=room(number)) for number in range(7)])

    assert (day.layout, day.names_columns) == ("rooms-many", False)


def test_a_slot_says_when_it_ends_only_if_all_end_together():
    same, different = (
        set_days([entry("9:00", 60, room(1)), entry("9:00", minutes, room(2))])[0].slots[0]
        for minutes in (60, 90)
    )

    assert same.ends_together
    assert not different.ends_together


def test_the_order_does_not_depend_on_the_order_of_the_rows():
    first, second = (entry("9:00", where=room(1), uid=UUID(int=number)) for number in (1, 2))

    assert set_days([first, second]) == set_days([second, first])


def test_an_empty_programme_has_no_days():
    assert set_days([]) == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_about_a_session_is_said_in_the_readers_language(language):
    one = entry("9:00", language="en", has_interpretation=True, where=room(1))
    with translation.override(language):
        said = (one.title, one.kind_label, one.spoken, one.room.name)

    assert (
        said
        == {
            "en": ("Title", "Workshop", "In English, interpreted into French", "Room 1"),
            "fr": ("Titre", "Atelier", "En anglais, avec interprétation vers le français", "Salle 1"),
        }[language]
    )


def test_a_break_has_no_language():
    assert entry("9:00", kind="break").spoken == ""
