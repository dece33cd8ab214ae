"""An organisation's three people, and somebody on the phone, with the keyboard alone: who sees which word."""

import pytest
from django.core import mail as django_mail

from events.access.models import AccessRequest
from events.registration.models import Registration
from people.accounts import roles
from people.consents.models import ConsentEntry
from tests.factories.events import CategoryFactory, ForumFactory
from tests.factories.people import UserFactory
from tests.journeys.keyboard import READERS

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {
        "several": "Name them all at once",
        "go": "Continue",
        "hold": "Hold 3 places",
        "for_you": "Harbour Lights House put your name down",
        "access": "What would help you take part",
        "save": "Save and go on",
        "send": "Send my answers",
        "no": "I do not want it",
        "sure": "Yes, cancel my booking",
        "add": "Add a person",
        "withdraw": "Withdraw: {}",
        "leave_it": "No, leave it as it is",
        "begin": "Begin",
        "by_phone": "You are registering someone by phone",
        "book": "Book my place",
        "registered": "Registered. The reference to read out is {}.",
    },
    "fr": {
        "several": "Nommez-les toutes d’un coup",
        "go": "Continuer",
        "hold": "Retenir 3 places",
        "for_you": "Harbour Lights House a donné votre nom",
        "access": "Ce qui vous aiderait à participer",
        "save": "Enregistrer et continuer",
        "send": "Envoyer mes réponses",
        "no": "Je n’en veux pas",
        "sure": "Oui, annuler mon inscription",
        "add": "Ajouter une personne",
        "withdraw": "Retirer : {}",
        "leave_it": "Non, ne rien changer",
        "begin": "Commencer",
        "by_phone": "Vous inscrivez quelqu’un par téléphone",
        "book": "Réserver ma place",
        "registered": "C’est fait. La référence à lire à voix haute est {}.",
    },
}
# What a colleague tells the team and nobody else.
PRIVATE = ("Solenne", "somewhere@example.org", "quiet corner")


@pytest.fixture
def category(clock):
    return CategoryFactory(forum=ForumFactory(slug="care", capacity=5), capacity=5)


def name_three(booker):
    words = WORDS[booker.language]
    booker.open(f"/{booker.language}/forums/care/register/")
    booker.press(words["several"])
    booker.write(organisation_name="Harbour Lights House", name="Bo", email="bo@example.org")
    for number, name in enumerate(("ana", "noor", "zoe"), start=1):
        booker.write(**{f"name_{number}": name, f"email_{number}": f"{name}@example.org"})
    booker.press(words["go"])
    booker.press(words["hold"])


def answer(colleague, *, name, email, need=""):
    """About you, what would help, and the last button."""
    words = WORDS[colleague.language]
    assert words["for_you"] in colleague.sees
    colleague.write(name_to_use=name, email=email)
    colleague.press(words["go"])
    colleague.choose("needs_something", "yes" if need else "no")
    colleague.press(words["go"])
    if need:
        colleague.press(words["access"])
        colleague.write(words=need)
        colleague.press(words["save"])
        colleague.press(words["go"])
    colleague.press(words["send"])


@READERS
def test_two_answer_for_themselves_and_one_withdraws(category, hands, letter_to, language, scripts):
    words, booker = WORDS[language], hands(language, scripts)
    name_three(booker)
    mine = letter_to("bo@example.org")

    ana, zoe, noor = (hands(language, scripts) for _colleague in range(3))
    ana.open(letter_to("ana@example.org"))
    answer(ana, name=PRIVATE[0], email=PRIVATE[1], need=PRIVATE[2])
    zoe.open(letter_to("zoe@example.org"))
    answer(zoe, name="Zoé", email="zoe@example.org")
    noor.open(letter_to("noor@example.org"))
    noor.press(words["no"])
    noor.press(words["sure"])

    standing = dict(Registration.objects.values_list("booked_as", "status"))
    assert standing == {"ana": "booked", "noor": "cancelled", "zoe": "booked"}
    assert Registration.objects.exclude(completed_at=None).count() == 2
    assert AccessRequest.objects.get().registration.booked_as == "ana"
    shown = everything_that_the_booker_sees(booker, mine)
    assert "ana" in shown
    assert not [word for word in PRIVATE if word in shown]


def everything_that_the_booker_sees(booker, link):
    """Their page by their link, what its buttons lead to, and what was mailed to them."""
    words = WORDS[booker.language]
    booker.open(link)
    shown = [booker.page.content()]
    booker.press(words["withdraw"].format("ana"))
    shown.append(booker.page.content())
    booker.press(words["leave_it"])
    booker.press(words["add"])
    shown.append(booker.page.content())
    booker.open(f"/{booker.language}/my/known/")
    shown.append(booker.page.content())
    return "\n".join(
        [*shown, *(letter.body for letter in django_mail.outbox if "bo@example.org" in letter.to)]
    )


@READERS
def test_the_team_registers_somebody_who_has_no_address(category, at_work, language, scripts):
    words = WORDS[language]
    user = UserFactory(roles=[roles.REGISTRATION], forums=[category.forum], language=language)
    team = at_work(user, scripts)
    team.open(f"/admin/groups/phone/{category.forum_id}/")
    team.choose("language", language)
    team.press(words["begin"])
    assert words["by_phone"] in team.sees
    team.write(name_to_use="Noor")
    team.press(words["go"])
    team.choose("needs_something", "no")
    team.press(words["go"])
    team.tick("consents")
    team.press(words["book"])

    booked = Registration.objects.get()
    assert (booked.status, booked.email, booked.channel) == ("booked", "", "phone")
    assert booked.entered_by == user
    agreed = ConsentEntry.objects.get()
    assert (agreed.channel, agreed.noted_by) == ("phone", user)
    assert words["registered"].format(booked) in team.sees
    assert django_mail.outbox == []
    team.open(f"/{language}/bookings/")
    assert "Noor" not in team.sees
