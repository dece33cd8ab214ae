"""People's phones and computers, the messages they get, and the sample site that they visit."""

import re

import pytest
from django.conf import settings as django_settings
from django.core import mail as django_mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from common import mail
from tests.browsing import axe
from tests.journeys.keyboard import Hands


@pytest.fixture
def sample_site(transactional_db, settings, tmp_path):
    """The site as `make demo` shows it."""
    settings.KEY_DIR = tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "media"
    call_command("load_sample", verbosity=0)


@pytest.fixture
def phone(new_page):
    """`phone("fr")`: an old phone, 360 pixels wide, without JavaScript."""

    def pick_up(language):
        return new_page(
            locale=f"{language}-CA",
            java_script_enabled=False,
            viewport={"width": 360, "height": 740},
        )

    return pick_up


@pytest.fixture
def computer(new_page):
    """`computer("fr")`: a wide screen with JavaScript, on which axe can be run."""

    def sit_down(language):
        return new_page(locale=f"{language}-CA", viewport={"width": 1280, "height": 800})

    return sit_down


@pytest.fixture
def hands(phone, computer, settings):
    """`hands("fr", scripts=False)`: somebody who uses the keyboard alone, faster than people type."""
    settings.QUICKEST_ANSWER_SECONDS = 0

    def sit_down(language, scripts):
        page = computer(language) if scripts else phone(language)
        return Hands(page, language=language, scripts=scripts)

    return sit_down


@pytest.fixture
def at_work(new_page, live_server):
    """`at_work(user)`: a member of staff who is signed in and uses the keyboard alone."""

    def sit_down(user, scripts=True):
        client = Client()
        client.force_login(user)
        page = new_page(
            locale=f"{user.language}-CA",
            java_script_enabled=scripts,
            viewport={"width": 1280, "height": 800},
        )
        session = client.cookies[django_settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return Hands(page, language=user.language, scripts=scripts)

    return sit_down


@pytest.fixture
def letter_to():
    """`letter_to("noor@example.org")`: the private link in the latest message to that address."""

    def open_letter(address):
        mail.deliver_due(at=timezone.now())
        latest = next(letter for letter in reversed(django_mail.outbox) if letter.to == [address])
        return re.search(r"/(?:en|fr)/bookings/[\w=-]+/", latest.body).group()

    return open_letter


def sound(page) -> None:
    """The page fits its width and has no barrier that axe can find."""
    page.wait_for_load_state()  # a press returns before the style sheets have come
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert axe(page) == [], page.url
