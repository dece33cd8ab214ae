"""The pages about reaching somebody in a real browser, on a phone, in both languages, without a script."""

import pytest
from django.urls import reverse

from events.registration.queries import link_secret
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.usefixtures("transactional_db", "clock")
PHONE = {"width": 360, "height": 800}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_bars_the_way_or_runs_off_the_page(new_page, axe, language):
    registration = BookedFactory()
    page = new_page(viewport=PHONE, locale=f"{language}-CA")
    page.goto(f"/{language}" + reverse("booking-open", args=[link_secret(registration)]).removeprefix("/en"))

    slug = registration.forum.slug
    for there in (f"forums/{slug}/register/contact/", f"forums/{slug}/register/badge/", "my/agreements/"):
        page.goto(f"/{language}/{there}")
        assert axe(page) == [], there
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], there


def test_by_keyboard_alone_and_without_a_script(new_page):
    registration = BookedFactory()
    page = new_page(java_script_enabled=False)
    page.goto(reverse("booking-open", args=[link_secret(registration)]))
    page.goto(f"/en/forums/{registration.forum.slug}/register/contact/")

    page.get_by_label("E-mail").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Which code word should we say first?").focus()
    page.keyboard.type("Lantern")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/en/my/agreements/")
    page.get_by_role("button", name="I agree").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.get_by_role("button", name="I no longer agree").count() == 1
    page.goto(f"/en/forums/{registration.forum.slug}/register/contact/")
    assert page.get_by_label("Which code word should we say first?").input_value() == "Lantern"
