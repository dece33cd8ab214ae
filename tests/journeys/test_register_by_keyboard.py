"""Somebody registers with the keyboard alone, in either language, with and without JavaScript."""

import pytest

from events.registration.models import Registration
from tests.factories.events import CategoryFactory, ForumFactory
from tests.journeys.keyboard import READERS

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {"book": "Book my place", "booked": "Your place is booked", "mine": "See my booking"},
    "fr": {
        "book": "Réserver ma place",
        "booked": "Votre place est réservée",
        "mine": "Voir mon inscription",
    },
}


@READERS
def test_alone(clock, hands, letter_to, language, scripts):
    forum = ForumFactory(slug="care", capacity=5)
    CategoryFactory(forum=forum)
    category = CategoryFactory(forum=forum, name_en="Students", name_fr="Études")
    words, newcomer = WORDS[language], hands(language, scripts)

    newcomer.register(category, name="Noor", email="noor@example.org")
    newcomer.press(words["book"])

    assert newcomer.heading == words["booked"]
    booked = Registration.objects.get()
    assert (booked.name_to_use, booked.category, booked.language) == ("Noor", category, language)
    assert booked.is_booked
    newcomer.press(words["mine"])
    assert booked.booking.reference in newcomer.sees
    elsewhere = hands(language, scripts)
    elsewhere.open(letter_to("noor@example.org"))
    assert booked.booking.reference in elsewhere.sees
