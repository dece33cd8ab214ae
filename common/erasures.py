"""What was erased, in a file beside the keys: a database restored from a backup learns what must go again.

One line each, only ever added to: when, what kind of thing, its id. It names nobody.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

FILE = "erased.log"


@dataclass(frozen=True)
class Erasure:
    """One thing that was erased, or was about to be."""

    at: datetime
    kind: str
    id: str


def _path() -> Path:
    return Path(settings.KEY_DIR) / FILE


def note(kind: str, *ids: object, at: datetime) -> None:
    """Note it before it happens: erasing once more does no harm, having forgotten would."""
    if not ids:
        return
    lines = "".join(f"{at.isoformat()} {kind} {one}\n" for one in ids)
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One write in append mode: lines of two processes never mix.
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, lines.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def noted() -> Iterator[Erasure]:
    """Everything that was noted, oldest first; a line cut short by a crash is passed over."""
    try:
        text = _path().read_text()
    except FileNotFoundError:
        return
    for line in text.splitlines():
        parts = line.split(" ")
        if len(parts) == 3:
            yield Erasure(datetime.fromisoformat(parts[0]), parts[1], parts[2])
