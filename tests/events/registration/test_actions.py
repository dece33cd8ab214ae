"""Booking and cancelling: places, once and only once, and what hangs on them."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError

from common import sealing
from common.models import OutboxMessage
from events.forums.actions import close_registration
from events.forums.models import Places
from events.registration import actions, queries, steps
from events.registration.models import Booking, Registration, Role
from people.persons.models import Person
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def taken(registration):
    places = Places.objects.filter(pk__in=[registration.forum.places_id, registration.category.places_id])
    return sorted(places.values_list("taken", flat=True))


def fresh(registration):
    return Registration.objects.select_related("forum", "category", "person").get(pk=registration.pk)


class Watcher:
    """A room above that only notes what it is told."""

    def __init__(self):
        self.heard = []

    def booked(self, registration, *, at):
        self.heard.append("booked")

    def changed(self, registration, *, at):
        self.heard.append("changed")

    def cancelled(self, registration, *, at):
        self.heard.append("cancelled")

    def erased(self, registration, *, at):
        self.heard.append("erased")


class Failing(Watcher):
    """A room above in which something breaks."""

    def booked(self, registration, *, at):
        raise RuntimeError("broken")

    cancelled = booked


@pytest.fixture
def follow(monkeypatch):
    """`follow(follower)` registers it last, for this test alone."""

    def register(follower):
        monkeypatch.setitem(steps._followers, "under-test", follower)
        return follower

    return register


# ---- booking ----------------------------------------------------------------------------------------------
def test_booking_takes_both_places_and_gives_a_reference_a_secret_and_one_message(at):
    draft = DraftFactory()

    actions.book(registration=draft, at=at)

    registration = fresh(draft)
    assert registration.is_booked
    assert registration.booked_at == at
    assert taken(registration) == [1, 1]
    assert re.fullmatch(r"R-[2-9B-Z]{5}", registration.booking.reference)
    assert queries.registration_by_secret(queries.secret_of(registration.booking)) == registration
    assert registration.booking.person == registration.person
    message = OutboxMessage.objects.get()
    assert message.message == "registration/booked"
    assert message.references == {"registration": str(registration.pk)}


def test_the_secret_is_nowhere_in_the_database(at):
    booking = BookedFactory(at=at).booking

    assert queries.secret_of(booking) not in str(Booking.objects.values_list().get())


def test_two_tabs_that_book_the_same_draft_make_one_booking(at):
    first = DraftFactory()
    second = fresh(first)

    one, two = actions.book(registration=first, at=at), actions.book(registration=second, at=at)

    assert one.booking == two.booking
    assert Booking.objects.count() == 1
    assert taken(first) == [1, 1]
    assert OutboxMessage.objects.count() == 1


def test_the_last_place_goes_to_one_of_two(at):
    category = CategoryFactory(capacity=1)
    first, second = DraftFactory(category=category), DraftFactory(category=category)

    actions.book(registration=first, at=at)
    with pytest.raises(actions.CategoryFull):
        actions.book(registration=second, at=at)

    assert fresh(second).is_draft
    assert fresh(second).name_to_use == second.name_to_use
    assert taken(second) == [1, 1]
    assert Booking.objects.count() == OutboxMessage.objects.count() == 1


def test_a_full_forum_gives_the_category_place_back(at):
    forum = ForumFactory(capacity=1)
    first, second = (DraftFactory(category=CategoryFactory(forum=forum)) for _ in range(2))

    actions.book(registration=first, at=at)
    with pytest.raises(actions.ForumFull):
        actions.book(registration=second, at=at)

    assert taken(second) == [0, 1]
    assert fresh(second).is_draft


def test_the_database_itself_refuses_a_place_too_many():
    places = Places.objects.create(capacity=1, taken=1)

    with pytest.raises(IntegrityError):
        Places.objects.filter(pk=places.pk).update(taken=2)


def test_a_place_cannot_be_given_back_below_none():
    places = Places.objects.create(capacity=1)

    assert not Places.objects.give_back(places.pk)


def test_nobody_books_at_a_closed_forum(at):
    draft = DraftFactory()
    close_registration(forum=draft.forum, at=at)

    with pytest.raises(actions.RegistrationClosed):
        actions.book(registration=fresh(draft), at=at)

    assert fresh(draft).is_draft


def test_nobody_books_after_the_closing_time(at):
    draft = DraftFactory(category__forum__registration_closes_at=at + timedelta(hours=1))

    with pytest.raises(actions.RegistrationClosed):
        actions.book(registration=draft, at=at + timedelta(hours=1))


def test_an_unfinished_draft_is_not_booked(category, at):
    draft = actions.start(forum=category.forum, category=category, language="en", at=at)

    with pytest.raises(actions.NotFinished):
        actions.book(registration=draft, at=at)


def test_a_reference_that_is_taken_is_drawn_again(at, monkeypatch):
    BookedFactory(at=at)
    old = Booking.objects.get().reference
    drawn = iter([old, old, "R-2345B"])
    monkeypatch.setattr("events.registration.actions.booking.new_reference", lambda: next(drawn))

    registration = BookedFactory(at=at)

    assert registration.booking.reference == "R-2345B"
    assert taken(registration) == [1, 1]


def test_a_follower_that_fails_leaves_nothing_behind(at, follow):
    draft = DraftFactory()
    follow(Failing())

    with pytest.raises(RuntimeError):
        actions.book(registration=draft, at=at)

    assert draft.is_draft
    assert fresh(draft).is_draft
    assert taken(draft) == [0, 0]
    assert not Booking.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_followers_hear_each_move_once(at, follow):
    watcher = follow(Watcher())
    registration = BookedFactory(at=at)

    actions.book(registration=registration, at=at)
    actions.cancel(registration=registration, at=at)
    actions.cancel(registration=registration, at=at)

    assert watcher.heard == ["booked", "cancelled"]


# ---- cancelling -------------------------------------------------------------------------------------------
def test_cancelling_twice_gives_the_places_back_once(at):
    staying = BookedFactory(at=at)
    leaving = BookedFactory(category=staying.category, at=at)
    stale = fresh(leaving)

    actions.cancel(registration=leaving, at=at)
    actions.cancel(registration=stale, at=at)

    assert taken(staying) == [1, 1]
    assert fresh(leaving).status == Registration.Status.CANCELLED
    assert OutboxMessage.objects.filter(message="registration/cancelled").count() == 1


def test_a_cancelled_place_can_be_booked_by_someone_else(at):
    category = CategoryFactory(capacity=1)
    actions.cancel(registration=BookedFactory(category=category, at=at), at=at)

    assert BookedFactory(category=category, at=at).is_booked


def test_who_cancelled_for_the_person_is_kept(at):
    registration, staff = BookedFactory(at=at), UserFactory()

    actions.cancel(registration=registration, at=at, by=staff)

    assert fresh(registration).cancelled_by == staff


def test_a_draft_cannot_be_cancelled(at):
    with pytest.raises(actions.NotBooked):
        actions.cancel(registration=DraftFactory(), at=at)


def test_a_cancelled_draft_cannot_be_booked_again(at):
    registration = BookedFactory(at=at)
    stale = fresh(registration)
    stale.status = Registration.Status.DRAFT
    actions.cancel(registration=registration, at=at)

    with pytest.raises(actions.NoLongerDraft):
        actions.book(registration=stale, at=at)


def test_a_follower_that_fails_keeps_the_booking_whole(at, follow):
    registration = BookedFactory(at=at)
    follow(Failing())

    with pytest.raises(RuntimeError):
        actions.cancel(registration=registration, at=at)

    assert fresh(registration).is_booked
    assert taken(registration) == [1, 1]
    assert not OutboxMessage.objects.filter(message="registration/cancelled").exists()


# ---- details ----------------------------------------------------------------------------------------------
def test_lived_experience_is_sealed_whichever_way_it_stands(at):
    ticked = DraftFactory(roles=[Role.FRONT_LINE, Role.LIVED_EXPERIENCE], at=at)
    left = DraftFactory(roles=[Role.FRONT_LINE], at=at)

    assert fresh(ticked).roles == fresh(left).roles == [Role.FRONT_LINE]
    lengths = {len(fresh(draft).lived_experience_sealed) for draft in (ticked, left)}
    assert len(lengths) == 1
    assert queries.all_roles(fresh(ticked)) == [Role.FRONT_LINE, Role.LIVED_EXPERIENCE]
    assert queries.all_roles(fresh(left)) == [Role.FRONT_LINE]


def test_a_missing_key_writes_nothing(category, at):
    draft = actions.start(forum=category.forum, category=category, language="en", at=at)
    sealing.destroy_key(draft.key_name)

    with pytest.raises(sealing.KeyMissing):
        actions.save_details(
            registration=draft, name_to_use="Maple", email="maple@example.org", language="en", at=at
        )

    assert not Person.objects.exists()
    assert fresh(draft).name_to_use == ""


def test_details_typed_twice_make_one_person(at):
    draft = DraftFactory(at=at)

    actions.save_details(
        registration=draft, name_to_use="Birch", email="birch@example.org", language="fr", at=at
    )

    person = Person.objects.get()
    assert (person.name_to_use, person.email, person.language) == ("Birch", "birch@example.org", "fr")


def test_details_sent_from_two_tabs_make_one_person(category, at):
    first = actions.start(forum=category.forum, category=category, language="en", at=at)
    second = fresh(first)

    for draft, name in [(first, "Maple"), (second, "Birch")]:
        actions.save_details(
            registration=draft, name_to_use=name, email="maple@example.org", language="en", at=at
        )

    assert Person.objects.get().name_to_use == fresh(first).name_to_use == "Birch"


def test_details_change_after_booking_and_not_after_cancelling(at, follow):
    watcher = follow(Watcher())
    registration = BookedFactory(at=at)
    details = {
        "name_to_use": "Birch",
        "email": "birch@example.org",
        "language": "fr",
        "province": "QC",
        "organisation_name": "",
        "roles": [Role.ACADEMIC],
    }

    actions.change_details(registration=registration, at=at, **details)

    assert fresh(registration).name_to_use == fresh(registration).person.name_to_use == "Birch"
    assert watcher.heard == ["booked", "changed"]
    actions.cancel(registration=registration, at=at)
    with pytest.raises(actions.NotBooked):
        actions.change_details(registration=registration, at=at, **details)


def test_a_booked_registration_no_longer_takes_a_draft_s_answers(at):
    registration = BookedFactory(at=at)

    with pytest.raises(actions.NoLongerDraft):
        actions.say_needs(registration=registration, needs_something=True, at=at)


# ---- drafts that nobody comes back to ---------------------------------------------------------------------
def test_idle_drafts_are_erased_with_their_person_and_nothing_else(at, follow):
    watcher = follow(Watcher())
    idle = DraftFactory(at=at)
    active = DraftFactory(at=at + timedelta(days=10))
    booked = BookedFactory(at=at)

    assert actions.erase_idle_drafts(at=at + timedelta(days=14, seconds=1)) == 1

    assert set(Registration.objects.all()) == {active, booked}
    assert set(Person.objects.all()) == {active.person, booked.person}
    assert not Person.objects.filter(pk=idle.person_id).exists()
    assert watcher.heard == ["booked", "erased"]
