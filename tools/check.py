"""Everything that must hold beside the tests, one line each. Changes nothing."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def production(folder: str) -> dict[str, str]:
    """An environment that production settings accept, naming nothing that exists."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": "https://forums.example.org",
        "KEY_DIR": folder,
        "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
        "DATABASE_URL": "postgres://user:password@database.example.org:5432/ensemble",
        "CACHE_URL": "redis://cache.example.org:6379/0",
        "VAR_DIR": folder,
    }


def checks(folder: str) -> list[tuple[str, list[str], dict[str, str]]]:
    """(name, command, environment on top of this one)"""
    development = {"DATABASE_URL": f"sqlite:///{folder}/check.sqlite3", "VAR_DIR": folder}
    manage = [sys.executable, "-W", "error", "manage.py"]
    return [
        ("lint", [f"{BIN}/ruff", "check", "--quiet", "."], {}),
        ("format", [f"{BIN}/ruff", "format", "--check", "--quiet", "."], {}),
        ("imports", [f"{BIN}/lint-imports", "--no-cache"], {}),
        ("migrations", [*manage, "makemigrations", "--check", "--dry-run"], development),
        ("languages", [sys.executable, "tools/messages.py", "check"], development),
        ("settings", [*manage, "check", "--fail-level", "WARNING"], development),
        ("deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"], production(folder)),
        ("repository", [sys.executable, "tools/tracked.py"], {}),
    ]


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory(prefix="ensemble-check-") as folder:
        for name, command, extra in checks(folder):
            began = time.monotonic()
            environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**environment, **extra},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            verdict = "ok" if done.returncode == 0 else "FAILED"
            print(f"{name:<12} {verdict:<7} {time.monotonic() - began:4.1f} s", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout.rstrip(), flush=True)
    if failed:
        print(f"check: failed: {', '.join(failed)}", file=sys.stderr)
        return 1
    print("check: all well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
