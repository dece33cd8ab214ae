"""Leaving the site: at once, by a plain link, whatever else fails, and with nothing left behind."""

from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import Page, expect

from common import leaving

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.common.pages")]


def session_of(client: Client) -> str:
    """A session as a signed-in person has it; its key."""
    session = client.session
    session["draft"] = "R-4KD2"
    session.save()
    return session.session_key


@pytest.mark.parametrize(
    ("language", "address"), [("en", "https://weather.gc.ca/"), ("fr", "https://meteo.gc.ca/")]
)
def test_leave_goes_to_the_weather_in_the_language_of_the_page(
    client: Client, language: str, address: str
) -> None:
    response = client.get(f"/{language}/leave/")

    assert (response.status_code, response["Location"]) == (302, address)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_leave_ends_the_session_and_deletes_every_cookie(client: Client) -> None:
    key = session_of(client)
    client.cookies["draft"] = "a draft"
    client.cookies["agenda"] = "a cookie that leaving was never told of"

    response = client.get("/en/leave/")

    assert not SessionStore().exists(key)
    for name in ("sessionid", "csrftoken", "draft", "booking", "ballot", "agenda"):
        assert response.cookies[name].value == ""
        assert response.cookies[name]["max-age"] == 0
    assert '"cookies"' in response["Clear-Site-Data"]
    assert '"storage"' in response["Clear-Site-Data"]


def test_leave_deletes_a_host_cookie_as_browsers_demand(client: Client, settings: object) -> None:
    settings.SESSION_COOKIE_NAME = "__Host-session"

    cookie = client.get("/en/leave/").cookies["__Host-session"]

    assert cookie["secure"]
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""


def test_leave_tells_the_rooms_before_the_cookies_go(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(leaving, "followers", [lambda request: seen.append(request.COOKIES["booking"])])
    client.cookies["booking"] = "a booking"

    client.get("/en/leave/")

    assert seen == ["a booking"]


def test_leave_lets_a_person_go_when_everything_else_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(request: HttpRequest) -> None:
        raise ConnectionError("the database is away")

    monkeypatch.setattr(leaving, "followers", [fail])
    monkeypatch.setattr(SessionStore, "flush", fail)

    response = client.get("/en/leave/")

    assert response["Location"] == "https://weather.gc.ca/"
    assert response.cookies["sessionid"].value == ""
    assert len(caplog.records) == 2


@pytest.mark.parametrize("headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Sec-Fetch-Site": "cross-site"}])
def test_leave_keeps_the_session_when_nobody_asked(client: Client, headers: dict) -> None:
    key = session_of(client)

    response = client.get("/en/leave/", headers=headers)

    assert response.status_code == 302
    assert SessionStore().exists(key)
    assert "Clear-Site-Data" not in response


# ---- in a browser -----------------------------------------------------------------------------------------
@pytest.fixture
def weather(live_server: object, monkeypatch: pytest.MonkeyPatch) -> str:
    """Leaving leads to a page of this computer."""
    address = f"{live_server.url}/elsewhere/"
    monkeypatch.setattr(leaving, "ELSEWHERE", {"en": address, "fr": address})
    return address


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_person_leaves_and_back_shows_nothing_typed(
    new_page: object, weather: str, java_script_enabled: bool
) -> None:
    page = new_page(java_script_enabled=java_script_enabled)
    page.goto("/en/about-you/")
    page.get_by_label("Name to use").fill("Amina")

    page.get_by_role("navigation").get_by_role("link", name="Leave this site").last.click()
    page.wait_for_url(weather)
    assert page.context.cookies() == []

    page.go_back()
    assert page.get_by_text("Amina").count() == 0
    if page.get_by_label("Name to use").count():
        expect(page.get_by_label("Name to use")).to_have_value("")


def test_the_page_is_blank_before_the_server_answers(new_page: object, weather: str) -> None:
    page: Page = new_page()
    page.goto("/en/about-you/")
    page.evaluate(
        """() => {
            const link = document.getElementById("leave");
            link.href = "#stay";  // so that what is on the screen before any answer can be read
            link.addEventListener("click", () => { window.pressed = performance.now() }, true);
            new MutationObserver(() => { window.blankAfter ??= performance.now() - window.pressed }).observe(
                document.body, {attributes: true, attributeFilter: ["class"]});
        }"""
    )
    page.locator("#leave").click()
    expect(page.locator(".leaving-cover")).to_be_visible()

    assert page.evaluate("blankAfter") <= 100
    expect(page.get_by_role("heading", name="About you")).to_be_hidden()
    expect(page.locator("main")).to_be_hidden()
    assert page.title() == "One moment…"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Shift, press two more times to leave."),
        ("fr", "Majuscule\u00a0: appuyez encore deux fois pour quitter."),
    ],
)
def test_shift_three_times_leaves(new_page: object, weather: str, language: str, words: str) -> None:
    page: Page = new_page()
    page.goto(f"/{language}/about-you/")

    page.keyboard.press("Shift")
    expect(page.locator(".leaving-voice")).to_have_text(words)
    expect(page.locator(".lights i.on")).to_have_count(1)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    page.wait_for_url(weather)


def test_capital_letters_do_not_leave(page: Page, weather: str) -> None:
    page.goto("/en/about-you/")
    name = page.get_by_label("Name to use")
    name.focus()
    for letter in "ABCDE":
        page.keyboard.press(f"Shift+{letter}")

    assert urlsplit(page.url).path == "/en/about-you/"
    expect(name).to_have_value("ABCDE")


def test_shift_is_forgotten_after_five_seconds(new_page: object, weather: str) -> None:
    page: Page = new_page()
    page.clock.install()
    page.goto("/en/about-you/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    page.clock.fast_forward(5001)
    expect(page.locator(".leaving-voice")).to_contain_text("you have not left")
    expect(page.locator(".lights i.on")).to_have_count(0)

    page.keyboard.press("Shift")
    assert urlsplit(page.url).path == "/en/about-you/"
