"""Which forums show where, and to whom."""

from datetime import UTC, date, datetime

import pytest

from events.forums import policies, queries
from events.forums.models import Forum
from people.accounts import roles
from tests.factories.events import ForumFactory, ForumSeriesFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_a_draft_is_nowhere_to_be_seen():
    draft = ForumFactory(status=Forum.Status.DRAFT)
    announced = ForumFactory(status=Forum.Status.ANNOUNCED)

    assert queries.forum_for_public(draft.slug) is None
    assert queries.forum_for_public("no-such-forum") is None
    assert queries.forum_for_public(announced.slug) == announced
    assert list(queries.public_forums()) == [announced]


def test_upcoming_forums_come_soonest_first(at):
    late = ForumFactory(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 1))
    today = ForumFactory(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))
    ForumFactory(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 1))
    ForumFactory(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 1), status=Forum.Status.PAST)

    assert list(queries.upcoming(at)) == [today, late]


def test_past_editions_are_those_of_the_series_before_the_date():
    series = ForumSeriesFactory()
    later = ForumFactory(series=series, starts_on=date(2011, 11, 1), ends_on=date(2011, 11, 1))
    first = ForumFactory(series=series, starts_on=date(2009, 12, 1), ends_on=date(2009, 12, 1))
    ForumFactory(series=series)
    ForumFactory(starts_on=date(2009, 12, 1), ends_on=date(2009, 12, 1))

    assert list(queries.past_editions(series, before=date(2017, 12, 3))) == [first, later]


def test_staff_work_on_the_forums_of_their_teams_and_superusers_on_all():
    mine, other = ForumFactory(), ForumFactory()
    member = UserFactory(forums=[mine])

    assert list(queries.forums_of(member)) == [mine]
    assert set(queries.forums_of(UserFactory(is_superuser=True))) == {mine, other}
    assert not queries.forums_of(UserFactory(is_superuser=True, is_active=False))


def test_a_task_takes_the_role_and_the_team():
    forum = ForumFactory()

    assert policies.may_set_up(UserFactory(roles=[roles.ORGANISER], forums=[forum]), forum)
    assert not policies.may_set_up(UserFactory(roles=[roles.ORGANISER]), forum)
    assert not policies.may_set_up(UserFactory(roles=[roles.DESK], forums=[forum]), forum)


def test_the_venue_is_shown_to_confirmed_people_unless_everyone_may_see_it():
    hidden = ForumFactory()
    open_to_all = ForumFactory(venue_shown_to=Forum.VenueShownTo.EVERYONE)
    nowhere = ForumFactory(venue=None, venue_shown_to=Forum.VenueShownTo.EVERYONE)

    assert policies.shows_venue(hidden, confirmed=True)
    assert not policies.shows_venue(hidden, confirmed=False)
    assert policies.shows_venue(open_to_all, confirmed=False)
    assert not policies.shows_venue(nowhere, confirmed=True)


def test_registration_ends_at_its_closing_time_whether_or_not_a_clock_runs():
    closes = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    forum = ForumFactory(registration_closes_at=closes)

    assert policies.takes_registrations(forum, at=datetime(2026, 3, 2, 11, 59, tzinfo=UTC))
    assert not policies.takes_registrations(forum, at=closes)
