"""Fixtures that every test may ask for. Nothing here knows a forum; see tests/factories for that."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone, translation

from tests import baseline, browsing

# Playwright's synchronous face runs an event loop in this thread, which Django would take for a mistake.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

TORONTO = ZoneInfo("America/Toronto")


# ---- which tests run, and what could not ------------------------------------------------------------------
def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="only the long tests, with their figures")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    vendor = "postgresql" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "sqlite"
    chosen, others = [], []
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        here = [marker.args[0] for marker in item.iter_markers("only_on")]
        long = item.get_closest_marker("soak") is not None
        wanted = long == config.getoption("--soak") and (not here or vendor in here)
        (chosen if wanted else others).append(item)
    items[:] = chosen
    if others:
        config.hook.pytest_deselected(items=others)


def pytest_configure() -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """Where nobody watches (CI=true), what could not run has failed."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"CI=true, and this could not run: {reason}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures that tests noted, and what `make test` could not run at all, above the closing line."""
    figures = [
        f"{report.nodeid}: {text}"
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, text in getattr(report, "user_properties", ())
        if name == "figure" and report.when == "call"
    ]
    if figures:
        terminalreporter.section("figures")
        for line in figures:
            terminalreporter.line(line)
    skipped = [
        f"{report.nodeid}: {report.longrepr[2]}" for report in terminalreporter.stats.get("skipped", ())
    ]
    # `make test` runs pytest twice; the second time shows what the first could not run either.
    record = os.environ.get("ENSEMBLE_NOT_RUN")
    if record:
        with Path(record).open("a", encoding="utf-8") as lines:
            lines.writelines(f"{line}\n" for line in skipped)
        skipped = Path(record).read_text(encoding="utf-8").splitlines()
    if skipped:
        terminalreporter.section("could not run")
        for line in skipped:
            terminalreporter.line(line)


def pytest_unconfigure() -> None:
    folder = Path(getattr(settings, "VAR", ""))
    if folder.name.startswith("ensemble-test-"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """`figure("200 buyers, 50 places: 50 sold")` shows the line at the end of the run."""
    return lambda text: record_property("figure", text)


# ---- the database -----------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """SQLite in a file, as people run it: a live server and threads then open connections of their own.

    `make test` migrates one database and names it in ENSEMBLE_TEMPLATE; each process starts from a copy.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    database = settings.DATABASES["default"]
    test = database.setdefault("TEST", {})
    template = os.environ.get("ENSEMBLE_TEMPLATE")
    if "sqlite" in database["ENGINE"]:
        Path(settings.VAR).mkdir(parents=True, exist_ok=True)
        test["NAME"] = str(Path(settings.VAR) / "test.sqlite3")
        if template:
            shutil.copyfile(template, test["NAME"])
    else:
        test["NAME"] = "_".join(filter(None, ["test", str(database["NAME"]), worker]))
        test["TEMPLATE"] = template


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """A copied SQLite file is used as it is; its folder goes when the tests end."""
    copied = "sqlite" in settings.DATABASES["default"]["ENGINE"] and "ENSEMBLE_TEMPLATE" in os.environ
    return copied or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock():
        undo = baseline.keep_after_every_flush()
    yield
    undo()


@pytest.fixture
def on_postgresql() -> bool:
    return connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def language_of_nobody() -> Iterator[None]:
    """Each test begins in English: a request leaves its own language active in the thread that made it."""
    translation.deactivate()
    timezone.deactivate()
    yield
    translation.deactivate()


# ---- time -------------------------------------------------------------------------------------------------
class Clock:
    """Stands still where a test puts it. Actions take `at=`; this is for views, tasks and pages that ask."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.now = datetime(2026, 3, 2, 10, 0, tzinfo=TORONTO)

    def set(self, moment: datetime) -> None:
        """Everything that asks `django.utils.timezone.now` gets this moment, in every thread."""
        self.now = moment

        class Standing(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:
                return moment.astimezone(tz or UTC)

        self.monkeypatch.setattr("django.utils.timezone.datetime", Standing)

    def forward(self, **span: float) -> None:
        """`clock.forward(days=1)`"""
        self.set(self.now + timedelta(**span))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(monkeypatch)
    clock.set(clock.now)
    return clock


@pytest.fixture
def at() -> datetime:
    """A moment to pass to actions: Monday, March 2, 2026, 10 a.m. in Toronto."""
    return datetime(2026, 3, 2, 10, 0, tzinfo=TORONTO)


# ---- a real browser ---------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    if not browsing.executable():
        pytest.skip("Chromium is not installed: run `make test` as root, or install it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: object, live_server: object) -> Iterator[Callable[..., object]]:
    """`new_page(locale="fr-CA", java_script_enabled=False, viewport=…)`: another person's browser.

    When the test ends, every page it opened must have had no refused script or style, no error, and no
    request to anybody else. `page.watch.expected_hosts` names where a test means to leave for.
    """
    contexts, watches = [], []

    def open_page(**options: object) -> object:
        watch = browsing.Watch(own_host="localhost")
        context = browser.new_context(base_url=live_server.url, **{"locale": "en-CA", **options})
        context.set_default_timeout(10_000)
        watch.own_host = live_server.url.split("//")[1].split(":")[0]
        watch.over(context)
        contexts.append(context)
        watches.append(watch)
        page = context.new_page()
        page.watch = watch
        return page

    yield open_page
    for context in contexts:
        context.close()
    problems = [problem for watch in watches for problem in watch.problems()]
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., object]) -> object:
    """One person's browser, in English, at 1280 by 720 pixels."""
    return new_page()


@pytest.fixture
def axe() -> Callable[[object], list[str]]:
    """`assert axe(page) == []`"""
    return browsing.axe
