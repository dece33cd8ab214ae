"""The programme on a phone and on a wide screen, in both languages, without JavaScript."""

from datetime import time

import pytest

from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def forum():
    """Two days; on the first, three workshops side by side after an opening for everyone."""
    forum = ForumFactory(slug="spring")
    rooms = [RoomFactory(venue=forum.venue, name_en=f"Room {name}") for name in "ABC"]
    SessionFactory(forums=[forum], kind="opening", title_en="Welcome", room=rooms[0], minutes=30)
    for room in rooms:
        SessionFactory(
            forums=[forum],
            room=room,
            title_en=f"In {room.name_en}",
            clock=time(10),
            description_en="Uninterrupted" * 8,
        )
    SessionFactory(forums=[forum], day=1, kind="break", title_en="Lunch", clock=time(12))
    return forum


def boxes(page, *titles: str) -> list[dict]:
    return [page.locator("article", has_text=title).bounding_box() for title in titles]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("screen", [PHONE, WIDE], ids=["phone", "wide"])
def test_everyone_can_read_it(new_page, axe, forum, language, screen):
    page = new_page(viewport=screen, locale=f"{language}-CA")

    page.goto(f"/{language}/forums/spring/programme/")

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


def test_by_time_on_a_phone_and_by_room_on_a_wide_screen(new_page, forum):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/en/forums/spring/programme/")
    phone = boxes(page, "In Room A", "In Room B", "In Room C")

    page.set_viewport_size(WIDE)
    wide = boxes(page, "In Room A", "In Room B", "In Room C")
    (welcome,) = boxes(page, "Welcome")

    assert phone[0]["x"] == phone[1]["x"] == phone[2]["x"]
    assert phone[0]["y"] < phone[1]["y"] < phone[2]["y"]
    assert wide[0]["y"] == wide[1]["y"] == wide[2]["y"]
    assert wide[0]["x"] < wide[1]["x"] < wide[2]["x"]
    assert welcome["width"] > 2.5 * wide[0]["width"]
    assert page.locator(".rooms").first.is_visible()


def test_the_other_language_is_the_same_programme(new_page, forum):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/en/forums/spring/programme/")

    page.get_by_role("link", name="Français").click()

    assert page.url.endswith("/fr/forums/spring/programme/")
    assert page.locator("html").get_attribute("lang") == "fr"
