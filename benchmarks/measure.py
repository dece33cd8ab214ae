"""Figures with their floor, their goal and their noise; as a table for people and as JSON for machines."""

import json
import platform
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

WARM_UP = 1 / 5
ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    """A median with the lowest and highest round beside it. `floor`: the least that the same work can cost.

    The floor is measured in the same run on the same machine; `floor_is` says what it does.
    `goal` is an upper limit unless `goal_is_least`.
    """

    name: str
    size: str
    unit: str
    median: float
    lowest: float
    highest: float
    rounds: int
    floor: float | None = None
    floor_is: str = ""
    goal: float | None = None
    goal_is_least: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return self.median >= self.goal if self.goal_is_least else self.median <= self.goal


def figure(name: str, rounds: list[float], *, size: str = "", unit: str, **more: object) -> Figure:
    return Figure(
        name=name,
        size=size,
        unit=unit,
        median=statistics.median(rounds),
        lowest=min(rounds),
        highest=max(rounds),
        rounds=len(rounds),
        **more,
    )


def cpu_each(
    cpu: Callable[[], float], work: Callable[[], object], *, times: int, rounds: int = ROUNDS
) -> list[float]:
    """Milliseconds of processor time per call of `work`, one value a round; a fifth as many calls warm up.

    `cpu` reads the seconds used so far by whatever does the work.
    """
    for _ in range(max(2, int(times * WARM_UP))):
        work()
    spent = []
    for _ in range(rounds):
        began = cpu()
        for _ in range(times):
            work()
        spent.append((cpu() - began) * 1000 / times)
    return spent


def table(figures: list[Figure]) -> str:
    """One line a figure: its size, median and spread, its floor, its goal and whether it is reached."""
    heads = ("what", "size", "median", "low–high", "floor", "× floor", "goal", "")
    rows = [heads, *(cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def cells(figure: Figure) -> tuple[str, ...]:
    floor = times = goal = verdict = ""
    if figure.floor:
        floor = f"{number(figure.floor)} ({figure.floor_is})"
        times = f"{figure.median / figure.floor:.1f}"
    if figure.goal is not None:
        goal = f"{'≥' if figure.goal_is_least else '≤'} {number(figure.goal)}"
        verdict = "reached" if figure.reached else "MISSED"
    median = f"{number(figure.median)} {figure.unit}"
    spread = f"{number(figure.lowest)}–{number(figure.highest)}"
    return (figure.name, figure.size, median, spread, floor, times, goal, verdict)


def number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def write(figures: list[Figure], database: str, path: Path) -> None:
    """var/bench.json"""
    kept = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "database": database,
        "figures": [{**asdict(figure), "reached": figure.reached} for figure in figures],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
