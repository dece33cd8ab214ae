"""What one registration costs, from the first page to the booking, and how many get through in a second."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from benchmarks.lean import Lean
from benchmarks.measure import ROUNDS, Figure, cpu_each, figure
from benchmarks.place import Place, Statements

SIZES = (10, 1000)
PEOPLE = 48
AT_ONCE = 8
A_PERSONS_PACE = 2.1  # seconds; whoever fills in a form faster is asked to look again
CATEGORY = re.compile(r'name="category" value="(\d+)"')


def measure(place: Place) -> Iterator[Figure]:
    statements = Statements(place.database)
    floor = sorted(cpu_each(statements.cpu, statements.book, times=500))[ROUNDS // 2]
    rates = []
    for size in SIZES:
        slug = f"bench-{size}"
        place.run("benchmarks.fill", slug, str(size))
        crowd(place, slug)
        spent = []
        for _ in range(ROUNDS):
            began = place.cpu()
            rates.append(crowd(place, slug))
            spent.append((place.cpu() - began) * 1000 / PEOPLE)
        yield figure(
            "one registration, processor",
            spent,
            size=f"{size} registered",
            unit="ms",
            floor=floor,
            floor_is="guarded UPDATE + 3 INSERTs",
            goal=60,
        )
    person = Lean(place.server.url)
    begin(person, slug)
    time.sleep(A_PERSONS_PACE)
    finish(person)
    yield figure("one registration, requests", [len(person.trail)], unit="", goal=12)
    name = f"registrations a second, {AT_ONCE} at once"
    yield figure(name, rates, unit="/s", goal=60, goal_is_least=True)


def crowd(place: Place, slug: str) -> float:
    """So many people register, AT_ONCE at a time; how many a second, with the time they think left out."""
    people = [Lean(place.server.url) for _ in range(PEOPLE)]
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        began = time.monotonic()
        list(at_once.map(lambda person: begin(person, slug), people))
        spent = time.monotonic() - began
        time.sleep(A_PERSONS_PACE)
        began = time.monotonic()
        list(at_once.map(finish, people))
        spent += time.monotonic() - began
    for person in people:
        person.close()
    return PEOPLE / spent


def begin(person: Lean, slug: str) -> None:
    """As far as the page about oneself."""
    person.get(f"/en/forums/{slug}/register/")
    person.post(person.at, {"category": CATEGORY.search(person.text).group(1)})


def finish(person: Lean) -> None:
    """From there to the booking."""
    person.post(person.at, {"name_to_use": "Ana", "email": "ana@example.org", "language": "en"})
    person.post(person.at, {"needs_something": "no"})
    person.post(person.at, {})
    assert person.at.endswith("/booked/"), (person.at, person.trail)
