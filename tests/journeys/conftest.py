"""People's phones and computers, and the sample site that they visit."""

import pytest
from django.core.management import call_command

from tests.browsing import axe


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


def sound(page) -> None:
    """The page fits its width and has no barrier that axe can find."""
    page.wait_for_load_state()  # a press returns before the style sheets have come
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert axe(page) == [], page.url
