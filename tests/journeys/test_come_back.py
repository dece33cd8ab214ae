"""Stopping in the middle and coming back: on another device, after leaving, with a link that is lost."""

import re

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from common import mail
from events.registration.models import Registration
from tests.factories.events import CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {
    "en": {"save": "Save and come back later", "saved": "Saved", "go_on": "Continue"},
    "fr": {"save": "Enregistrer et revenir plus tard", "saved": "C’est enregistré", "go_on": "Continuer"},
}


@pytest.fixture
def forum():
    forum = ForumFactory(slug="care")
    CategoryFactory(forum=forum)
    return forum


def letters():
    django_mail.outbox.clear()
    mail.deliver_due(at=timezone.now())
    return [letter.body for letter in django_mail.outbox]


def link_in(body):
    return re.search(r"/(?:en|fr)/bookings/[\w=-]{20,}/", body).group()


@pytest.mark.usefixtures("forum")
@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("fr", False)])
def test_stop_leave_and_come_back_on_another_device(new_page, axe, language, scripts):
    words = WORDS[language]
    page = new_page(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page.goto(f"/{language}/forums/care/register/")
    page.locator("[name=category]").first.check()
    page.get_by_role("button", name=words["go_on"], exact=True).click()
    page.locator("[name=name_to_use]").fill("نور")
    page.locator("[name=email]").fill("noor@example.org")

    page.get_by_role("button", name=words["save"]).click()

    assert page.locator("h1").inner_text() == words["saved"]
    [letter] = letters()
    other = new_page(java_script_enabled=scripts)
    other.goto(link_in(letter))
    assert "/register/needs/" in other.url
    other.goto(f"/{language}/forums/care/register/about-you/")
    assert other.locator("[name=name_to_use]").input_value() == "نور"

    # Left in a hurry: the link alone opens nothing now, the mailed code does.
    other.context.request.get(f"/{language}/leave/", max_redirects=0)
    other.goto(link_in(letter))
    assert other.url.endswith(f"/{language}/bookings/code/")
    assert "نور" not in other.content()
    other.locator("main form button").last.click()
    [mailed] = letters()
    if scripts:
        assert axe(other) == []
    other.locator("[name=code]").fill(re.search(r"^\d{6}$", mailed, re.MULTILINE).group())
    other.locator("main form button").first.click()
    assert "/register/needs/" in other.url
    assert Registration.objects.get().name_to_use == "نور"

    # The message itself is lost: the address finds it again.
    third = new_page(java_script_enabled=scripts)
    third.goto(f"/{language}/bookings/find/")
    if scripts:
        assert axe(third) == []
    third.locator("[name=email]").fill("NOOR@example.org")
    third.locator("main form button").last.click()
    assert third.url.endswith("/find/sent/")
    [found] = letters()
    third.goto(link_in(found))
    assert "/register/needs/" in third.url
