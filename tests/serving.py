"""A real server for races and benchmarks: gunicorn in processes of its own, on a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """A started gunicorn. `cpu()` counts all its processes together."""

    process: subprocess.Popen
    port: int
    log: Path
    environment: dict[str, str] = field(repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def processes(self) -> list[int]:
        """The master and its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid, *map(int, children.read_text().split())]

    def cpu(self) -> float:
        """Seconds of processor time that all its processes have used until now."""
        total = 0
        for pid in self.processes():
            after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(after_name[11]) + int(after_name[12])
        return total / TICKS

    def memory(self) -> list[float]:
        """MiB held by each worker: what it shares with its siblings is counted in part (PSS)."""
        held = []
        for pid in self.processes()[1:]:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            held.append(next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
        return held

    def manage(self, *arguments: str) -> str:
        return manage(self.environment, *arguments)

    def said(self) -> str:
        """What its processes have logged."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def manage(environment: dict[str, str], *arguments: str) -> str:
    """`manage.py` in this environment; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment_for(
    database: str, folder: Path, settings: str = "config.settings.dev", **extra: str
) -> dict[str, str]:
    """The variables of a server whose files, keys and mail all stay in `folder`."""
    theirs = {"CACHE_URL", "EMAIL_URL", "SITE_URL", "SECRET_KEY", "PORT", "KEY_DIR", "DEBUG", "TEST_VAR_DIR"}
    inherited = {name: value for name, value in os.environ.items() if name not in theirs}
    for name in ("keys", "static", "media"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return {
        **inherited,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": settings,
        "VAR_DIR": str(folder),
        "KEY_DIR": str(folder / "keys"),
        "PYTHONPATH": str(ROOT),
        **extra,
    }


@contextmanager
def serving(
    environment: dict[str, str], *, application: str = "config.wsgi", workers: int = 2, threads: int = 4
) -> Iterator[Server]:
    """gunicorn serving `application` on a free port; answers before the block begins, gone after it."""
    port = free_port()
    environment = {"SITE_URL": f"http://127.0.0.1:{port}", **environment}
    log = Path(environment["VAR_DIR"]) / f"server-{port}.log"
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--threads", str(threads), "--backlog", "2048"]
    command += ["--log-level", "warning", "--timeout", "120", "--graceful-timeout", "5"]
    # Kept open longer than anyone pauses: whoever speaks just as their connection is closed gets no answer.
    command += ["--keep-alive", "75", "--no-control-socket"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        server = Server(process=process, port=port, log=log, environment=environment)
        try:
            wait_for(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait_for(server: Server) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.process.poll() is None, server.said()
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"no answer within {START_SECONDS} s:\n{server.said()}")
