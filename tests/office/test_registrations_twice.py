"""One person registered twice: found, told apart or joined, without telling an address that is care's."""

import threading

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from common import mail, sealing
from events.access import actions as access
from events.access import queries as access_queries
from events.access.models import AccessCase, AccessRequest
from events.access.queries import Food, Needs
from events.contact import actions as contact
from events.contact import queries as contact_queries
from events.contact.queries import Reach
from events.registration import actions, queries
from events.registration.models import Change, Registration, TwoPeople
from events.subsidies import actions as subsidies
from events.subsidies import queries as subsidy_queries
from people.accounts import roles
from people.disclosures.models import Disclosure
from people.persons.models import Person
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SAME = "same.canary@example.org"


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def category(forum):
    return CategoryFactory(forum=forum)


@pytest.fixture
def first(category):
    return BookedFactory(category=category, name_to_use="Amina First", email=SAME)


@pytest.fixture
def second(category, first):
    return BookedFactory(category=category, name_to_use="Amina Second", email="Same.Canary@Example.org")


def body(response) -> str:
    return response.content.decode()


def pairs(forum) -> list[set]:
    return [{pair.one.pk, pair.other.pk} for pair in queries.possible_duplicates(forum)]


def merge(keep, other, by=None) -> None:
    actions.merge(keep=keep, other=other, by=by or UserFactory(), at=timezone.now())


# ---- found -------------------------------------------------------------------------------------------------
def test_one_address_in_two_ways_of_writing_makes_a_pair(first, second, forum, category):
    BookedFactory(category=category)
    BookedFactory(email=SAME)

    assert pairs(forum) == [{first.pk, second.pk}]


def test_one_person_with_two_addresses_makes_a_pair(first, forum, category):
    other = BookedFactory(category=category, email="another@example.org")
    Registration.objects.filter(pk=other.pk).update(person=first.person)

    assert pairs(forum) == [{first.pk, other.pk}]


def test_what_is_over_or_of_one_booking_makes_none(first, second, forum, category):
    actions.cancel(registration=second, at=timezone.now())
    assert pairs(forum) == []

    colleague = BookedFactory(category=category, email=SAME)
    Registration.objects.filter(pk=colleague.pk).update(booking=first.booking)
    assert pairs(forum) == []


def test_three_with_one_address_are_three_pairs(first, second, forum, category):
    BookedFactory(category=category, email=SAME)

    assert len(pairs(forum)) == 3


# ---- the page ----------------------------------------------------------------------------------------------
def test_the_two_stand_side_by_side_and_the_look_is_noted(client, first, second, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(reverse("registrations:duplicates", args=[forum.pk])))

    for words in ("Amina First", "Amina Second", str(first), str(second), SAME):
        assert words in page
    noted = Disclosure.objects.get(reader=user)
    assert (noted.record, noted.how_many, noted.reason) == (
        "registrations",
        2,
        f"duplicates forum={forum.pk}",
    )
    assert "Perhaps the same person" in body(client.get(reverse("forums:desk", args=[forum.pk])))


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.REGISTRATION])
def test_nobody_else_compares_or_joins(client, first, second, forum, role):
    sign_in(client, role, forums=[forum])
    merging = reverse("registrations:merge", args=[first.pk, second.pk])

    assert client.get(reverse("registrations:duplicates", args=[forum.pk])).status_code == 404
    assert client.post(merging).status_code == 404
    assert client.post(reverse("registrations:two_people", args=[first.pk, second.pk])).status_code == 404
    second.refresh_from_db()
    assert second.is_booked


def test_that_two_are_alike_does_not_tell_an_address_that_is_cares_alone(client, first, second, forum):
    """Who sees the one address would know the other by it."""
    Registration.objects.filter(pk=second.pk).update(contact_through_care=True)
    address = reverse("registrations:duplicates", args=[forum.pk])
    merging = reverse("registrations:merge", args=[first.pk, second.pk])

    sign_in(client, roles.REGISTRATION, forums=[forum])
    assert "Amina" not in body(client.get(address))
    assert client.get(merging).status_code == 404
    assert client.post(reverse("registrations:two_people", args=[first.pk, second.pk])).status_code == 404

    sign_in(client, roles.REGISTRATION, roles.CARE, forums=[forum])
    assert "Amina Second" in body(client.get(address))
    assert client.get(merging).status_code == 200


def test_two_people_are_not_asked_about_again(client, first, second, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])

    for _again in range(2):
        client.post(reverse("registrations:two_people", args=[second.pk, first.pk]))

    assert TwoPeople.objects.get().said_by == user
    assert pairs(forum) == []
    actions.erase(registration=second, at=timezone.now())
    assert not TwoPeople.objects.exists()


def test_the_page_asks_the_same_of_the_database_for_more_pairs(client, first, second, forum, category):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    address = reverse("registrations:duplicates", args=[forum.pk])

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    statements()
    one = statements()
    for _more in range(2):
        BookedFactory(category=category, email=SAME)
    assert statements() == one


