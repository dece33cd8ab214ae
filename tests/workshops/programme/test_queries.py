"""What the programme of a forum is, and what it costs to ask."""

from datetime import time

import pytest
from django.utils import translation

from events.forums.models import Forum
from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.programme.queries import programme_of, sessions_in_order

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [0, 1, 3, 40])
def test_a_programme_costs_the_same_however_long_it_is(django_assert_num_queries, number):
    forum = ForumFactory()
    for _ in range(number):
        SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue))

    with django_assert_num_queries(2 if number else 1):
        programme = programme_of(forum)
        said = [(one.title, one.room.name, one.shared_with) for one in programme.entries]

    assert len(said) == number


def test_times_are_those_of_the_forums_zone():
    forum = ForumFactory(time_zone="America/St_Johns")
    SessionFactory(forums=[forum], clock=time(9, 0))

    (entry,) = programme_of(forum).entries

    assert entry.starts_at.isoformat() == "2026-11-19T09:00:00-03:30"


def test_a_joint_session_stands_in_both_programmes_and_names_the_other():
    forum, beside = ForumFactory(title_en="Here"), ForumFactory(title_en="Beside")
    forum.parallel_forums.add(beside)
    session = SessionFactory(forums=[forum, beside])

    for one, other in ((forum, beside), (beside, forum)):
        (entry,) = programme_of(one).entries
        assert entry.uid == session.uid
        assert [label.slug for label in entry.shared_with] == [other.slug]


def test_a_draft_forum_is_not_named_beside_a_public_one():
    forum, secret = ForumFactory(), ForumFactory(status=Forum.Status.DRAFT)
    forum.parallel_forums.add(secret)
    SessionFactory(forums=[forum, secret])

    (entry,) = programme_of(forum).entries

    assert entry.shared_with == ()


def test_both_languages_travel_with_the_programme():
    forum = ForumFactory()
    SessionFactory(forums=[forum], title_en="Rights", title_fr="Droits")

    programme = programme_of(forum)

    with translation.override("fr"):
        assert programme.entries[0].title == "Droits"
    with translation.override("en"):
        assert programme.entries[0].title == "Rights"


def test_the_sessions_that_take_place_stand_in_order_of_time():
    forum = ForumFactory()
    SessionFactory(forums=[forum], clock=time(14), title_en="Third")
    SessionFactory(forums=[forum], clock=time(9), title_en="First")
    SessionFactory(forums=[forum], clock=time(11), title_en="Dropped", is_cancelled=True)
    SessionFactory(forums=[forum], clock=time(11), title_en="Second", kind="break")
    SessionFactory(title_en="Elsewhere")

    assert [session.title_en for session in sessions_in_order(forum)] == ["First", "Second", "Third"]


def test_rooms_are_named_once_in_their_order():
    forum = ForumFactory()
    second, first = (RoomFactory(venue=forum.venue, position=position) for position in (2, 1))
    for room in (second, first, second):
        SessionFactory(forums=[forum], room=room)

    assert [room.name_en for room in programme_of(forum).rooms] == [first.name_en, second.name_en]
