"""The house keeps its own rules: imports go down, migrations are written, both languages are complete.

Each rule comes with a control: the same check over a planted fault, which must be found.
"""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from tools import messages, tracked

ROOT = Path(__file__).resolve().parent.parent
APPS = ("people", "events", "workshops", "evaluations", "site_cms")
NOT_ROOMS = {"migrations", "management", "templatetags", "__pycache__"}


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    """Import Linter over the apps in `folder`, in a process of its own: modules are imported only once."""
    command = [
        Path(sys.executable).parent / "lint-imports",
        "--no-cache",
        "--config",
        ROOT / "pyproject.toml",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_imports_only_go_down():
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout


@pytest.fixture
def copy_of_apps(tmp_path):
    for app in ("config", "sample_data", "common", *APPS):
        for source in (ROOT / app).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("Floors", "common/money.py", "from events.forums import models"),
        ("Rooms of events", "events/forums/models.py", "from events.registration import models"),
        ("Furniture", "events/forums/queries.py", "from events.forums import actions"),
        ("site_cms reads, never acts", "site_cms/models.py", "from events.registration import actions"),
        ("Only the gateway speaks Stripe", "events/registration/actions.py", "import stripe"),
    ],
)
def test_a_planted_import_is_caught(copy_of_apps, contract, module, line):
    """The control: a contract that looked at nothing would be kept for ever."""
    if line.startswith("from"):
        _, room, _, name = line.split()
        (copy_of_apps / room.replace(".", "/") / f"{name}.py").touch()
    with (copy_of_apps / module).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")

    done = lint_imports(copy_of_apps)

    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr


def test_every_room_is_named_in_the_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = set(next(contract for contract in contracts if contract["name"] == "Furniture")["containers"])

    rooms = {
        f"{app}.{folder.name}"
        for app in APPS
        for folder in (ROOT / app).iterdir()
        if folder.is_dir() and folder.name not in NOT_ROOMS and any(folder.glob("*.py"))
    }

    assert named == rooms


def imported(text: str) -> set[str]:
    """The top names of what a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module.partition(".")[0])
    return names


def test_the_product_imports_only_what_a_server_installs():
    """requirements/base.txt: a package of requirements/dev.txt alone would be missed only in production."""
    ours = {"config", "sample_data", "common", *APPS}
    installed = {
        re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower()
        for line in (ROOT / "requirements" / "base.txt").read_text().splitlines()
        if "==" in line
    }
    packages = packages_distributions()
    missing = {}
    for path in sorted(path for app in ours for path in (ROOT / app).rglob("*.py")):
        for name in imported(path.read_text(encoding="utf-8")) - ours - set(sys.stdlib_module_names):
            needed = {re.sub(r"[-_.]+", "-", one).lower() for one in packages.get(name, [name])}
            if not needed & installed:
                missing[str(path.relative_to(ROOT))] = name

    assert missing == {}
    assert imported("def f():\n    from pypdf import PdfReader") == {"pypdf"}


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run")


@pytest.mark.only_on("sqlite")
def test_french_is_complete():
    if not shutil.which("xgettext"):
        pytest.skip("GNU gettext is not installed: run `make test` as root, or install gettext")

    assert messages.problems() == []


def test_a_sentence_without_french_is_found():
    fresh, committed = polib.POFile(), polib.POFile()
    fresh.append(polib.POEntry(msgid="Said", msgstr="Dit"))
    fresh.append(polib.POEntry(msgid="New", msgstr=""))
    fresh.append(polib.POEntry(msgid="Guessed", msgstr="Deviné", flags=["fuzzy"]))
    fresh.append(polib.POEntry(msgid="Lost", msgstr="Perdu", obsolete=True))
    committed.append(polib.POEntry(msgid="Older", msgstr="Ancien", obsolete=True))

    assert messages.compare(fresh, committed) == [
        "guessed, not translated: 'Guessed'",
        "kept as obsolete: 'Older'",
        "no French: 'New'",
        "no longer said anywhere: 'Lost'",
    ]


# ---- templates --------------------------------------------------------------------------------------------
# Mail clients know no style sheets, and WeasyPrint obeys no Content-Security-Policy: both may carry styles.
STYLED = re.compile(r"^templates/(emails/|.*/pdf/|.*\.pdf\.html$|.*_pdf\.html$)")
REFUSED_BY_POLICY = {
    "style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*\stype=[\"']application/json)", re.IGNORECASE
    ),
    "event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "foreign address": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//"
    ),
}


def refused(text: str) -> list[str]:
    return [name for name, pattern in REFUSED_BY_POLICY.items() if pattern.search(text)]


def test_templates_hold_nothing_that_the_security_policy_refuses():
    found = {}
    for path in sorted(ROOT.glob("templates/**/*.html")):
        name = str(path.relative_to(ROOT))
        if not STYLED.match(name) and (problems := refused(path.read_text(encoding="utf-8"))):
            found[name] = problems

    assert found == {}


@pytest.mark.parametrize(
    ("problem", "markup"),
    [
        ("style attribute", '<p class="lede"\n style="color: red">'),
        ("style element", "<style>p { color: red }</style>"),
        ("inline script", "<script>alert(1)</script>"),
        ("event attribute", '<a href="#" onclick="go()">'),
        ("foreign address", '<link rel="stylesheet" href="https://fonts.example.org/a.css">'),
    ],
)
def test_what_the_policy_refuses_is_found(problem, markup):
    assert problem in refused(markup)


def test_scripts_and_styles_of_our_own_are_allowed():
    assert (
        refused('<script src="/static/menu.js" defer></script><link rel="stylesheet" href="/static/a.css">')
        == []
    )


# ---- the repository ---------------------------------------------------------------------------------------
def test_no_tracked_file_names_a_computer_or_a_package_registry():
    found = [
        fault
        for path in tracked.tracked_files()
        if path.is_file() and path.suffix not in tracked.NOT_TEXT
        for fault in tracked.faults(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_a_planted_path_host_or_key_is_found():
    home, host = "/ho" + "me/somebody/notes", "files.python" + "hosted.org"

    assert len(tracked.faults("docs/notes.md", f"See {home}.\nFetched from {host}.\n")) == 2
    assert tracked.faults(
        "requirements/base.txt", "wagtail @ https://example.org/wagtail.whl --hash=sha256:0"
    )
    assert tracked.faults("docs/notes.md", "See /home, /en/forums/ and {% url 'home' %}.") == []
