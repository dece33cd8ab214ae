"""What the booker does about one person: correct, send again, withdraw, replace, cancel everything."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from common.models import OutboxMessage
from events.forums.models import Places
from events.groups import actions, queries
from events.registration import actions as registrations
from events.registration import steps
from events.registration.models import Change, Registration
from events.registration.queries import link_secret, registration_by_secret
from tests.factories.events import MARCH, BookedFactory, CategoryFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status
DETAILS = {"name_to_use": "Chosen", "email": "chosen@example.org", "language": "fr"}


def first(booking):
    return queries.person_of(booking, queries.in_order(booking).first().pk)


def claim(registration, **details):
    registrations.save_details(registration=registration, at=MARCH, **(DETAILS | details))


def finish(registration):
    claim(registration)
    registrations.say_needs(registration=registration, needs_something=False, at=MARCH)
    return registrations.complete(registration=registration, at=MARCH)


def taken(*things):
    return [Places.objects.get(pk=thing.places_id).taken for thing in things]


# ---- correcting -------------------------------------------------------------------------------------------
def test_a_corrected_address_gets_a_new_link_and_the_old_one_opens_nothing(book):
    registration = first(book())
    old = link_secret(registration)

    actions.correct_person(registration=registration, name="Ana", email="ana@example.org", at=MARCH)

    row = Registration.objects.select_related("person", "booking").get(pk=registration.pk)
    assert (row.booked_as, row.name_to_use, row.email, row.email_key) == (
        "Ana",
        "Ana",
        "ana@example.org",
        "ana@example.org",
    )
    assert (row.person.name_to_use, row.person.email) == ("Ana", "ana@example.org")
    assert registration_by_secret(old) is None
    assert registration_by_secret(link_secret(row)) == row
    assert OutboxMessage.objects.filter(references={"registration": str(row.pk)}).count() == 2


def test_a_corrected_name_keeps_the_link_and_sends_nothing(book):
    registration = first(book())
    old = link_secret(registration)

    actions.correct_person(registration=registration, name="Ana", email=registration.email, at=MARCH)

    assert registration_by_secret(old) == registration
    assert OutboxMessage.objects.filter(references={"registration": str(registration.pk)}).count() == 1


@pytest.mark.parametrize("step", [claim, finish])
def test_nothing_is_corrected_once_the_person_has_said_anything(book, step):
    registration = first(book())
    step(registration)

    with pytest.raises(actions.AlreadyTheirs):
        actions.correct_person(registration=registration, name="Ana", email="ana@example.org", at=MARCH)

    registration.refresh_from_db()
    assert registration.name_to_use == "Chosen"


# ---- the link again ---------------------------------------------------------------------------------------
def test_the_link_is_sent_again_at_most_once_an_hour_and_not_to_who_has_finished(book):
    registration = first(book())

    actions.send_again(registration=registration, at=MARCH)
    with pytest.raises(actions.AlreadySent):
        actions.send_again(registration=registration, at=MARCH + timedelta(minutes=59))
    actions.send_again(registration=registration, at=MARCH + timedelta(hours=1))

    assert OutboxMessage.objects.filter(references={"registration": str(registration.pk)}).count() == 3
    finish(registration)
    with pytest.raises(actions.AlreadyTheirs):
        actions.send_again(registration=registration, at=MARCH + timedelta(days=2))


# ---- withdrawing ------------------------------------------------------------------------------------------
def test_withdrawing_one_person_frees_one_place_and_leaves_the_others(book, category, forum):
    booking = book(3)

    actions.withdraw(registration=first(booking), at=MARCH)
    actions.withdraw(registration=first(booking), at=MARCH)

    assert sorted(row.status for row in booking.registrations.all()) == ["booked", "booked", "cancelled"]
    assert taken(category, forum) == [2, 2]
    assert OutboxMessage.objects.filter(message="groups/withdrawn").count() == 1
    assert not OutboxMessage.objects.filter(message="registration/cancelled").exists()


def test_cancelling_everything_withdraws_whoever_is_left_once(book, category, forum):
    booking = book(3)
    actions.withdraw(registration=first(booking), at=MARCH)

    assert actions.cancel_all(booking=booking, at=MARCH) == 2
    assert actions.cancel_all(booking=booking, at=MARCH) == 0

    assert taken(category, forum) == [0, 0]
    assert OutboxMessage.objects.filter(message="groups/withdrawn").count() == 3


# ---- handing a place on -----------------------------------------------------------------------------------
def hand_on(registration, **more):
    fields = {"new_id": uuid4(), "name": "Nova", "email": "nova@example.org", "at": MARCH} | more
    return actions.hand_on(registration=registration, **fields)


def test_a_place_passes_without_ever_being_free(book, category, forum, monkeypatch):
    Places.objects.filter(pk__in=(category.places_id, forum.places_id)).update(capacity=3)
    booking = book(3)
    old = first(booking)
    finish(old)
    freed = []
    listener = SimpleNamespace(released=lambda row, *, at: freed.append(row))
    monkeypatch.setitem(steps._followers, "listener", listener)

    new = hand_on(old, by_booker=True)

    assert (new.status, new.completed_at, new.booking_id) == (Status.BOOKED, None, booking.pk)
    assert (new.booked_as, new.name_to_use, new.email) == ("Nova", "Nova", "nova@example.org")
    assert taken(category, forum) == [3, 3]
    assert freed == []
    old.refresh_from_db()
    assert old.status == Status.CANCELLED
    assert [change.verb for change in old.changes.order_by("made_at", "verb")][-1] == Change.Verb.TRANSFERRED


def test_nothing_of_the_first_person_goes_with_the_place(book):
    old = first(book())
    claim(old, province="QC", organisation_name="Private Group", roles=["lived_experience", "media"])

    new = hand_on(old)

    new.refresh_from_db()
    assert (new.province, new.roles, new.lived_experience_sealed) == ("", [], "")
    assert new.organisation_name != "Private Group"
    assert new.person_id != old.person_id
    assert new.secret_fingerprint != old.secret_fingerprint
    assert new.booked_as == ""


def test_a_single_booking_s_link_does_not_open_the_new_person_s_place():
    old = BookedFactory(at=MARCH)
    old_link = link_secret(old)

    new = hand_on(old)

    assert new.booking_id != old.booking_id
    assert registration_by_secret(old_link) == old
    assert registration_by_secret(link_secret(new)) == new
    assert new.booking.person_id == new.person_id


def test_handing_on_twice_passes_the_place_once():
    old, key = BookedFactory(at=MARCH), uuid4()

    assert hand_on(old, new_id=key) == hand_on(old, new_id=key)

    assert Registration.objects.count() == 2
    old.refresh_from_db()
    with pytest.raises(actions.CannotHandOn):
        hand_on(old)


def test_where_the_team_approves_only_the_team_hands_a_place_on():
    category = CategoryFactory(needs_approval=True)
    staff = UserFactory()
    old = BookedFactory(category=category, at=MARCH)
    with pytest.raises(actions.TeamDecides):
        hand_on(old)
    registrations.approve(registration=old, by=staff, at=MARCH)
    with pytest.raises(actions.TeamDecides):
        hand_on(old)

    new = hand_on(old, by=staff)

    assert new.status == Status.BOOKED
    assert taken(category) == [1]


def test_both_people_are_told(post_box):
    old = BookedFactory(at=MARCH)
    post_box().clear()

    hand_on(old)

    assert {letter.to[0] for letter in post_box()} == {old.email, "nova@example.org"}


def test_a_closed_category_is_asked_about_when_the_new_person_answers():
    category = CategoryFactory(closed_to_officials=True)
    new = hand_on(BookedFactory(category=category, at=MARCH))

    with pytest.raises(registrations.ClosedToOfficials):
        claim(new, roles=["government"])


# ---- on the phone -----------------------------------------------------------------------------------------
def test_staff_take_a_place_over_only_before_the_person_answers(book):
    booking, staff = book(), UserFactory()
    registration = first(booking)

    actions.take_over_by_phone(registration=registration, by=staff, at=MARCH)

    registration.refresh_from_db()
    assert (registration.channel, registration.entered_by) == ("phone", staff)
    claim(registration)
    with pytest.raises(actions.AlreadyTheirs):
        actions.take_over_by_phone(registration=registration, by=UserFactory(), at=MARCH)
