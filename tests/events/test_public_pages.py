"""What the public pages say of a forum is never older than the forum itself."""

import pytest

from events.forums import actions as forum_actions
from events.registration import actions
from tests.factories.events import MARCH, BookedFactory, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def generations(monkeypatch):
    """How often the public pages were declared out of date."""
    from common import public_cache

    begun = []
    begin = public_cache._begin_generation
    monkeypatch.setattr(public_cache, "_begin_generation", lambda: begun.append(1) or begin())
    return begun


def test_every_move_of_a_forum_or_a_place_is_shown_at_once(generations):
    forum = ForumFactory(slug="care", status="draft", capacity=5)
    category = CategoryFactory(forum=forum)

    def moves(act) -> bool:
        before = len(generations)
        act()
        return len(generations) > before

    assert moves(lambda: forum_actions.announce(forum=forum, at=MARCH))
    assert moves(lambda: forum_actions.open_registration(forum=forum, at=MARCH))
    assert moves(lambda: forum_actions.set_capacity(places=forum.places, capacity=9))
    draft = DraftFactory(category=category)
    assert moves(lambda: actions.book(registration=draft, at=MARCH))
    assert moves(lambda: actions.cancel(registration=draft, at=MARCH))
    assert moves(lambda: forum_actions.close_registration(forum=forum, at=MARCH))
    assert moves(forum.venue.save)
    assert moves(category.save)


def test_someone_filling_in_a_form_leaves_the_pages_alone(generations):
    category = CategoryFactory()
    BookedFactory(category=category)
    before = len(generations)
    DraftFactory(category=category)
    assert len(generations) == before
