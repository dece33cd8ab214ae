"""A category of the next forum that is full: people ask, are approved, wait, and one is offered a place."""

from datetime import datetime, timedelta

from events.categories.models import Category
from events.forums.actions import set_capacity
from events.registration import actions as registration
from events.registration.models import Registration
from events.waiting import actions
from people.accounts.models import User
from sample_data.content import waiting as content
from sample_data.forums import NEXT, Loaded


def load_waiting(loaded: Loaded, *, at: datetime, team: User) -> None:
    """The places of the category are as many as are taken, and one more, which the queue offers."""
    category = loaded.categories[NEXT, content.CATEGORY]
    category.refresh_from_db()
    if category.needs_approval:
        return
    category.needs_approval = True
    category.save()
    category.places.refresh_from_db()
    set_capacity(places=category.places, capacity=category.places.taken)
    for number, (*person, approved, short_notice) in enumerate(content.PEOPLE):
        asked = at - timedelta(days=6 - number)
        request = _ask(category, *person, at=asked)
        if approved:
            _approve(request, short_notice=short_notice, by=team, at=asked + timedelta(hours=5))
    set_capacity(places=category.places, capacity=category.places.taken + 1)
    actions.offer_next(forum=category.forum, at=at)


def _ask(
    category: Category, name: str, email: str, province: str, language: str, *, at: datetime
) -> Registration:
    draft = registration.start(forum=category.forum, category=category, language=language, at=at)
    registration.save_details(
        registration=draft,
        name_to_use=name,
        email=email,
        language=language,
        province=province,
        roles=["government"],
        at=at,
    )
    registration.say_needs(registration=draft, needs_something=False, at=at)
    return registration.book(registration=draft, at=at)


def _approve(request: Registration, *, short_notice: bool, by: User, at: datetime) -> None:
    registration.approve(registration=request, by=by, at=at, reason=content.REASON)
    actions.say_short_notice(registration=request, short_notice=short_notice, at=at)
