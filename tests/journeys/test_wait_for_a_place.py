"""Somebody finds everything taken, waits, is offered a place that comes free, and takes it or lets it go."""

import pytest

from events.registration import actions
from events.registration.models import Registration
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.journeys.keyboard import READERS, TWO_READERS

pytestmark = pytest.mark.django_db(transaction=True)

Status = Registration.Status
WORDS = {
    "en": {
        "full": "All places are taken",
        "wait": "Put me on the waiting list",
        "waits": "You are on the waiting list",
        "mine": "See my booking",
        "offered": "There is a place for you. Please say whether you take it.",
        "take": "I take the place",
        "taken": "Your place is booked.",
        "decline": "I do not take it",
        "sure": "Yes, I do not take it",
        "gone": "Your booking is cancelled",
        "late": "This place is no longer kept.",
        "again": "Put me on the waiting list again",
    },
    "fr": {
        "full": "Toutes les places sont prises",
        "wait": "M’inscrire sur la liste d’attente",
        "waits": "Vous êtes sur la liste d’attente",
        "mine": "Voir mon inscription",
        "offered": "Il y a une place pour vous. Dites-nous si vous la prenez.",
        "take": "Je prends la place",
        "taken": "Votre place est réservée.",
        "decline": "Je ne la prends pas",
        "sure": "Oui, je ne la prends pas",
        "gone": "Votre inscription est annulée",
        "late": "Cette place n’est plus réservée.",
        "again": "Me remettre sur la liste d’attente",
    },
}


@pytest.fixture
def holder(clock):
    """Who has the only place of a forum."""
    category = CategoryFactory(forum=ForumFactory(slug="care", capacity=1), capacity=None)
    return BookedFactory(category=category, at=clock.now)


def status_of(address):
    return Registration.objects.get(email=address).status


def wait_for_a_place(newcomer, category):
    """On the same screens as everybody else; the last one says that nothing is free."""
    words = WORDS[newcomer.language]
    newcomer.register(category, name="Noor", email="noor@example.org")
    assert words["full"] in newcomer.sees
    newcomer.tick("short_notice")
    newcomer.press(words["wait"])
    assert newcomer.heading == words["waits"]
    assert status_of("noor@example.org") == Status.WAITING


@READERS
def test_the_place_that_comes_free_is_taken(holder, clock, hands, letter_to, language, scripts):
    words, newcomer = WORDS[language], hands(language, scripts)
    wait_for_a_place(newcomer, holder.category)
    newcomer.look()
    newcomer.press(words["mine"])
    newcomer.look()

    actions.cancel(registration=holder, at=clock.now)
    newcomer.open(letter_to("noor@example.org"))
    assert words["offered"] in newcomer.sees
    newcomer.look()
    newcomer.press(words["take"])

    assert words["taken"] in newcomer.sees
    assert status_of("noor@example.org") == Status.BOOKED
    newcomer.look()


@TWO_READERS
def test_the_place_that_is_not_wanted_goes_to_the_next(holder, clock, hands, letter_to, language, scripts):
    words, newcomer = WORDS[language], hands(language, scripts)
    wait_for_a_place(newcomer, holder.category)
    clock.forward(minutes=1)
    behind = DraftFactory(category=holder.category, email="behind@example.org", at=clock.now)
    actions.join_queue(registration=behind, at=clock.now)

    actions.cancel(registration=holder, at=clock.now)
    newcomer.open(letter_to("noor@example.org"))
    newcomer.press(words["decline"])
    newcomer.look()
    assert status_of("noor@example.org") == Status.OFFERED
    newcomer.press(words["sure"])

    assert words["gone"] in newcomer.sees
    assert status_of("behind@example.org") == Status.OFFERED
    assert letter_to("behind@example.org")


@TWO_READERS
def test_who_answers_too_late_may_wait_again(holder, clock, hands, letter_to, language, scripts):
    words, newcomer = WORDS[language], hands(language, scripts)
    wait_for_a_place(newcomer, holder.category)
    actions.cancel(registration=holder, at=clock.now)
    newcomer.open(letter_to("noor@example.org"))

    clock.forward(days=3)
    newcomer.press(words["take"])
    assert newcomer.heading == words["late"]
    newcomer.look()
    newcomer.press(words["again"])

    # Nobody else waits: the place is theirs to take once more.
    assert words["offered"] in newcomer.sees
    assert status_of("noor@example.org") == Status.OFFERED
