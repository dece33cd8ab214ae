"""What pages weigh over the wire and when they show on a slow phone, on a first visit and on the next."""

from collections.abc import Iterator

from benchmarks.browser import chromium, first_and_repeat
from benchmarks.measure import Figure, figure
from benchmarks.place import Place

PAGES = (
    ("home page", "/en/"),
    ("programme", "/en/forums/trafficking-next/programme/"),
    ("registration form", "/en/forums/trafficking-next/register/"),
)
VISITS = 3


def measure(place: Place) -> Iterator[Figure]:
    with chromium() as browser:
        for name, address in PAGES:
            visits = [first_and_repeat(browser, place.server.url + address) for _ in range(VISITS)]
            first, repeat = zip(*visits, strict=True)
            yield figure(f"{name}, first visit", [one.size / 1000 for one in first], unit="kB", goal=60)
            yield figure(f"{name}, first visit", [one.requests for one in first], unit="requests", goal=8)
            yield figure(f"{name}, largest paint", [one.paint / 1000 for one in first], unit="s", goal=2)
            yield figure(f"{name}, layout shift", [one.shift for one in first], unit="", goal=0)
            yield figure(f"{name}, next visit", [one.size / 1000 for one in repeat], unit="kB", goal=15)
