"""Many people press the last button at the same moment, on a real server: each place is sold once.

200 people for 50 places on PostgreSQL, 100 for 25 on SQLite, each through every page of a registration.
"""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from django.conf import settings

from tests.races.conftest import Hall
from tests.visiting import Visitor

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]
BUYERS, PLACES = (200, 50) if ON_POSTGRESQL else (100, 25)
A_PERSONS_PACE = 2.1  # seconds; whoever fills in a form faster is asked to look again
REFUSAL = re.compile(r"All places are taken")


@dataclass
class Outcome:
    """How the buyers fared, what the database says, and seconds from the start to the last answer."""

    sold: int
    refused: int
    other: list[tuple[int, str]]
    in_database: int
    counted: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.sold} sold, {self.refused} refused, {len(self.other)} other, {self.seconds:.2f} s"


def reach_the_last_button(server: str, slug: str, number: int) -> Visitor:
    """One person answers everything; what is left is to confirm."""
    person = Visitor(server)
    person.get(f"/en/forums/{slug}/register/")
    choice = person.form(holding="category").find("input", attrs={"name": "category"})
    person.submit(holding="category", category=choice["value"])
    time.sleep(A_PERSONS_PACE)
    person.submit(
        holding="email", name_to_use=f"Person {number}", email=f"person{number}@example.org", language="en"
    )
    person.submit(holding="needs_something", needs_something="no")
    person.get(f"/en/forums/{slug}/register/check/")
    assert person.answer.url.endswith("/check/"), person.trail
    return person


def race(hall: Hall, slug: str, *, buyers: int, places: int) -> Outcome:
    """Everybody gets ready, waits for the gun and presses at once."""
    hall.open_forum(slug, places=places)
    with ThreadPoolExecutor(32) as crowd:
        people = list(
            crowd.map(lambda number: reach_the_last_button(hall.server.url, slug, number), range(buyers))
        )
    gun = threading.Barrier(buyers + 1)

    def press(person: Visitor) -> None:
        url, sent = person.filled(person.form(), {})
        gun.wait()
        person.ask("POST", url, data=sent, headers={"Referer": url})

    with ThreadPoolExecutor(buyers) as crowd:
        pressed = [crowd.submit(press, person) for person in people]
        gun.wait()
        began = time.monotonic()
        for one in pressed:
            one.result()
        seconds = time.monotonic() - began
    return outcome(hall, slug, people, seconds)


def outcome(hall: Hall, slug: str, people: list[Visitor], seconds: float) -> Outcome:
    sold = refused = 0
    other = []
    for person in people:
        if person.answer.status_code == 200 and person.answer.url.endswith("/booked/"):
            sold += 1
        elif person.answer.status_code == 200 and REFUSAL.search(person.answer.text):
            refused += 1
        else:
            other.append((person.answer.status_code, person.heading))
    booked = (
        "SELECT COUNT(*) FROM events_registration JOIN events_forum ON events_forum.id = forum_id"
        " WHERE events_registration.status = 'booked' AND slug = %s"
    )
    taken = (
        "SELECT taken FROM events_places JOIN events_forum ON events_forum.places_id = events_places.id"
        " WHERE slug = %s"
    )
    return Outcome(
        sold=sold,
        refused=refused,
        other=other,
        in_database=hall.count(booked, slug),
        counted=hall.count(taken, slug),
        seconds=seconds,
    )


def assert_sold_out_exactly(outcome: Outcome) -> None:
    assert outcome.other == []
    assert (outcome.sold, outcome.refused) == (PLACES, BUYERS - PLACES)
    assert (outcome.in_database, outcome.counted) == (PLACES, PLACES)


def test_every_place_is_sold_once(hall, figure):
    here = hall()

    result = race(here, "last-place", buyers=BUYERS, places=PLACES)

    figure(f"{BUYERS} people, {PLACES} places: {result}")
    assert_sold_out_exactly(result)
    assert "database is locked" not in here.server.said()


def test_without_the_guard_places_are_oversold(hall, figure):
    """The control: a race in which nobody could lose would prove nothing."""
    here = hall(application="tests.races.unguarded")

    result = race(here, "oversold", buyers=60, places=10)

    figure(f"guard off, 60 people, 10 places: {result}")
    assert result.in_database > 10


@pytest.mark.soak
def test_every_place_is_sold_once_in_twenty_rounds(hall, figure):
    here = hall()

    results = [race(here, f"round-{number}", buyers=BUYERS, places=PLACES) for number in range(20)]

    times = sorted(result.seconds for result in results)
    sold, refused = sum(result.sold for result in results), sum(result.refused for result in results)
    figure(
        f"20 rounds of {BUYERS} people for {PLACES} places: {sold} sold, {refused} refused, "
        f"median {times[10]:.2f} s, worst {times[-1]:.2f} s"
    )
    for result in results:
        assert_sold_out_exactly(result)
    assert "database is locked" not in here.server.said()
