"""Make this folder ready to use: `python tools/set_up.py base|run|demo|check|test`.

Runs on a bare Python 3.11 with the standard library only, and again with the Python of `.venv`. Each step
leaves a stamp with a hash of what it was made from, so that a second run has nothing to do and says nothing.
"""

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What to ask the system for: the Debian packages, whether it is there, and who misses it when it is not.
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
LIBRARY_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def say(line: str) -> None:
    print(line, flush=True)


def stop(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
    raise SystemExit(2)


def run(*command: str | Path, why: str, quiet: bool = False) -> None:
    """Run one command; when it fails, say in one line what it was for and end."""
    try:
        subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else None,
        )
    except (OSError, subprocess.CalledProcessError) as problem:
        stop(f"Could not {why}: {problem}")


# ---- Python and its packages ------------------------------------------------------------------------------
def make_environment() -> None:
    """`.venv`, with this Python, unless a working one of a supported version is there."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", "import sys, pip"], stderr=subprocess.DEVNULL).returncode == 0
    ):
        return
    say(f"Making .venv with Python {platform.python_version()}")
    if VENV.exists():
        shutil.rmtree(VENV)
    # The Python that .venv was made from, should it be the broken .venv itself that runs this.
    command = [getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode and may_install():
        # Debian and Ubuntu keep the part of Python that fills a new environment in a package of its own.
        shutil.rmtree(VENV, ignore_errors=True)
        install_system(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            "Python could not make .venv. On Debian or Ubuntu: sudo apt-get install python3-venv\n"
            + (made.stdout + made.stderr).strip()
        )


def install_requirements(which: str) -> None:
    """Exactly what `requirements/<which>.txt` names, each file checked against its hash."""
    wanted = ROOT / "requirements" / f"{which}.txt"
    fingerprint = digest(wanted)
    stamps = {name: VENV / f".installed-{name}" for name in ("base", "dev")}
    if any(
        stamp.exists() and stamp.read_text() == digest(ROOT / "requirements" / f"{name}.txt")
        for name, stamp in stamps.items()
        if name in (which, "dev")
    ):
        return
    say(f"Installing the Python packages that requirements/{which}.txt names")
    uv = shutil.which("uv", path=str(PYTHON.parent)) or install_uv()
    arguments = ("--require-hashes", "--only-binary=:all:", "--quiet", "-r", str(wanted))
    by_uv = uv and subprocess.run(
        [uv, "pip", "install", "--python", str(PYTHON), *arguments], cwd=ROOT, stdin=subprocess.DEVNULL
    )
    if not by_uv or by_uv.returncode:
        say("Going on with pip instead of uv, which takes a minute longer")
        run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            *arguments,
            why="install the packages",
        )
    stamps[which].write_text(fingerprint)


def install_uv() -> str | None:
    """uv's path, or None where it cannot be had: pip does the same work, more slowly."""
    locked = ROOT / "requirements" / "uv.txt"
    asked = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        locked,
    ]
    subprocess.run(
        [str(part) for part in asked], cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return shutil.which("uv", path=str(PYTHON.parent))


# ---- system packages --------------------------------------------------------------------------------------
def missing_packages(mode: str) -> dict[str, str]:
    """Debian packages that this machine lacks for `mode`, each with what will not work without it."""
    missing: dict[str, str] = {}
    if not all(map(is_installed, LIBRARIES)):
        missing.update(dict.fromkeys(LIBRARY_PACKAGES, "PDF files"))
    if mode in ("check", "test") and not shutil.which("xgettext"):
        missing["gettext"] = "checking that both languages are complete"
    if mode == "test" and not any(map(shutil.which, BROWSERS)):
        missing["chromium"] = "tests in a real browser"
    if mode == "test" and platform.system() == "Linux" and not is_installed("atomic"):
        missing["libatomic1"] = "tests in a real browser"  # which Playwright's driver needs
    return missing


def is_installed(library: str) -> bool:
    """Asked twice: find_library needs ldconfig or a compiler, and opening by name needs the usual number."""
    if ctypes.util.find_library(library):
        return True
    number = 1 if library == "atomic" else 0
    try:
        ctypes.CDLL(f"lib{library}.so.{number}")
    except OSError:
        return False
    return True


def may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_system(*packages: str) -> bool:
    """True once the packages are installed; apt asks nothing, and fetches its lists when they are stale."""
    say(f"Installing with apt-get: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for prepare in ([], ["apt-get", "update", "-qq"]):
        if prepare:
            subprocess.run(prepare, env=quiet, stdin=subprocess.DEVNULL)
        done = subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode == 0:
            return True
    say(done.stderr.strip())
    return False


def install_system_packages(mode: str) -> None:
    """Install what is missing as root; otherwise show the one line to run, and go on: only PDFs need it."""
    missing = missing_packages(mode)
    if not missing or (may_install() and install_system(*missing)):
        return
    if platform.system() == "Darwin":
        line = "brew install pango gettext && brew install --cask chromium"
    else:
        line = f"sudo apt-get install -y --no-install-recommends {' '.join(missing)}"
    purposes = ", ".join(dict.fromkeys(missing.values()))
    say(f"Missing on this computer, for {purposes}. To install it:\n  {line}")
    if mode == "check":
        stop("The checks need it.")


# ---- everything else --------------------------------------------------------------------------------------
def digest(*paths: Path) -> str:
    """One hash over the names and contents of these files, and the Python that runs."""
    summary = hashlib.sha256(platform.python_version().encode())
    for path in sorted(paths):
        summary.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return summary.hexdigest()


def main(mode: str) -> None:
    make_environment()
    install_system_packages(mode)
    install_requirements("dev" if mode in ("check", "test") else "base")
    run(PYTHON, "tools/font.py", why="fetch the font")
    run(PYTHON, "tools/messages.py", "compile", why="compile the French messages")
    if mode in ("run", "demo"):
        verb = "sample" if mode == "demo" else "migrate"
        run(PYTHON, "tools/database.py", verb, why="prepare the database")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("base", "run", "demo", "check", "test"):
        stop("Usage: tools/set-up base|run|demo|check|test")
    main(sys.argv[1])
