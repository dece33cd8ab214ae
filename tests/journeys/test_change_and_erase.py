"""From the private link: change one's details and category, cancel, and be erased until nothing is left."""

import pytest
from django.apps import apps
from django.core import mail as django_mail
from django.utils import timezone

from common import mail
from events.forums.models import Places
from events.registration.models import Registration
from tests.factories.events import BookedFactory, CategoryFactory, ForumFactory
from tests.journeys.keyboard import READERS, TWO_READERS

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {
        "details": "Change my details",
        "save": "Save",
        "saved": "Your changes are saved.",
        "another": "Take part in another way",
        "change": "Change",
        "cancel": "Cancel my booking",
        "sure": "Yes, cancel my booking",
        "cancelled": "Your booking is cancelled",
        "erase": "Erase what is known about me",
        "now": "Erase it now",
        "erased": "It is erased",
    },
    "fr": {
        "details": "Modifier mes renseignements",
        "save": "Enregistrer",
        "saved": "Vos changements sont enregistrés.",
        "another": "Participer autrement",
        "change": "Changer",
        "cancel": "Annuler mon inscription",
        "sure": "Oui, annuler mon inscription",
        "cancelled": "Votre inscription est annulée",
        "erase": "Effacer ce que l’on sait de moi",
        "now": "Effacer maintenant",
        "erased": "C’est effacé",
    },
}


@pytest.fixture
def students(clock):
    return CategoryFactory(forum=ForumFactory(slug="care", capacity=5), name_en="Students", name_fr="Études")


@pytest.fixture
def someone(students, clock):
    """`someone("fr")`: booked, and has the message."""
    category = CategoryFactory(forum=students.forum)
    return lambda language: BookedFactory(
        category=category, name_to_use="Noor", email="noor@example.org", language=language, at=clock.now
    )


def everything_stored() -> str:
    """Every value of every row of every table."""
    return "\n".join(
        repr(list(model._base_manager.values_list())) for model in apps.get_models() if model._meta.managed
    )


@READERS
def test_change_cancel_and_erase(someone, students, hands, letter_to, language, scripts):
    words, booked, person = WORDS[language], someone(language), hands(language, scripts)
    link = letter_to("noor@example.org")

    person.open(link)
    person.press(words["details"])
    person.look()
    person.write(name_to_use="Nour", email="nour@example.org")
    person.press(words["save"])
    assert words["saved"] in person.sees
    person.press(words["another"])
    person.look()
    person.choose("category", students.pk)
    person.press(words["change"])
    assert words["saved"] in person.sees
    booked.refresh_from_db()
    assert (booked.name_to_use, booked.email, booked.category) == ("Nour", "nour@example.org", students)
    assert booked.is_booked

    person.press(words["cancel"])
    person.look()
    person.press(words["sure"])
    assert words["cancelled"] in person.sees
    assert Places.objects.get(pk=students.forum.places_id).taken == 0
    letter_to("nour@example.org")  # that it is cancelled

    person.press(words["erase"])
    person.look()
    person.press(words["now"])
    assert person.heading == words["erased"]
    person.look()
    nothing_is_left(booked, person, hands(language, scripts), link)


@TWO_READERS
def test_erasing_gives_the_place_back(someone, students, hands, letter_to, language, scripts):
    words, booked, person = WORDS[language], someone(language), hands(language, scripts)
    link = letter_to("noor@example.org")

    person.open(link)
    person.press(words["erase"])
    person.press(words["now"])

    assert Places.objects.get(pk=students.forum.places_id).taken == 0
    nothing_is_left(booked, person, hands(language, scripts), link)


def nothing_is_left(booked, person, stranger, link):
    """A husk in the database, links that open nothing, and no message to anybody any more."""
    husk = Registration.objects.get(pk=booked.pk)
    assert husk.erased_at
    assert (husk.name_to_use, husk.email, husk.person) == ("", "", None)
    stored = everything_stored().lower()
    assert not [word for word in ("noor", "nour") if word in stored]
    django_mail.outbox.clear()
    mail.deliver_due(at=timezone.now())
    assert django_mail.outbox == []
    for hands, address in ((stranger, link), (person, f"/{person.language}/my/"), (person, link)):
        hands.open(address)
        assert str(husk) not in hands.sees
        assert not hands.page.get_by_role("link", name=WORDS[hands.language]["erase"]).count()
