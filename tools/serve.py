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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
STOP_SECONDS = 10
START_SECONDS = 60


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


def start(*command: str, environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
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
  {site}/en/    in English        {site}/fr/    en français
  {site}/admin/ the back office: sign in as one of the people above, if you made the demonstration
Mail is not sent: each message is a file under var/mail. Stop with Ctrl-C."""


def say_when_it_answers(number: int) -> None:
    """Print where to look, from a thread of its own: the watch over the processes goes on meanwhile."""

    def wait() -> None:
        for _ in range(START_SECONDS * 5):
            with socket.socket() as probe:
                if probe.connect_ex((HOST, number)) == 0:
                    print(ADDRESSES.format(site=f"http://{HOST}:{number}"), flush=True)
                    return
            time.sleep(0.2)

    threading.Thread(target=wait, daemon=True).start()


def main() -> int:
    number = port()
    refuse_a_taken_port(number)
    environment = {
        **os.environ,
        "PORT": str(number),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "config.settings.dev"),
    }
    asked_to_stop = False

    def stop(*_: object) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, stop)
    processes = [
        start(
            *(
                "-m",
                "gunicorn",
                "config.wsgi",
                "--bind",
                f"{HOST}:{number}",
                "--workers",
                "2",
                "--threads",
                "4",
            ),
            *("--log-level", "warning", "--timeout", "60", "--graceful-timeout", "5", "--no-control-socket"),
            environment=environment,
        ),
        start("manage.py", "worker", environment=environment),
    ]
    say_when_it_answers(number)
    ended = None
    while not asked_to_stop and ended is None:
        time.sleep(0.2)
        ended = next((process for process in processes if process.poll() is not None), None)
    end(processes)
    if ended is not None:
        which = "The server" if ended is processes[0] else "The background worker"
        print(
            f"{which} ended by itself (exit code {ended.returncode}); everything was stopped.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