# ---- joined ------------------------------------------------------------------------------------------------
def test_joining_asks_first_then_ends_one_without_a_message(client, first, second, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    mail.deliver_due(at=timezone.now())
    outbox.outbox.clear()
    address = reverse("registrations:merge", args=[first.pk, second.pk])

    assert f"{second} ends without a message" in body(client.get(address))
    second.refresh_from_db()
    assert second.is_booked

    client.post(address)

    first.refresh_from_db()
    second.refresh_from_db()
    forum.places.refresh_from_db()
    assert (first.status, second.status, forum.places.taken) == ("booked", "cancelled", 1)
    assert first.person_id == second.person_id
    assert Person.objects.count() == 1
    told = set(Change.objects.filter(verb="merged").values_list("registration", "by"))
    assert told == {(first.pk, user.pk), (second.pk, user.pk)}
    mail.deliver_due(at=timezone.now())
    assert outbox.outbox == []
    assert pairs(forum) == []


def tell_everything(registration) -> None:
    at = timezone.now()
    access.ask(registration=registration, needs=Needs(options=("asl",), words="A ramp"), at=at)
    access.say_food(registration=registration, food=Food(words="No nuts"), at=at)
    contact.keep(
        registration=registration,
        reach=Reach(ways=("email",), code_word="Blue door"),
        at=at,
        contact_through_care=True,
        names_forum=True,
    )
    subsidies.ask(
        registration=registration,
        at=at,
        leaving_from="NS",
        mode="bus",
        amount_requested_cents=30_000,
        minimum_needed_cents=15_000,
        payout="pay_for_me",
        reason="No money",
    )
    subsidies.keep_name(
        registration=registration, name=subsidy_queries.TravelName(legal_name="Legal", journey="Bus"), at=at
    )


def test_what_the_kept_one_lacks_moves_and_is_sealed_again_for_it(first, second):
    tell_everything(second)

    merge(first, second)

    first.refresh_from_db()
    assert access_queries.needs_of(first) == Needs(options=("asl",), words="A ramp")
    assert access_queries.food_of(first).words == "No nuts"
    assert contact_queries.reach_of(first).code_word == "Blue door"
    assert subsidy_queries.travel_name_of(first).legal_name == "Legal"
    request = subsidy_queries.request_of(first)
    assert (request.status, request.amount_requested_cents) == ("submitted", 30_000)
    assert subsidy_queries.reason_of(request, key=first.key_name) == "No money"
    assert first.needs_something
    assert AccessCase.objects.filter(registration=first).exclude(status="withdrawn").count() == 3
    moved = AccessRequest.objects.get(registration=first).answers_sealed
    with pytest.raises(sealing.SealingError):
        sealing.unseal(
            moved,
            key=first.key_name,
            table="access_request",
            field="answers",
            row=AccessRequest.objects.get(registration=second).id,
        )


def test_what_the_kept_one_said_itself_stays(first, second):
    tell_everything(second)
    access.ask(registration=first, needs=Needs(options=("braille",)), at=timezone.now())
    contact.keep(registration=first, reach=Reach(code_word="Mine"), at=timezone.now())

    merge(first, second)

    assert access_queries.needs_of(first).options == ("braille",)
    assert contact_queries.reach_of(first).code_word == "Mine"


def test_of_two_wishes_the_more_careful_one_holds(first, second):
    tell_everything(second)

    merge(first, second)

    first.refresh_from_db()
    assert (first.contact_through_care, first.names_forum) == (True, False)


def test_a_place_is_not_thrown_away(category, first):
    category.places.capacity = 1
    category.places.save()
    draft = DraftFactory(category=category, email=SAME)
    waits = actions.join_queue(registration=draft, at=timezone.now())

    with pytest.raises(actions.HoldsThePlace):
        merge(waits, first)
    merge(first, waits)

    waits.refresh_from_db()
    assert waits.status == "cancelled"


def test_two_accounts_are_not_joined_and_nothing_has_moved(client, first, second, forum):
    for registration in (first, second):
        registration.person.account = UserFactory()
        registration.person.save()
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = client.post(reverse("registrations:merge", args=[first.pk, second.pk]))

    assert "Each of the two signs in with an account of their own" in body(page)
    second.refresh_from_db()
    assert second.is_booked
    assert not Change.objects.exists()


def test_what_is_over_or_elsewhere_is_not_joined(first, second):
    elsewhere = BookedFactory(email=SAME)
    with pytest.raises(actions.MovedOn):
        merge(first, elsewhere)
    with pytest.raises(actions.MovedOn):
        merge(first, first)
    merge(first, second)
    with pytest.raises(actions.MovedOn):
        merge(first, second)
    with pytest.raises(actions.MovedOn):
        merge(second, first)


@pytest.mark.django_db(transaction=True)
def test_two_members_of_staff_who_join_at_once_leave_exactly_one(first, second, forum):
    """In both directions at the same moment: one wins, and never both or neither."""
    start = threading.Barrier(2)
    outcomes = []

    def join(keep, other, by) -> None:
        start.wait()
        try:
            merge(Registration.objects.get(pk=keep.pk), Registration.objects.get(pk=other.pk), by)
            outcomes.append("joined")
        except actions.RegistrationProblem:
            outcomes.append("refused")
        finally:
            connection.close()

    by = UserFactory()
    both = [threading.Thread(target=join, args=(*pair, by)) for pair in ((first, second), (second, first))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    forum.places.refresh_from_db()
    assert sorted(outcomes) == ["joined", "refused"]
    assert Registration.objects.filter(forum=forum, status="booked").count() == forum.places.taken == 1
