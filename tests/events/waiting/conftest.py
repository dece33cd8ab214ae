"""A small forum with a queue."""

from datetime import timedelta

import pytest

from events.registration import actions as registration_actions
from events.registration.models import Registration
from events.waiting.queries import beginning
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory


@pytest.fixture
def forum():
    """Room for two, in two categories without limits of their own."""
    return ForumFactory(capacity=2)


@pytest.fixture
def category(forum):
    return CategoryFactory(forum=forum, capacity=None)


@pytest.fixture
def other_category(forum):
    return CategoryFactory(forum=forum, capacity=None, name_en="Researcher", name_fr="Recherche")


@pytest.fixture
def at(forum):
    """Two weeks before the forum begins."""
    return beginning(forum) - timedelta(days=14)


@pytest.fixture
def full(category, at):
    """The two who took all places."""
    return [BookedFactory(category=category, at=at) for _place in range(2)]


@pytest.fixture
def wait(category, at):
    """`wait()` puts one more person on the list, each a minute after the other."""
    joined = []

    def join(category=category, **options):
        when = at + timedelta(minutes=len(joined))
        draft = DraftFactory(category=category, at=when)
        joined.append(registration_actions.join_queue(registration=draft, at=when, **options))
        return joined[-1]

    return join


@pytest.fixture
def fresh():
    """`fresh(registration)` as the database has it now."""
    related = ("forum", "category", "booking")
    return lambda registration: Registration.objects.select_related(*related).get(pk=registration.pk)
