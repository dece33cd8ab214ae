"""A database and a server of their own for each race."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.serving import ROOT, Server, environment_for, manage, serving


@dataclass
class Hall:
    """A server, and a look into its database from outside."""

    server: Server
    database: str

    def open_forum(self, slug: str, *, places: int) -> None:
        command = [sys.executable, "-m", "tests.races.forum_to_fill", slug, str(places)]
        subprocess.run(command, cwd=ROOT, env=self.server.environment, check=True, stdin=subprocess.DEVNULL)

    def count(self, query: str, *values: object) -> int:
        """The one number that the query asks for; `%s` stands for a value."""
        if self.database.startswith("sqlite"):
            import sqlite3

            connection = sqlite3.connect(self.database.removeprefix("sqlite:///"))
            query = query.replace("%s", "?")
        else:
            connection = psycopg.connect(self.database)
        try:
            return connection.execute(query, values).fetchone()[0]
        finally:
            connection.close()


def make_database(folder: Path, name: str) -> str:
    """An empty database beside the tests' own, on the same kind of server; gives its address."""
    template = os.environ.get("ENSEMBLE_TEMPLATE")
    ours = settings.DATABASES["default"]
    if "sqlite" in ours["ENGINE"]:
        file = folder / "race.sqlite3"
        if template:
            shutil.copyfile(template, file)
        return f"sqlite:///{file}"
    with server_connection() as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    return psycopg_address(name)


def psycopg_address(name: str) -> str:
    ours = settings.DATABASES["default"]
    host = ours.get("OPTIONS", {}).get("host") or ours["HOST"]
    password = f":{ours['PASSWORD']}" if ours["PASSWORD"] else ""
    if host.startswith("/"):
        return f"postgres://{ours['USER']}{password}@/{name}?host={host}"
    return f"postgres://{ours['USER']}{password}@{host}:{ours['PORT'] or 5432}/{name}"


def server_connection() -> psycopg.Connection:
    return psycopg.connect(psycopg_address("postgres"), autocommit=True)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Callable[..., Hall]]:
    """`hall()` opens a server; `hall(application="tests.races.unguarded")` another one, without its guard."""
    with ExitStack() as doors:

        def opened(application: str = "config.wsgi") -> Hall:
            number = len(list(tmp_path.iterdir()))
            folder = tmp_path / f"hall-{number}"
            folder.mkdir()
            name = f"race_{os.getpid()}_{number}"
            database = make_database(folder, name)
            doors.callback(drop, name)
            environment = environment_for(database, folder)
            if not os.environ.get("ENSEMBLE_TEMPLATE"):
                manage(environment, "migrate", "--no-input", "--verbosity", "0")
            server = doors.enter_context(serving(environment, application=application))
            return Hall(server=server, database=database)

        yield opened


def drop(name: str) -> None:
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:
        with server_connection() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
