"""Persons: found by their sign-in, joined with another, remembered for a while."""

import pytest
from django.contrib.auth.models import AnonymousUser

from evaluations.invitations.models import Invitation
from events.registration.models import Booking, Registration
from people.consents import actions as consents
from people.consents.models import ConsentEntry
from people.consents.queries import in_use
from people.persons import actions
from people.persons.models import Person
from people.persons.queries import person_of
from tests.factories.evaluations import open_campaign
from tests.factories.events import MARCH, BookedFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_is_found_by_the_sign_in_and_by_nothing_else():
    account = UserFactory(email="same@example.org")
    mine = PersonFactory(account=account)
    PersonFactory(email="same@example.org")

    assert person_of(account) == mine
    assert person_of(UserFactory()) is None
    assert person_of(AnonymousUser()) is None


def test_joining_moves_everything_and_one_person_is_left():
    keep, other = BookedFactory().person, BookedFactory().person
    account = UserFactory()
    Person.objects.filter(pk=other.pk).update(account=account)
    other.refresh_from_db()
    consents.agree(
        person_id=other.pk,
        about=other.registrations.get().pk,
        wordings=in_use(MARCH)[:1],
        language="en",
        channel="web",
        at=MARCH,
    )
    name = keep.name_to_use

    actions.merge(keep=keep, other=other, at=MARCH)

    keep.refresh_from_db()
    assert Person.objects.count() == 1
    assert (keep.name_to_use, keep.account) == (name, account)
    assert Registration.objects.filter(person=keep).count() == 2
    assert Booking.objects.filter(person=keep).count() == 2
    assert ConsentEntry.objects.exclude(person=keep).count() == 0


def test_one_person_and_two_sign_ins_are_not_joined():
    keep, other = PersonFactory(account=UserFactory()), PersonFactory(account=UserFactory())

    with pytest.raises(actions.SamePerson):
        actions.merge(keep=keep, other=keep, at=MARCH)
    with pytest.raises(actions.TwoAccounts):
        actions.merge(keep=keep, other=other, at=MARCH)

    assert Person.objects.filter(pk__in=[keep.pk, other.pk]).count() == 2


@pytest.mark.parametrize("answered", ["keep", "other", "neither"])
def test_whoever_was_asked_twice_is_asked_once_and_cannot_answer_twice(answered):
    campaign = open_campaign(at=MARCH, invited=6)
    mine, theirs = campaign.invitations.order_by("person__email")[:2]
    done = {"keep": mine, "other": theirs}.get(answered)
    if done:
        Invitation.objects.filter(pk=done.pk).update(done=True)

    actions.merge(keep=mine.person, other=theirs.person, at=MARCH)

    left = campaign.invitations.get(person=mine.person)
    assert campaign.invitations.count() == 5
    assert left.done is bool(done)


def test_persons_who_asked_to_be_remembered_are_let_go_when_they_take_it_back():
    person = PersonFactory()
    actions.remember(persons=[person.pk], until=MARCH.replace(year=2028))
    assert actions.forget_unneeded(at=MARCH) == 0

    actions.let_go(persons=[person.pk])

    assert actions.forget_unneeded(at=MARCH) == 1
