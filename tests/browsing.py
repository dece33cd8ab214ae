"""A real browser that reports what people's browsers would refuse or send elsewhere."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def executable() -> str | None:
    """Where Chromium is on this computer, or None; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS, headless=True)


@dataclass
class Watch:
    """What went wrong in one browser context. `expected_hosts`: where a test means to go, such as Leave."""

    own_host: str
    expected_hosts: set[str] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        return (
            [f"Content-Security-Policy: {line}" for line in self.violations]
            + [f"request to somebody else: {line}" for line in self.foreign]
            + [f"error on the page: {line}" for line in self.errors]
        )

    def over(self, context: BrowserContext) -> None:
        """Watch every page of the context; requests to others are noted and never leave this computer."""
        context.expose_binding("__violation", lambda _, line: self.violations.append(line))
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation', event => window.__violation("
            "`${event.violatedDirective} refused ${event.blockedURI} on ${event.documentURI}`))"
        )
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda message: self.hear(message.type, message.text))
        context.route(lambda url: urlsplit(url).hostname not in (None, "", self.own_host), self.refuse)

    def hear(self, kind: str, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.violations.append(text)
        elif kind == "error" and not text.startswith("Failed to load resource"):
            self.errors.append(text)

    def refuse(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in self.expected_hosts:
            route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")
        else:
            self.foreign.append(route.request.url)
            route.abort()


def axe(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it stands, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
