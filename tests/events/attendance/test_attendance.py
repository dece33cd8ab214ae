"""Who came: marked once, taken back, counted only among the booked."""

import pytest

from events.attendance import actions, policies, queries
from events.attendance.models import Attendance
from events.registration import actions as registration_actions
from events.registration.models import Role
from people.accounts import roles
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def came(category, at, **details):
    registration = BookedFactory(category=category, at=at, **details)
    actions.mark_came(registration=registration, at=at)
    return registration


def test_a_second_mark_keeps_the_first(at):
    registration, desk, other = BookedFactory(at=at), UserFactory(), UserFactory()

    first = actions.mark_came(registration=registration, at=at, by=desk)
    second = actions.mark_came(registration=registration, at=at.replace(hour=15), by=other)

    assert first == second
    assert (second.came_at, second.marked_by) == (at, desk)


def test_a_mark_made_by_mistake_is_taken_back(at):
    registration = BookedFactory(at=at)
    actions.mark_came(registration=registration, at=at)
    assert queries.has_come(registration)

    actions.unmark_came(registration=registration)

    assert not queries.has_come(registration)


def test_only_the_booked_can_come(at):
    draft, cancelled = DraftFactory(at=at), BookedFactory(at=at)
    stale = BookedFactory(at=at)
    registration_actions.cancel(registration=cancelled, at=at)
    registration_actions.cancel(registration=type(stale).objects.get(pk=stale.pk), at=at)

    for registration in (draft, cancelled, stale):
        with pytest.raises(actions.NotBooked):
            actions.mark_came(registration=registration, at=at)
    assert not Attendance.objects.exists()


def test_who_came_is_counted_by_province_and_by_role(at):
    category = CategoryFactory()
    came(category, at, province="ON", roles=[Role.FRONT_LINE, Role.LIVED_EXPERIENCE])
    came(category, at, province="ON", roles=[Role.FRONT_LINE])
    came(category, at, province="QC", roles=[])
    came(category, at)
    BookedFactory(category=category, at=at, province="NS", roles=[Role.ACADEMIC])
    came(CategoryFactory(), at, province="NS")

    forum = category.forum
    assert queries.came_count(forum) == 4
    assert queries.came_by_province(forum) == {"ON": 2, "": 1, "QC": 1}
    assert list(queries.came_by_province(forum)) == ["ON", "", "QC"]
    assert queries.came_by_role(forum) == {"front_line": 2, "lived_experience": 1}


def test_counting_costs_the_same_for_one_as_for_three(at, django_assert_num_queries):
    category = CategoryFactory()
    for _ in range(2):
        came(category, at, roles=[Role.FRONT_LINE])
        with django_assert_num_queries(3):
            queries.came_count(category.forum)
            queries.came_by_province(category.forum)
            queries.came_by_role(category.forum)
        came(category, at, roles=[Role.ACADEMIC])


def test_the_desk_and_the_registration_team_mark_on_their_forums():
    forum = CategoryFactory().forum

    assert policies.may_mark(UserFactory(roles=[roles.DESK], forums=[forum]), forum)
    assert policies.may_mark(UserFactory(roles=[roles.REGISTRATION], forums=[forum]), forum)
    assert not policies.may_mark(UserFactory(roles=[roles.DESK]), forum)
    assert not policies.may_mark(UserFactory(roles=[roles.CARE], forums=[forum]), forum)
