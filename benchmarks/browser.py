"""What a page weighs and when it shows, on a slow telephone with little data, in a real Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import browsing

# 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a processor four times slower.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR_SLOWED = 4
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "locale": "en-CA"}
OBSERVE = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.seen.paint = entry.startTime; }))
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.seen.shift += entry.value; }))
  .observe({type: 'layout-shift', buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """Bytes over the wire with headers, requests made, milliseconds to the largest paint, layout shift."""

    size: int
    requests: int
    paint: float
    shift: float


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        yield browser
        browser.close()


def visit(context: BrowserContext, url: str) -> Visit:
    """One visit in a tab of its own; what the context has in its cache is used."""
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWED})
    sizes: list[float] = []
    from_cache: set[str] = set()
    asked: set[str] = set()
    session.on("Network.requestServedFromCache", lambda event: from_cache.add(event["requestId"]))
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.on(
        "Network.responseReceived",
        lambda event: None if event["response"].get("fromDiskCache") else asked.add(event["requestId"]),
    )
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("window.seen")
    page.close()
    return Visit(
        size=round(sum(sizes)),
        requests=len(asked - from_cache),
        paint=seen["paint"],
        shift=seen["shift"],
    )


def first_and_repeat(browser: Browser, url: str) -> tuple[Visit, Visit]:
    """A first visit with nothing kept, then the same page again in the same browser."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, locale="en-CA"
    )
    try:
        return visit(context, url), visit(context, url)
    finally:
        context.close()
