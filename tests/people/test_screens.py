"""The screens of signing in: ours to look at, in both languages, and without barriers."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from playwright.sync_api import Page, expect

from people.accounts.models import User
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "seven grey herons"
ENTRANCE = ["login", "signup", "login/code", "password/reset", "inactive"]
INSIDE = [
    "email",
    "password/change",
    "logout",
    "sessions",
    "2fa",
    "2fa/webauthn",
    "2fa/totp/deactivate",
    "2fa/recovery-codes/generate",
    "2fa/webauthn/add",
]


def account(email: str = "amina@example.org", *, second_step: bool = False) -> User:
    """Someone with a confirmed address and a password, perhaps with an authenticator app."""
    user = UserFactory(email=email, password=PASSWORD)
    EmailAddress.objects.update_or_create(
        user=user, defaults={"email": email, "verified": True, "primary": True}
    )
    if second_step:
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    return user


def app_code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def sign_in(page: Page, language: str = "en", *, email: str = "amina@example.org") -> None:
    page.goto(f"/{language}/accounts/login/")
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")


def words_of(body: str) -> str:
    page = BeautifulSoup(body, "html.parser")
    for part in page.select("script, [lang=en]"):
        if part.name != "html":
            part.decompose()
    return page.get_text(" ")


@pytest.mark.parametrize("screen", ENTRANCE)
def test_every_door_is_drawn_in_the_language_of_its_address(client: Client, screen: str) -> None:
    english = client.get(f"/en/accounts/{screen}/")
    french = client.get(f"/fr/accounts/{screen}/")

    for response in (english, french):
        assert response.status_code == 200
        assert 'class="masthead"' in response.content.decode()
        assert "no-store" in response["Cache-Control"]
    assert '<html lang="fr">' in french.content.decode()
    assert not re.search(
        r"\b(Sign|account|password|code is|address|your)\b", words_of(french.content.decode())
    )


@pytest.mark.parametrize("screen", INSIDE)
def test_every_page_of_an_account_is_drawn_in_the_language_of_its_address(
    client: Client, screen: str
) -> None:
    user = account(second_step=True)
    client.force_login(user)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})

    english = client.get(f"/en/accounts/{screen}/")
    french = client.get(f"/fr/accounts/{screen}/")

    assert (english.status_code, french.status_code) == (200, 200)
    assert "Your account" in english.content.decode()
    assert "Votre compte" in french.content.decode()
    assert not re.search(r"\b(Sign|account|password|codes are|key|your)\b", words_of(french.content.decode()))


@pytest.mark.parametrize(("language", "words"), [("en", "Your code"), ("fr", "Votre code")])
def test_a_code_is_mailed_without_a_word_about_the_forums(client: Client, language: str, words: str) -> None:
    user = account()
    user.language = language
    user.save()

    client.post(f"/{language}/accounts/login/code/", {"email": user.email})

    message = mail.outbox[-1]
    assert message.subject == words
    assert re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", message.body, re.M)
    assert not re.search("forum|traffick|traite", (message.subject + message.body).lower())


def test_an_unknown_address_is_answered_like_a_known_one(client: Client) -> None:
    account()
    pages = []
    for address in ("amina@example.org", "nobody@example.org"):
        visitor = Client()
        response = visitor.post("/en/accounts/login/code/", {"email": address}, follow=True)
        text = words_of(response.content.decode()).replace(address, "the address")
        pages.append(text)

    assert pages[0] == pages[1]


def test_a_person_signs_in_with_a_code_and_no_script(new_page: object) -> None:
    account()
    page: Page = new_page(java_script_enabled=False)
    page.goto("/en/accounts/login/")
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    page.get_by_role("link", name="Send me a code by e-mail").click()
    page.locator("#id_email").fill("amina@example.org")
    page.get_by_role("button", name="Send me a code").click()

    page.locator("#id_code").fill("WRNG-CODE")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_role("alert")).to_be_focused()

    code = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", mail.outbox[-1].body, re.M)[0]
    page.locator("#id_code").fill(code)
    page.get_by_role("button", name="Continue").click()
    page.goto("/en/accounts/email/")
    expect(page.get_by_role("heading", name="E-mail addresses")).to_be_visible()


def test_a_person_adds_a_passkey_and_signs_in_with_it(new_page: object) -> None:
    account()
    page: Page = new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    sign_in(page)
    page.goto("/en/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.locator("#id_password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name of this key").fill("My telephone")
    page.get_by_label("Use this key alone to sign in").check()
    page.get_by_role("button", name="Add this key").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()

    page.goto("/en/accounts/2fa/webauthn/")
    expect(page.get_by_role("rowheader", name="My telephone")).to_be_visible()
    page.goto("/en/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()

    page.goto("/en/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/en/accounts/email/")
    expect(page.get_by_role("heading", name="E-mail addresses")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("fr", 360, "dark"), ("fr", 1280, "light")]
)
def test_no_screen_has_a_barrier_that_axe_can_find(
    new_page: object, axe: object, language: str, width: int, scheme: str
) -> None:
    account(second_step=True)
    page: Page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)

    def look() -> None:
        page.wait_for_load_state()
        assert axe(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    for screen in ENTRANCE:
        page.goto(f"/{language}/accounts/{screen}/")
        look()
    page.goto(f"/{language}/accounts/login/code/")
    page.locator("#id_email").fill("amina@example.org")
    page.locator("#id_email").press("Enter")
    look()
    page.locator("#id_code").press("Enter")
    look()
    page.goto(f"/{language}/accounts/signup/")
    page.locator("main form button").first.click()
    look()
    sign_in(page, language)
    look()
    page.locator("#id_code").fill(app_code())
    page.locator("#id_code").press("Enter")
    page.wait_for_url(lambda url: "authenticate" not in url)
    for screen in INSIDE:
        page.goto(f"/{language}/accounts/{screen}/")
        look()
