"""What no committed file may hold: paths of one computer, hosts of package registries, secrets."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Written in pieces, so that this file does not find itself.
HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "unpkg" + ".com",
)
FORBIDDEN = {
    "names a package registry": re.compile("|".join(re.escape(host) for host in HOSTS)),
    "holds a path of one computer": re.compile(r"(?<![\w./-])/(?:work|root|home|Users)/[\w.-]+"),
    "holds a private key": re.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE" + " KEY-----"),
    "holds a live payment key": re.compile(r"\b(?:sk|rk)_live_\w{8,}"),
}
NOT_TEXT = {".png", ".jpg", ".webp", ".ico", ".pdf", ".woff2", ".xlsx"}
ADDRESS_IN_A_LOCK = re.compile(r"^\s*(?:--(?:extra-)?index-url|--find-links|-[if]\s)|://|\s@\s")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def faults(name: str, text: str) -> list[str]:
    """What is wrong with one file's text, one line each."""
    found = [
        f"{name}:{number}: {problem}: {match.group(0)}"
        for number, line in enumerate(text.splitlines(), start=1)
        for problem, pattern in FORBIDDEN.items()
        if (match := pattern.search(line))
    ]
    if name.startswith("requirements/"):
        found += [
            f"{name}:{number}: an address in a lock file"
            for number, line in enumerate(text.splitlines(), start=1)
            if ADDRESS_IN_A_LOCK.search(line)
        ]
        if "--hash=sha256:" not in text:
            found.append(f"{name}: has no hashes")
    return found


def main() -> int:
    found = []
    for path in tracked_files():
        if path.is_file() and path.suffix not in NOT_TEXT:
            found += faults(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
