"""Prepare the development database: `migrate` alone, or `sample`, which also loads the sample forums.

What was done with the code that is here now is not done again. What load_sample printed (addresses and
sign-ins) is kept in var/ beside the database, and shown each time.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

from django.conf import settings  # noqa: E402 - only now can it be found


def fingerprint() -> str:
    """Of all that decides what set-up puts into the database, and which database that is."""
    summary = hashlib.sha256(json.dumps(settings.DATABASES["default"], default=str, sort_keys=True).encode())
    summary.update(settings.SITE_URL.encode())  # the pages' own addresses name the host and the port
    parts = [
        *ROOT.glob("*/migrations/*.py"),
        *(ROOT / "sample_data").rglob("*.py"),
        *ROOT.glob("*/*/models.py"),
    ]
    for path in sorted({*parts, ROOT / "requirements" / "base.txt"}):
        summary.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return summary.hexdigest()


def database_file() -> Path | None:
    """SQLite's file, or None for a server."""
    database = settings.DATABASES["default"]
    return Path(database["NAME"]) if database["ENGINE"].endswith("sqlite3") else None


def done_before(stamp: Path, wanted: str) -> str | None:
    """What was said when this very database was prepared from this very code; else None."""
    file = database_file()
    if not stamp.exists() or file is None or not file.exists():
        return None
    kept = json.loads(stamp.read_text(encoding="utf-8"))
    same = kept["fingerprint"] == wanted and kept["file"] == file.stat().st_ino
    return kept["said"] if same else None


def manage(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nmanage.py {' '.join(arguments)} failed; see above.")
    return done.stdout


def main(verb: str) -> None:
    stamp = Path(settings.VAR) / f"{verb}.json"
    wanted = fingerprint()
    said = done_before(stamp, wanted)
    if said is None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        stamp.unlink(missing_ok=True)
        print("Preparing the database", flush=True)
        manage("migrate", "--no-input", "--verbosity", "0")
        said = ""
        if verb == "sample":
            print("Loading the sample forums", flush=True)
            said = manage("load_sample")
        file = database_file()
        if file is not None:
            kept = {"fingerprint": wanted, "file": file.stat().st_ino, "said": said}
            stamp.write_text(json.dumps(kept), encoding="utf-8")
    if said.strip():
        print(said.rstrip(), flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in (["migrate"], ["sample"]):
        sys.exit("Usage: tools/database.py migrate|sample")
    main(sys.argv[1])
