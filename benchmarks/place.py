"""Where the measuring happens: one database, one server over it, and the sample forums in it."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.serving import ROOT, TICKS, Server, environment_for, manage, serving
from tools.run_tests import at_database


@dataclass
class Place:
    """A server and its database. `cpu()` counts the database's own work too, where it runs beside us."""

    server: Server
    database: str

    def cpu(self) -> float:
        """Seconds of processor time used so far by the web processes and by PostgreSQL for this database."""
        return self.server.cpu() + sum(map(cpu_of, self.backends()))

    def backends(self) -> list[int]:
        """The processes of PostgreSQL that serve our web processes; none for SQLite or a far server."""
        if self.database.startswith("sqlite"):
            return []
        with psycopg.connect(self.database) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return [pid for (pid,) in rows if Path(f"/proc/{pid}/stat").exists()]

    def run(self, module: str, *arguments: str) -> str:
        """Run one of our modules against this server's database; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=self.server.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def cpu_of(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


@contextmanager
def measuring_place(database: str, folder: Path) -> Iterator[Place]:
    """Migrated, filled with the sample and served by two processes, as performance figures are quoted."""
    postgresql = not database.startswith("sqlite")
    if postgresql:
        with psycopg.connect(at_database(database, "postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name_of(database)}"')
    try:
        environment = environment_for(database, folder, settings="benchmarks.settings")
        manage(environment, "migrate", "--no-input", "--verbosity", "0")
        manage(environment, "load_sample")
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
        with serving(environment) as server:
            yield Place(server=server, database=database)
    finally:
        if postgresql:
            with psycopg.connect(at_database(database, "postgres"), autocommit=True) as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{name_of(database)}" WITH (FORCE)')


def name_of(database: str) -> str:
    return database.partition("?")[0].rpartition("/")[2]


# ---- the floor of a registration --------------------------------------------------------------------------
TABLES = ("floor_places", "floor_person", "floor_booking", "floor_message")
MAKE = (
    *(f"DROP TABLE IF EXISTS {table}" for table in TABLES),
    "CREATE TABLE floor_places (id INTEGER PRIMARY KEY, taken INTEGER NOT NULL, capacity INTEGER NOT NULL,"
    " CHECK (taken <= capacity))",
    "CREATE TABLE floor_person (id TEXT PRIMARY KEY, name TEXT, email TEXT)",
    "CREATE TABLE floor_booking (id TEXT PRIMARY KEY, reference TEXT UNIQUE, person TEXT)",
    "CREATE TABLE floor_message (id TEXT PRIMARY KEY, message TEXT, due_at TEXT)",
    "INSERT INTO floor_places VALUES (1, 0, 1000000)",
)
BOOK = (
    "UPDATE floor_places SET taken = taken + 1 WHERE id = 1 AND taken < capacity",
    "INSERT INTO floor_person VALUES ({0}, 'Ana', 'ana@example.org')",
    "INSERT INTO floor_booking VALUES ({0}, {0}, {0})",
    "INSERT INTO floor_message VALUES ({0}, 'booked', '2026-11-21')",
)


class Statements:
    """A guarded update and three inserts in one transaction, by the database's driver and nothing else."""

    def __init__(self, database: str) -> None:
        self.number = 0
        if database.startswith("sqlite"):
            file = database.removeprefix("sqlite:///")
            # A file beside the server's: the same disk, and nobody else's lock.
            self.connection = sqlite3.connect(f"{file}-floor", isolation_level=None)
            self.connection.executescript("PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;")
            self.backend, self.mark, self.begin = None, "?", "BEGIN IMMEDIATE"
        else:
            self.connection = psycopg.connect(database, autocommit=True)
            self.backend, self.mark, self.begin = self.connection.info.backend_pid, "%s", "BEGIN"
        for statement in MAKE:
            self.connection.execute(statement)

    def book(self) -> None:
        self.number += 1
        self.connection.execute(self.begin)
        for statement in BOOK:
            values = [str(self.number)] * statement.count("{0}")
            self.connection.execute(statement.replace("{0}", self.mark), values)
        self.connection.execute("COMMIT")

    def cpu(self) -> float:
        """Seconds used by this process and by the database for it."""
        far = self.backend is None or not Path(f"/proc/{self.backend}/stat").exists()
        return time.process_time() + (0 if far else cpu_of(self.backend))
