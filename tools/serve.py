"""Serve this folder on http://127.0.0.1:$PORT with the background worker beside it; both end together.

For demonstration and development. docs/operating.md says how to run it for real.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
STOP_SECONDS = 10


def port() -> int:
    written = os.environ.get("PORT", "8000")
    if not written.isdigit() or not 0 < int(written) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {written!r}.")
    return int(written)


def refuse_a_taken_port(number: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            sys.exit(
                f"Port {number} is taken by another program. Choose another: PORT={number + 1} make demo"
            )


def die_with_parent() -> None:
    """On Linux the kernel ends the child when this process is killed; elsewhere the signals below must do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def start(*command: str, environment: dict[str, str], output: TextIO | None = None) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        preexec_fn=die_with_parent if os.name == "posix" else None,
        start_new_session=True,
    )


def end(processes: list[subprocess.Popen]) -> None:
    """Ask each to finish what it is doing; those that have not after STOP_SECONDS are ended."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


ADDRESSES = """
Ensemble is running. Open
  {site}/en/      in English
  {site}/fr/      en français
  {site}/admin/   the back office
Mail is not sent: each message is a file under var/mail. The background worker's log is var/worker.log.
Stop with Ctrl-C."""


def answers(site: str) -> bool:
    """Whether a page comes back; the first one has the server load what all others need."""
    try:
        with urllib.request.urlopen(f"{site}/healthz", timeout=30):
            return True
    except OSError:
        return False


def server(number: int, environment: dict[str, str]) -> subprocess.Popen:
    command = ["-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{number}", "--workers", "2"]
    command += ["--threads", "4", "--log-level", "warning", "--timeout", "60", "--graceful-timeout", "5"]
    return start(*command, "--no-control-socket", environment=environment)


def worker(environment: dict[str, str]) -> subprocess.Popen:
    folder = Path(os.environ.get("VAR_DIR") or ROOT / "var")
    with (folder / "worker.log").open("w", encoding="utf-8") as log:
        return start("manage.py", "worker", environment=environment, output=log)


def listen_to_signals() -> threading.Event:
    """Set once somebody asks this command to end."""
    asked = threading.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: asked.set())
    return asked


def main() -> int:
    number = port()
    refuse_a_taken_port(number)
    site = f"http://{HOST}:{number}"
    environment = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", **os.environ, "PORT": str(number)}
    asked_to_stop = listen_to_signals()
    processes = {"The server": server(number, environment)}
    ended = None
    while not asked_to_stop.wait(0.2) and ended is None:
        if len(processes) == 1 and answers(site):
            # Only now, so that the two do not keep each other from starting.
            processes["The background worker"] = worker(environment)
            print(ADDRESSES.format(site=site), flush=True)
        ended = next((name for name, process in processes.items() if process.poll() is not None), None)
    end(list(processes.values()))
    if ended:
        code = processes[ended].returncode
        print(f"{ended} ended by itself (exit code {code}), and all was stopped.", file=sys.stderr)
    return 1 if ended else 0


if __name__ == "__main__":
    sys.exit(main())
