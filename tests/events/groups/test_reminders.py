"""Reminders: after three days, weekly, ten days before; never more than four, and nobody loses a place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from common.models import OutboxMessage
from events.groups import actions, queries
from events.registration.models import Change, Registration
from people.accounts import roles
from tests.events.groups.test_people import finish
from tests.factories.events import MARCH, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def remind_daily(since, days):
    """Run the job each day; gives the days after `since` on which somebody was reminded."""
    return [day for day in range(days + 1) if actions.remind_unfinished(at=since + timedelta(days=day))]


def test_three_days_then_weekly_and_the_last_ten_days_before_the_forum(people, book):
    forum = ForumFactory(starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 2))
    book(named=people(1, category=CategoryFactory(forum=forum)), forum=forum)

    days = remind_daily(MARCH, 70)

    # March 2; the forum begins on May 1, so ten days before is April 21, the fiftieth day.
    assert days == [3, 10, 17, 50]
    assert OutboxMessage.objects.filter(message="groups/reminder").count() == actions.AT_MOST
    assert Registration.objects.get().is_booked


def test_a_booking_shortly_before_the_forum_is_reminded_once(people, book):
    forum = ForumFactory(starts_on=date(2026, 3, 9), ends_on=date(2026, 3, 9))
    book(named=people(1, category=CategoryFactory(forum=forum)), forum=forum)

    assert remind_daily(MARCH, 20) == [3]


def test_running_twice_reminds_once(book):
    book(2)
    later = MARCH + timedelta(days=3)

    assert [actions.remind_unfinished(at=later), actions.remind_unfinished(at=later)] == [2, 0]


def test_nobody_is_reminded_who_has_finished_withdrew_or_wants_no_message(book, category):
    booking = book(4)
    rows = [queries.person_of(booking, row.pk) for row in queries.in_order(booking)]
    finish(rows[0])
    actions.withdraw(registration=rows[1], at=MARCH)
    Registration.objects.filter(pk=rows[2].pk).update(no_messages=True)
    DraftFactory(category=category)

    actions.remind_unfinished(at=MARCH + timedelta(days=3))

    reminded = Change.objects.filter(verb=Change.Verb.REMINDED).values_list("registration", flat=True)
    assert list(reminded) == [rows[3].pk]


def test_as_many_statements_for_three_as_for_one(book, django_assert_num_queries):
    book(1)
    later = datetime(2026, 3, 6, tzinfo=UTC)
    with django_assert_num_queries(5):
        actions.remind_unfinished(at=later)
    book(3)

    with django_assert_num_queries(5):
        actions.remind_unfinished(at=later)


def test_staff_remind_those_whom_they_choose_and_nobody_who_has_answered(client, book, forum):
    waits, answered, _left_out = book(3).registrations.order_by("booked_as")
    Registration.objects.filter(pk=answered.pk).update(completed_at=MARCH)
    chosen = (
        f"/admin/bulk/events/registration/remind/?id={waits.pk}&id={answered.pk}&next=/admin/registrations/"
    )

    def press(role):
        client.force_login(UserFactory(roles=[role], forums=[forum]))
        return client.post(chosen, {"reason": "The caterer asks"})

    press(roles.CARE)
    assert not Change.objects.exists()
    press(roles.REGISTRATION)

    reminded = Change.objects.get(verb=Change.Verb.REMINDED)
    assert (reminded.registration, reminded.reason) == (waits, "The caterer asks")
    assert reminded.by is not None
    assert OutboxMessage.objects.filter(references={"registration": str(waits.id)}).count() == 2

    press(roles.REGISTRATION)
    assert Change.objects.count() == 1
