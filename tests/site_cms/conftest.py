"""What tests of the site share: a forum to write about, and counting statements past the kept pages."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.forums.models import Forum
from tests.factories import site
from tests.factories.events import ForumFactory


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.KEY_DIR = tmp_path / "keys"


@pytest.fixture
def forum(db) -> Forum:
    """A forum that took place in June 2025."""
    return ForumFactory(
        slug="summer",
        title_en="Summer forum",
        title_fr="Forum d’été",
        starts_on=date(2025, 6, 14),
        ends_on=date(2025, 6, 15),
        status=Forum.Status.PAST,
    )


@pytest.fixture
def statements(client: Client) -> Callable[[str], int]:
    """How many SQL statements a fresh answer at this address takes; the menu and the routes are warm."""

    def count(address: str) -> int:
        site.read(client, address)
        with CaptureQueriesContext(connection) as captured:
            site.read(client, address)
        assert len(captured), "the page came from the cache: nothing was measured"
        return len(captured)

    return count
