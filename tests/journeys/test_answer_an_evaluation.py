"""A participant follows the link of the message and answers; none can tell afterwards who wrote what."""

import re

import pytest
from django.core import mail as django_mail

from common import mail
from evaluations.responses.models import SealedResponse
from tests.browsing import axe
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def link(clock, settings, tmp_path):
    """The address in the first message, and its reader's language."""
    settings.KEY_DIR = tmp_path / "keys"
    make.open_campaign(at=clock.now)
    mail.deliver_due(at=clock.now)
    message = next(message for message in django_mail.outbox if "/fr/e/" in message.body)
    assert "trafic" not in message.subject.lower()
    (address,) = set(re.findall(r"/fr/e/[\w=-]+", message.body))
    return address


def test_on_an_old_phone_without_javascript(link, phone):
    page = phone("fr")
    page.goto(link)
    assert page.url.endswith("/fr/evaluation/"), "the secret stays in no address bar"
    page.locator("[name=safe][value=agree]").check()
    page.locator("[name=change]").fill("Plus de temps")
    # The other language, in the middle of it: what was typed and ticked is still there.
    page.get_by_text("English", exact=True).first.click()
    assert page.url.endswith("/en/evaluation/")
    assert page.locator("[name=safe][value=agree]").is_checked()
    assert page.locator("[name=change]").input_value() == "Plus de temps"
    page.locator("form#answers .actions button").click()
    (ballot,) = SealedResponse.objects.all()
    assert b"Plus de temps" not in bytes(ballot.payload)
    page.goto(link)
    assert "Plus de temps" not in page.content()
    page.goto("/fr/evaluation/withdraw/")
    page.locator("main form button").first.click()
    assert not SealedResponse.objects.exists()


def test_after_leaving_the_browser_opens_nothing(link, phone):
    page = phone("fr")
    page.watch.expected_hosts = {"meteo.gc.ca", "weather.gc.ca"}
    page.goto(link)
    page.locator("a[href$='/leave/']:not(.skip)").first.click()
    # The weather is out of reach in a test; what counts is that this page is gone, and does not come back.
    assert "/evaluation/" not in page.url
    page.goto("/fr/evaluation/")
    assert page.locator("form#answers").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_there_are_no_barriers(link, new_page, width):
    page = new_page(locale="fr-CA", viewport={"width": width, "height": 800})
    page.goto(link)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("form#answers .actions button").click()
    assert axe(page) == []


@pytest.mark.parametrize("address", ["/en/e/wrong", "/fr/e/wrong", "/en/evaluation/", "/fr/evaluation/"])
def test_a_link_that_opens_nothing_says_so_kindly(link, computer, address):
    page = computer("en")
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.locator("form#answers").count() == 0
    assert axe(page) == []
