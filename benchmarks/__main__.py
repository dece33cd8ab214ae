"""`make bench`: measure everything, print one table and keep it in var/bench.json.

On PostgreSQL where `make test` would find one, else on SQLite. Processor time is that of all web processes
and of PostgreSQL's processes for this database together. Each value is the median of several rounds after a
warm-up; beside it stand the lowest and the highest round, the two sides of the noise. Compare ratios from
one run, not milliseconds between machines. `--only registering` measures less.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import evaluating, pages, registering, report, starting, weights
from benchmarks.measure import Figure, table, write
from benchmarks.place import Place, measuring_place
from tests.serving import ROOT
from tools.run_tests import postgresql

PARTS: dict[str, Callable[[Place, Path], Iterator[Figure]]] = {
    "registering": lambda place, folder: registering.measure(place),
    "evaluating": lambda place, folder: evaluating.measure(place),
    "pages": pages.measure,
    "report": lambda place, folder: report.measure(place),
    "starting": lambda place, folder: starting.measure(place),
    "weights": lambda place, folder: weights.measure(place),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=sorted(PARTS), action="append", help="measure this part alone")
    chosen = parser.parse_args().only or list(PARTS)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="ensemble-bench-") as name, postgresql() as (address, what):
        folder = Path(name)
        database = address or f"sqlite:///{folder}/ensemble.sqlite3"
        what = what if address else "SQLite"
        print(f"Measuring on {what}", flush=True)
        with measuring_place(database, folder) as place:
            for part in chosen:
                print(f"… {part}", flush=True)
                figures += PARTS[part](place, folder)
    print(table(figures))
    write(figures, what, ROOT / "var" / "bench.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
