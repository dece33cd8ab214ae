"""What a room lacks shows before the day: to care with names, to others in numbers."""

from datetime import time

import pytest
from django.urls import reverse

from events.access import queries
from people.accounts import roles
from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from tests.office.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def maple(booked_with):
    return booked_with("step_free", "quiet_room", name_to_use="Maple Canary")


@pytest.fixture
def upstairs(maple):
    """A room up the stairs where two sessions are held; none of the building is quiet."""
    room = RoomFactory(venue=maple.forum.venue, name_en="Attic", name_fr="Grenier", features=["hearing_loop"])
    for hour in (9, 13):
        SessionFactory(forums=[maple.forum], room=room, clock=time(hour), title_en=f"Session at {hour}")
    return room


def found(forum) -> list[tuple]:
    return [(str(m.feature), m.room, m.held, m.people) for m in queries.mismatches_of(forum)]


def test_a_room_without_what_somebody_needs_is_found(maple, upstairs):
    assert found(maple.forum) == [
        ("step_free", "Attic", ("Session at 9", "Session at 13"), 1),
        ("quiet", "", (), 1),
    ]


def test_a_feature_that_comes_settles_it(maple, upstairs):
    upstairs.features = ["step_free"]
    upstairs.save()
    RoomFactory(venue=maple.forum.venue, features=["quiet"])

    assert found(maple.forum) == []


def test_only_people_with_a_place_and_rooms_in_use_count(maple, upstairs, booked_with):
    RoomFactory(venue=maple.forum.venue, name_en="Never used")
    waiting = booked_with("step_free", category=maple.category)
    type(waiting).objects.filter(pk=waiting.pk).update(status="waiting")
    upstairs.sessions.update(is_cancelled=True)

    assert found(maple.forum) == [("quiet", "", (), 1)]


def test_where_no_room_is_known_nothing_is_said(maple):
    assert found(maple.forum) == []


def test_rooms_are_asked_in_as_many_statements_for_three_as_for_one(
    maple, upstairs, booked_with, django_assert_num_queries
):
    with django_assert_num_queries(4):
        queries.mismatches_of(maple.forum)
    for _number in range(2):
        booked_with("step_free", category=maple.category)

    with django_assert_num_queries(4):
        assert queries.mismatches_of(maple.forum)[0].people == 3


def test_care_sees_who_and_organisers_how_many(client, maple, upstairs):
    address = reverse("access:rooms", args=[maple.forum.pk])

    sign_in(client, roles.CARE, forums=[maple.forum])
    with_names = client.get(address).content.decode()
    case_page = client.get(reverse("access:case", args=[maple.access_cases.first().pk])).content.decode()
    sign_in(client, roles.ORGANISER, forums=[maple.forum])
    without = client.get(address).content.decode()

    assert "Maple Canary" in with_names
    assert "A room does not offer it" in case_page
    assert "Canary" not in without
    assert str(maple) not in without
    assert "Attic" in without
    sign_in(client, roles.ORGANISER, forums=[ForumFactory()])
    assert client.get(address).status_code == 404
