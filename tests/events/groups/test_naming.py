"""An organisation names people: places all or none, once however often it is sent, the same work for 200."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.models import OutboxMessage
from events.forums.actions import close_registration
from events.forums.models import Forum, Places
from events.groups import actions, queries
from events.groups.actions import naming
from events.registration.models import Booking, Registration
from people.persons.models import Person
from tests.factories.events import MARCH, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status


def counted(*things):
    """How many places of each are taken and waited for."""
    rows = Places.objects.in_bulk([thing.places_id for thing in things])
    return [(rows[thing.places_id].taken, rows[thing.places_id].waiting) for thing in things]


def test_everybody_holds_a_place_that_they_have_not_filled_in(book, forum, category):
    booking = book(3)

    rows = list(booking.registrations.order_by("created_at"))
    assert [row.booked_as for row in rows] == ["Guest 1", "Guest 2", "Guest 3"]
    for row in rows:
        assert (row.status, row.channel, row.completed_at) == (Status.BOOKED, "group", None)
        assert row.is_unfinished
        assert (row.booked_at, row.organisation_name) == (MARCH, booking.organisation_name)
        assert row.roles == []
        assert row.needs_something is None
        assert row.lived_experience_sealed == ""
    assert len({row.secret_fingerprint for row in rows}) == len({row.person_id for row in rows}) == 3
    assert booking.for_several
    assert booking.person.email == "booker@example.org"
    assert counted(category, forum) == [(3, 0), (3, 0)]


def test_each_person_and_the_booker_get_one_message(book):
    booking = book(3)

    messages = [(row.message, row.references) for row in OutboxMessage.objects.all()]
    named = [references["registration"] for message, references in messages if message == "groups/named"]
    assert sorted(named) == sorted(str(row.pk) for row in booking.registrations.all())
    assert [one for one in messages if one[0] == "groups/booked"] == [
        ("groups/booked", {"booking": str(booking.pk)})
    ]
    assert len(messages) == 4


def test_the_same_form_sent_twice_makes_one_booking(book, forum):
    key = uuid4()

    first, second = book(2, booking_id=key), book(3, booking_id=key)

    assert first == second
    assert Booking.objects.count() == 1
    assert counted(forum) == [(2, 0)]
    assert OutboxMessage.objects.count() == 3


def test_too_few_places_take_none_and_say_where_each_would_stand(book, forum, people):
    small = CategoryFactory(forum=forum, capacity=2)

    with pytest.raises(actions.NotEnoughPlaces) as refusal:
        book(named=people(3, category=small))

    assert refusal.value.statuses == [Status.BOOKED, Status.BOOKED, Status.WAITING]
    assert "1 person" in str(refusal.value)
    assert counted(small, forum) == [(0, 0), (0, 0)]
    assert not Booking.objects.exists()
    assert not Person.objects.exists()


def test_whoever_has_no_place_waits_if_the_booker_says_so(book, forum, people):
    small = CategoryFactory(forum=forum, capacity=2)

    booking = book(named=people(3, category=small), rest_waits=True)

    rows = booking.registrations.order_by("created_at")
    assert [row.status for row in rows] == [Status.BOOKED, Status.BOOKED, Status.WAITING]
    assert counted(small, forum) == [(2, 1), (2, 1)]


def test_the_forum_s_own_limit_counts_over_all_categories(people, book):
    forum = ForumFactory(capacity=3)
    one, other = CategoryFactory(forum=forum), CategoryFactory(forum=forum, capacity=None)
    named = [*people(2, category=one), *people(2, category=other, first=3)]

    with pytest.raises(actions.NotEnoughPlaces):
        book(named=named, forum=forum)
    booking = book(named=named, forum=forum, rest_waits=True)

    assert booking.registrations.filter(status=Status.WAITING).get().category == other
    assert counted(one, other, forum) == [(2, 0), (1, 1), (3, 1)]


@pytest.mark.parametrize("where", ["category", "forum"])
def test_where_the_team_approves_nobody_takes_a_place(book, people, where):
    forum = ForumFactory(entry=Forum.Entry.APPROVAL if where == "forum" else Forum.Entry.OPEN, capacity=1)
    category = CategoryFactory(forum=forum, needs_approval=where == "category")

    booking = book(named=people(3, category=category), forum=forum)

    assert {row.status for row in booking.registrations.all()} == {Status.REQUESTED}
    assert counted(category, forum) == [(0, 0), (0, 0)]


def test_two_hundred_at_once_work_and_one_more_does_not(book, people):
    forum = ForumFactory(capacity=None)
    category = CategoryFactory(forum=forum, capacity=200)

    booking = book(named=people(200, category=category), forum=forum)

    assert booking.registrations.filter(status=Status.BOOKED).count() == 200
    assert counted(category, forum) == [(200, 0), (200, 0)]
    with pytest.raises(actions.TooManyPeople):
        book(named=people(201, category=category), forum=forum)


def shapes(work):
    """What `work()` sends; inserting many rows counts once, because SQLite takes them in parts."""
    with CaptureQueriesContext(connection) as captured:
        work()
    sent = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    starts = [sql.split("(")[0] if sql.startswith("INSERT") else sql.split(" SET ")[0][:40] for sql in sent]
    return [sql for before, sql in zip(["", *starts], starts, strict=False) if sql != before]


def test_as_many_statements_for_two_hundred_as_for_three(book, people):
    forum = ForumFactory(capacity=None)
    category = CategoryFactory(forum=forum, capacity=None)

    three = shapes(lambda: book(named=people(3, category=category), forum=forum))
    many = shapes(lambda: book(named=people(200, category=category), forum=forum))

    assert three == many


@pytest.mark.only_on("postgresql")
def test_exactly_as_many_statements_on_postgresql(book, people, django_assert_max_num_queries):
    forum = ForumFactory(capacity=None)
    category = CategoryFactory(forum=forum, capacity=None)
    with CaptureQueriesContext(connection) as three:
        book(named=people(3, category=category), forum=forum)

    with django_assert_max_num_queries(len(three)):
        book(named=people(200, category=category), forum=forum)


def test_nobody_books_for_several_at_a_closed_forum(book, forum):
    close_registration(forum=forum, at=MARCH)

    with pytest.raises(actions.RegistrationProblem):
        book(3)


def test_one_more_person_is_added_once(book, people, category, forum):
    booking, key = book(2), uuid4()
    [named] = people(1, first=9)

    first = actions.add_person(booking=booking, registration_id=key, named=named, at=MARCH)
    again = actions.add_person(booking=booking, registration_id=key, named=named, at=MARCH)

    assert first == again
    assert counted(category, forum) == [(3, 0), (3, 0)]
    assert booking.registrations.count() == 3


def test_a_person_may_wait_where_there_is_no_place(book, people, forum):
    small = CategoryFactory(forum=forum, capacity=1)
    booking = book(named=people(1, category=small))
    [named] = people(1, category=small, first=9)

    with pytest.raises(actions.NotEnoughPlaces):
        actions.add_person(booking=booking, registration_id=uuid4(), named=named, at=MARCH)
    added = actions.add_person(
        booking=booking, registration_id=uuid4(), named=named, rest_waits=True, at=MARCH
    )

    assert added.status == Status.WAITING
    assert counted(small) == [(1, 1)]


def test_a_place_that_goes_between_reading_and_taking_is_looked_for_again(book, forum, people, monkeypatch):
    small = CategoryFactory(forum=forum, capacity=3)
    looked = []

    def allot_just_before_somebody_else_books(forum, named):
        statuses = queries.allot(forum, named)
        looked.append(statuses)
        if len(looked) == 2:
            monkeypatch.setattr(naming, "allot", queries.allot)
            # Not undone with the transaction below: it stands for a booking of another one.
            monkeypatch.setattr(naming, "_take", taken_by_somebody_else)
        return statuses

    def taken_by_somebody_else(forum, rows):
        monkeypatch.undo()
        raise naming.PlacesWentMeanwhile

    monkeypatch.setattr(naming, "allot", allot_just_before_somebody_else_books)

    booking = book(named=people(3, category=small))

    assert booking.registrations.count() == 3
    assert counted(small) == [(3, 0)]


def test_a_draft_of_somebody_else_is_not_touched(book, category):
    draft = DraftFactory(category=category)

    book(3)

    draft.refresh_from_db()
    assert draft.is_draft
