"""Two bookers at the same moment: all or none for each, and never a place too many."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from events.forums.models import Places
from events.groups import actions
from events.groups.queries import Named
from events.registration.models import Booking, Registration
from tests.factories.events import MARCH, CategoryFactory, ForumFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgresql")]


def at_once(*works):
    """Each work in a thread of its own, begun together; gives what each returned or raised."""
    gun = Barrier(len(works))

    def run(work):
        gun.wait()
        try:
            return work()
        except actions.RegistrationProblem as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as crowd:
        return list(crowd.map(run, works))


def booker(forum, named, *, booking_id=None, rest_waits=False):
    key = booking_id or uuid4()
    return lambda: actions.book_for_several(
        booking_id=key,
        forum=forum,
        organisation_name="A house",
        name="Bo",
        email="bo@example.org",
        language="en",
        named=named,
        rest_waits=rest_waits,
        at=MARCH,
    )


def named(*categories):
    return [Named(f"G{n}", f"g{n}@example.org", category) for n, category in enumerate(categories)]


@pytest.mark.parametrize("_round", range(5))
def test_two_bookers_of_three_for_the_last_four_places(_round):
    forum = ForumFactory(capacity=4)
    category = CategoryFactory(forum=forum, capacity=None)

    results = at_once(*[booker(forum, named(*[category] * 3)) for _booker in range(2)])

    assert sorted(isinstance(result, Booking) for result in results) == [False, True]
    assert Places.objects.get(pk=forum.places_id).taken == 3
    assert Registration.objects.count() == 3


@pytest.mark.parametrize("_round", range(5))
def test_bookers_who_name_the_categories_in_other_orders_do_not_wait_for_ever(_round):
    forum = ForumFactory(capacity=None)
    one, other = CategoryFactory(forum=forum), CategoryFactory(forum=forum)

    works = [booker(forum, named(*order)) for order in ((one, other), (other, one)) for _copy in range(4)]
    results = at_once(*works)

    assert all(isinstance(result, Booking) for result in results)
    assert [Places.objects.get(pk=each.places_id).taken for each in (one, other, forum)] == [8, 8, 16]


@pytest.mark.parametrize("_round", range(3))
def test_one_form_sent_twice_at_the_same_moment_makes_one_booking(_round):
    forum = ForumFactory(capacity=4)
    category = CategoryFactory(forum=forum, capacity=None)
    key = uuid4()

    first, second = at_once(*[booker(forum, named(category, category), booking_id=key)] * 2)

    assert first == second
    assert Booking.objects.count() == 1
    assert Places.objects.get(pk=forum.places_id).taken == 2


def test_those_without_a_place_wait_and_nobody_is_counted_twice():
    forum = ForumFactory(capacity=4)
    category = CategoryFactory(forum=forum, capacity=None)

    at_once(*[booker(forum, named(*[category] * 3), rest_waits=True) for _booker in range(2)])

    places = Places.objects.get(pk=forum.places_id)
    assert (places.taken, places.waiting) == (4, 2)
    assert Registration.objects.filter(status="booked").count() == 4


@pytest.mark.parametrize("_round", range(3))
def test_a_place_is_handed_on_or_cancelled_never_both(_round):
    from events.groups.queries import in_order, person_of
    from events.registration.actions import cancel

    forum = ForumFactory(capacity=4)
    booking = booker(forum, named(CategoryFactory(forum=forum)))()
    key = in_order(booking).get().pk
    one, other = person_of(booking, key), person_of(booking, key)

    at_once(
        lambda: actions.hand_on(
            registration=one, new_id=uuid4(), name="Nova", email="n@example.org", at=MARCH
        ),
        lambda: cancel(registration=other, at=MARCH),
    )

    taken = Places.objects.get(pk=forum.places_id).taken
    assert taken == Registration.objects.filter(status="booked").count()
    assert taken in (0, 1)
