"""Somebody asks for a place that the team gives; the team decides in the back office."""

import pytest

from events.registration.models import Registration
from people.accounts import roles
from tests.factories.events import CategoryFactory, ForumFactory
from tests.factories.people import UserFactory
from tests.journeys.keyboard import READERS, TWO_READERS

pytestmark = pytest.mark.django_db(transaction=True)

Status = Registration.Status
REASON = "Talked over on Monday."
WORDS = {
    "en": {
        "ask": "Send my request",
        "asked": "We have your request",
        "mine": "See my booking",
        "waits": "Your request is with the team. We write to you as soon as they have decided.",
        "approve": "Approve",
        "booked": "Your place is booked.",
        "decline": "Decline",
        "declined": "The team could not give you a place this time.",
    },
    "fr": {
        "ask": "Envoyer ma demande",
        "asked": "Nous avons votre demande",
        "mine": "Voir mon inscription",
        "waits": "Votre demande est entre les mains de l’équipe. Nous vous écrirons dès sa décision.",
        "approve": "Approuver",
        "booked": "Votre place est réservée.",
        "decline": "Refuser",
        "declined": "L’équipe n’a pas pu vous donner de place cette fois-ci.",
    },
}


@pytest.fixture
def forum(clock):
    forum = ForumFactory(slug="care", capacity=5)
    CategoryFactory(forum=forum, needs_approval=True)
    return forum


@pytest.fixture
def decide(forum, at_work):
    """`decide(registration, "Approve", "en")`: in the back office, from the list of those who ask."""

    def by_the_team(registration, verb, language):
        team = at_work(UserFactory(roles=[roles.REGISTRATION], forums=[forum], language=language))
        team.open(f"/admin/registrations/?forum={forum.pk}&status=requested")
        team.press(str(registration))
        team.press(verb)
        team.write(reason=REASON)
        team.press(verb)

    return by_the_team


def ask(newcomer, forum):
    """On the same screens as everybody else; the last one says that somebody decides."""
    words = WORDS[newcomer.language]
    newcomer.register(forum.categories.get(), name="Noor", email="noor@example.org")
    newcomer.press(words["ask"])
    assert newcomer.heading == words["asked"]
    asked = Registration.objects.get()
    assert asked.status == Status.REQUESTED
    return asked


@READERS
def test_the_team_says_yes(forum, hands, decide, letter_to, language, scripts):
    words, newcomer = WORDS[language], hands(language, scripts)
    asked = ask(newcomer, forum)
    newcomer.look()
    newcomer.press(words["mine"])
    assert words["waits"] in newcomer.sees
    newcomer.look()

    decide(asked, words["approve"], language)

    asked.refresh_from_db()
    assert asked.is_booked
    newcomer.open(letter_to("noor@example.org"))
    assert words["booked"] in newcomer.sees


@TWO_READERS
def test_the_team_says_no_and_keeps_its_reason(forum, hands, decide, letter_to, language, scripts):
    words, newcomer = WORDS[language], hands(language, scripts)
    asked = ask(newcomer, forum)

    decide(asked, words["decline"], language)

    asked.refresh_from_db()
    assert asked.status == Status.DECLINED
    newcomer.open(letter_to("noor@example.org"))
    assert words["declined"] in newcomer.sees
    assert REASON not in newcomer.sees
    newcomer.look()
