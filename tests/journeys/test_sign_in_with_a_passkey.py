"""A member of staff meets the closed back office, adds a passkey, and from then on signs in with it alone."""

import re

import pytest

from people.accounts import roles
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("transactional_db")

PASSWORD = "a long sentence for opening doors"
WORDS = {
    "en": {"add": "Add a key", "this": "Add this key", "passkey": "Use a passkey"},
    "fr": {
        "add": "Ajouter une clé",
        "this": "Ajouter cette clé",
        "passkey": re.compile("Utiliser une clé d.accès"),
    },
}


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test's server speaks plain HTTP on this computer


def with_fingerprint_reader(page) -> None:
    """Gives the browser an authenticator of its own, which always recognises its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_passkey_opens_the_back_office(new_page, language):
    says = WORDS[language]
    UserFactory(email="care@example.org", password=PASSWORD, roles=[roles.CARE], language=language)
    page = new_page(locale=f"{language}-CA")
    with_fingerprint_reader(page)

    page.goto(f"/{language}/accounts/login/")
    page.locator("input[name=login]").fill("care@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/accounts/2fa/")

    page.get_by_role("link", name=says["add"]).click()
    if page.locator("input[name=password]").count():
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/webauthn/add/")
    page.locator("input[name=name]").fill("My phone")
    page.locator("input[name=passwordless]").check()
    page.get_by_role("button", name=says["this"]).click()
    page.wait_for_url(lambda address: "webauthn/add" not in address)

    page.context.clear_cookies()
    page.goto(f"/{language}/accounts/login/?next=/admin/")
    page.get_by_role("button", name=says["passkey"]).click()
    page.wait_for_url("**/admin/")
    page.locator("a[href='/admin/access/']").click()
    page.wait_for_url("**/admin/access/")
