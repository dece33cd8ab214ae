"""How the environment becomes settings; a wrong production variable ends the process with one clear line."""

import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import environ

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DATABASES = {"sqlite", "postgres", "postgresql"}
CACHES = {"locmemcache", "filecache", "dbcache", "rediscache", "redis", "rediss"}
SQLITE_OPTIONS = {
    # IMMEDIATE takes the write lock when a transaction begins, so that a read is never followed by
    # "database is locked"; WAL lets readers go on meanwhile.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}


def stop(variable: str, problem: str) -> NoReturn:
    """End the process: one line that names the variable, and exit code 2 (see `docs/operating.md`)."""
    print(f"{variable} {problem}", file=sys.stderr)
    raise SystemExit(2)


def required(variable: str) -> str:
    """The variable's value; ends the process when it is missing or empty."""
    value = env.str(variable, default="").strip()
    return value or stop(variable, "is required in production: set it in the environment.")


def database(default: str) -> dict:
    """Django's settings of the database that DATABASE_URL names, SQLite or PostgreSQL."""
    if scheme("DATABASE_URL", default) not in {"sqlite", "postgres", "postgresql"}:
        stop("DATABASE_URL", "must be postgres://user:password@host:5432/name or sqlite:////path.")
    settings = env.db_url("DATABASE_URL", default=default)
    options = settings.setdefault("OPTIONS", {})
    if settings["ENGINE"].endswith("sqlite3"):
        options.update(SQLITE_OPTIONS)
    else:
        options.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
    return settings


def cache(default: str) -> dict:
    """Django's settings of the cache that CACHE_URL names."""
    if scheme("CACHE_URL", default) not in env.CACHE_SCHEMES:
        stop("CACHE_URL", "must be rediscache://host:6379/0, dbcache://table or filecache:///path.")
    return env.cache_url("CACHE_URL", default=default)


def email(default: str) -> dict:
    """Django's e-mail settings out of EMAIL_URL."""
    if scheme("EMAIL_URL", default) not in env.EMAIL_SCHEMES:
        stop("EMAIL_URL", "must be an address such as smtp+tls://user:password@host:587.")
    return env.email_url("EMAIL_URL", default=default)


def scheme(variable: str, default: str) -> str:
    """What stands before :// in the variable's value."""
    return env.str(variable, default=default).partition("://")[0]


def web_address(variable: str, value: str, *, secure: bool) -> str:
    """The address without a closing slash; ends the process unless it is a plain http(s) address."""
    parts = urlsplit(value)
    if (
        parts.scheme not in ({"https"} if secure else {"http", "https"})
        or not parts.hostname
        or parts.path.strip("/")
    ):
        stop(variable, f"must be an address such as https://forums.example.org, not {value!r}.")
    return value.rstrip("/")
