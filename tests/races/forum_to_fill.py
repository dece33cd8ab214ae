"""`python -m tests.races.forum_to_fill SLUG PLACES`: an open forum with one category."""

import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up before its models are imported

from events.categories.models import Category  # noqa: E402
from events.forums import actions  # noqa: E402
from events.forums.models import Forum, Places  # noqa: E402


def open_forum(slug: str, *, places: int) -> Forum:
    """A forum in six months for which anyone may register."""
    now = timezone.now()
    first_day = timezone.localdate(now) + timedelta(days=180)
    forum = actions.create_forum(
        forum=Forum(
            slug=slug,
            title_en=f"Forum {slug}",
            title_fr=f"Forum {slug} (français)",
            summary_en="A forum with few places.",
            summary_fr="Un forum qui a peu de places.",
            city_en="Toronto",
            city_fr="Toronto",
            starts_on=first_day,
            ends_on=first_day,
        ),
        capacity=places,
    )
    Category.objects.create(
        forum=forum,
        name_en="Participant",
        name_fr="Participant ou participante",
        places=Places.objects.create(capacity=None),
    )
    actions.open_registration(forum=forum, at=now)
    return forum


if __name__ == "__main__":
    open_forum(sys.argv[1], places=int(sys.argv[2]))
