"""How long a server takes from its start to its first answer, and how much memory each process then holds."""

import time
from collections.abc import Iterator

from benchmarks.lean import Lean
from benchmarks.measure import Figure, figure
from benchmarks.place import Place
from tests.serving import serving

STARTS = 3
PAGES = ("/en/", "/en/forums/trafficking-next/programme/", "/en/forums/trafficking-next/register/")


def measure(place: Place) -> Iterator[Figure]:
    waited, held = [], []
    for _ in range(STARTS):
        began = time.monotonic()
        with serving(place.server.environment) as server:
            waited.append(time.monotonic() - began)
            for _visit in range(10):
                person = Lean(server.url)
                for address in PAGES:
                    assert person.get(address) == 200
                person.close()
            held += server.memory()
    yield figure("from start to first answer", waited, unit="s", goal=2.5)
    yield figure("memory of a web process", held, unit="MiB", goal=130)
