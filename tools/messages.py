"""The French catalogue: `compile` it, `check` that it is complete, or `extract` new sentences into it.

`compile` is pure Python. The other two need GNU gettext; `check` works in a copy and changes nothing here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
NOT_SHOWN_TO_PEOPLE = ["tests", "benchmarks", "tools", "var", "docs", "node_modules", ".venv", "static"]


def compile_catalogues(root: Path = ROOT) -> None:
    """Write each .mo that is older than its .po, in one step: a running server never reads half a file."""
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        part = compiled.with_suffix(f".{os.getpid()}.part")
        polib.pofile(str(source)).save_as_mofile(str(part))
        os.replace(part, compiled)


def extract(root: Path = ROOT, *options: str) -> None:
    """Bring `root`'s catalogue up to date with its code; new sentences are empty, lost ones are obsolete."""
    (root / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    ignored = [part for name in NOT_SHOWN_TO_PEOPLE for part in ("--ignore", name, "--ignore", f"{name}/*")]
    command = [sys.executable, "-m", "django", "makemessages", "-l", "fr", "--no-location", "--no-wrap"]
    subprocess.run(
        [*command, *ignored, *options],
        cwd=root,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "", "PYTHONPATH": ""},
    )


def copy_of_tree(folder: Path) -> Path:
    """What git would commit now, copied: so the check reads neither `.venv` nor somebody's notes."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in listed.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.suffix in {".py", ".html", ".txt", ".po"} and source.is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return folder


def problems() -> list[str]:
    """What French lacks, one line each; an empty list when both languages are complete."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of_tree(Path(folder))
        extract(copy)
        fresh = polib.pofile(str(copy / CATALOGUE))
        committed = polib.pofile(str(ROOT / CATALOGUE)) if (ROOT / CATALOGUE).exists() else polib.POFile()
    return compare(fresh, committed)


def compare(fresh: polib.POFile, committed: polib.POFile) -> list[str]:
    """`fresh`: the catalogue just merged with the code. `committed`: the one in the tree."""
    found = []
    for entry in fresh:
        if entry.obsolete:
            found.append(f"no longer said anywhere: {entry.msgid!r}")
        elif entry.fuzzy:
            found.append(f"guessed, not translated: {entry.msgid!r}")
        elif not entry.translated():
            found.append(f"no French: {entry.msgid!r}")
    found += [f"kept as obsolete: {entry.msgid!r}" for entry in committed.obsolete_entries()]
    return sorted(set(found))


def main(verb: str) -> int:
    if verb == "compile":
        compile_catalogues()
    elif verb == "extract":
        extract(ROOT, "--no-obsolete")
    elif verb == "check":
        found = problems()
        for line in found:
            print(line)
        print(f"French: {len(found)} problems" if found else "French: complete")
        return 1 if found else 0
    else:
        print("Usage: tools/messages.py compile|check|extract", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
