"""The commands of the Makefile where they meet a person: wrong computers, taken ports, second thoughts."""

import gettext
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.serving import ROOT, environment_for, free_port, manage
from tools import font, messages, run_tests, set_up

pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
def copy(tmp_path):
    """This folder as somebody finds it who has only just cloned it."""
    folder = tmp_path / "ensemble"
    shutil.copytree(ROOT / "tools", folder / "tools")
    shutil.copy(ROOT / "Makefile", folder)
    return folder


def run(*command, folder, **options):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, **options)


def test_without_a_python_set_up_says_so_in_one_line(copy, tmp_path):
    empty = tmp_path / "bin"
    empty.mkdir()
    (empty / "dirname").symlink_to(shutil.which("dirname"))
    (empty / "python3.11").write_text("#!/bin/sh\necho 'a sign that leads nowhere' >&2\nexit 127\n")
    (empty / "python3.11").chmod(0o755)

    done = run("/bin/sh", "tools/set-up", "demo", folder=copy, env={"PATH": str(empty)})

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11" in done.stderr


def test_clean_removes_nothing_before_it_is_told_yes(copy):
    database = copy / "var" / "ensemble.sqlite3"
    database.parent.mkdir()
    database.touch()

    asked = run("tools/clean", folder=copy, input="no\n")
    assert (asked.returncode, database.exists()) == (1, True)
    assert run("tools/clean", folder=copy, stdin=subprocess.DEVNULL).returncode == 1
    assert database.exists()
    told = run("tools/clean", folder=copy, input="yes\n")
    assert (told.returncode, database.exists()) == (0, False)


def test_a_taken_port_is_named_before_anything_starts():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = run(sys.executable, "tools/serve.py", folder=ROOT, env={**os.environ, "PORT": str(port)})

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is taken by another program. Choose another: PORT={port + 1} make demo\n"
    )


def children_of(pid: int) -> set[int]:
    """All descendants, as the kernel sees them now."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | children_of(child)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc; elsewhere only signals are promised")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_server_and_worker_end_with_the_command_that_started_them(tmp_path, how):
    environment = environment_for(f"sqlite:///{tmp_path}/ensemble.sqlite3", tmp_path, PORT=str(free_port()))
    template = os.environ.get("ENSEMBLE_TEMPLATE")
    if template:
        shutil.copyfile(template, tmp_path / "ensemble.sqlite3")
    else:
        manage(environment, "migrate", "--no-input", "--verbosity", "0")
    with (tmp_path / "serve.log").open("w") as log:
        serve = subprocess.Popen(
            [sys.executable, "tools/serve.py"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    started = wait_until(lambda: len(children_of(serve.pid)) >= 4, seconds=60)
    assert started, (tmp_path / "serve.log").read_text()
    family = children_of(serve.pid)

    serve.send_signal(how)
    serve.wait(timeout=30)

    assert wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))


def wait_until(question, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.1)
    return False


def test_french_is_compiled_without_gettext(tmp_path):
    source = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Leave this site"\nmsgstr "Quitter ce site"\n',
        encoding="utf-8",
    )

    messages.compile_catalogues(tmp_path)

    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Leave this site") == "Quitter ce site"


def test_a_typeface_that_is_not_the_reviewed_one_is_refused(tmp_path):
    file = tmp_path / "face.woff2"
    file.write_bytes(b"another")

    assert not font.is_right(file, next(iter(font.FILES.values())))
    assert not font.is_right(tmp_path / "missing.woff2", "")


def test_a_database_server_that_does_not_answer_is_no_server():
    assert run_tests.answers(f"postgres://nobody@127.0.0.1:{free_port()}/nothing") is None


@pytest.mark.parametrize(("mode", "goes_on"), [("demo", True), ("check", False)])
def test_who_may_not_install_is_shown_one_line_to_run(monkeypatch, capsys, mode, goes_on):
    monkeypatch.setattr(set_up, "missing_packages", lambda mode: {"libpango-1.0-0": "PDF files"})
    monkeypatch.setattr(set_up, "may_install", lambda: False)
    monkeypatch.setattr(set_up.platform, "system", lambda: "Linux")

    if goes_on:
        set_up.install_system_packages(mode)
    else:
        with pytest.raises(SystemExit):
            set_up.install_system_packages(mode)

    assert "\n  sudo apt-get install -y --no-install-recommends libpango-1.0-0\n" in capsys.readouterr().out
