"""What a public page costs the server: made afresh, and again when nothing has changed since."""

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

from benchmarks.lean import Lean
from benchmarks.measure import ROUNDS, Figure, cpu_each, figure
from benchmarks.place import Place
from tests.serving import Server, environment_for, serving

# Name, address, milliseconds at most when made afresh.
PAGES = (
    ("home page", "/en/", 15),
    ("forum page", "/en/forums/trafficking-next/", 15),
    ("programme", "/en/forums/trafficking-next/programme/", 20),
    ("calendar of the programme", "/en/forums/trafficking-next/programme.ics", 12),
    ("report", "/en/reports/trafficking-2017/", 15),
    ("report's stored file", "/en/reports/trafficking-2017/report.pdf", 15),
)
TIMES_THE_FLOOR = 2  # at most, for a page that has not changed
CONNECTIONS = 8  # enough that both processes serve


def measure(place: Place, folder: Path) -> Iterator[Figure]:
    floor = bare_view(folder)
    for name, address, goal in PAGES:
        # An address with a question mark is never kept, so it is made anew each time.
        spent = cpu_each(place.cpu, asking(place.server, address, fresh=True), times=60)
        yield figure(f"{name}, afresh", spent, unit="ms", floor=floor, floor_is="bare view", goal=goal)
        spent = cpu_each(place.cpu, asking(place.server, address), times=600)
        # A file of a hundred kilobytes cannot be sent for the price of two letters.
        twice = None if address.endswith(".pdf") else TIMES_THE_FLOOR * floor
        yield figure(f"{name}, unchanged", spent, unit="ms", floor=floor, floor_is="bare view", goal=twice)


def bare_view(folder: Path) -> float:
    """Milliseconds for one view that says "ok", under the same gunicorn."""
    (folder / "bare").mkdir()
    environment = environment_for(f"sqlite:///{folder}/bare/none.sqlite3", folder / "bare")
    with serving(environment, application="benchmarks.floor") as server:
        return sorted(cpu_each(server.cpu, asking(server, "/healthz"), times=1000))[ROUNDS // 2]


def asking(server: Server, address: str, *, fresh: bool = False):
    """A function that asks once, over one of several open connections in turn, as browsers do: compressed."""
    people = cycle([Lean(server.url) for _ in range(CONNECTIONS)])
    numbers = count()

    def ask() -> None:
        status = next(people).get(
            f"{address}?{next(numbers)}" if fresh else address, **{"Accept-Encoding": "gzip"}
        )
        assert status == 200, (address, status)

    return ask
