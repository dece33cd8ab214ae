"""Fetch the typeface once, as an npm package, and check that it is the one we mean.

The font (SIL Open Font License 1.1) is never committed; without it the system's fonts serve. npm only
downloads here: nothing of the package is run.
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "static" / "fonts"
PACKAGE = "@fontsource-variable/atkinson-hyperlegible-next@5.3.0"
# Latin alone holds every letter of English and French, œ and Ÿ included (34 kB).
FILES = {
    "atkinson-hyperlegible-next-latin-wght-normal.woff2": (
        "18b2a1a39a2fa298b0ba5390aca68462669826c90925656f1c1f6796e0e1bbaf"
    ),
}


def is_right(path: Path, sha256: str) -> bool:
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def fetch() -> str:
    """An empty string when every file is in place and right, else one sentence that says why not."""
    if not shutil.which("npm"):
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", PACKAGE, "--silent", "--ignore-scripts", "--pack-destination", folder],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=folder,
            timeout=120,
        )
        archives = list(Path(folder).glob("*.tgz"))
        if packed.returncode or not archives:
            return "npm could not fetch it"
        with tarfile.open(archives[0]) as archive:
            for name, sha256 in FILES.items():
                content = archive.extractfile(f"package/files/{name}").read()
                if hashlib.sha256(content).hexdigest() != sha256:
                    return f"{name} is not the file that was reviewed"
                FOLDER.mkdir(parents=True, exist_ok=True)
                (FOLDER / name).write_bytes(content)
    return ""


def main() -> None:
    if all(is_right(FOLDER / name, sha256) for name, sha256 in FILES.items()):
        return
    print("Fetching the typeface", flush=True)
    try:
        problem = fetch()
    except (OSError, KeyError, AttributeError, tarfile.TarError, subprocess.TimeoutExpired) as error:
        problem = str(error)
    if problem:
        print(f"Going on with the system's fonts: {problem}.", flush=True)


if __name__ == "__main__":
    main()
