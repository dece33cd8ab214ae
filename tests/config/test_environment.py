"""Production starts with everything it needs or stops with one line that names the variable, exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def start(tmp_path, **changes):
    """`manage.py check --deploy` in production settings with a good environment, changed by `changes`."""
    keys = tmp_path / "keys"
    keys.mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "SITE_URL": "https://forums.example.org",
        "KEY_DIR": str(keys),
        "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        **changes,
    }
    environment = {name: value for name, value in environment.items() if value is not None}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_complete_environment_passes_the_deployment_check(tmp_path):
    run = start(tmp_path)
    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SITE_URL", None),
        ("SITE_URL", "http://forums.example.org"),
        ("SITE_URL", "forums"),
        ("KEY_DIR", None),
        ("KEY_DIR", "/nowhere/at/all"),
        ("EMAIL_URL", None),
        ("EMAIL_URL", "not an address"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "what"),
        ("CACHE_URL", "what://"),
    ],
)
def test_a_missing_or_wrong_variable_is_one_line_and_exit_code_two(tmp_path, variable, value):
    run = start(tmp_path, **{variable: value})
    assert run.returncode == 2, run.stderr
    (line,) = run.stderr.strip().splitlines()
    assert line.startswith(variable)
    assert "password" not in line.replace("user:password@host", "")
