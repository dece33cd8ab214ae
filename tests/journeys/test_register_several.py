"""An organisation registers three people, one of whom withdraws; staff register somebody by phone."""

import re

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone

from common import mail
from events.registration.models import Registration
from people.accounts import roles
from tests.factories.events import CategoryFactory, ForumFactory
from tests.factories.people import UserFactory
from tests.journeys.conftest import sound

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {
        "go": "Continue",
        "hold": "Hold 3 places",
        "more": "Add five more lines",
        "send": "Send my answers",
    },
    "fr": {
        "go": "Continuer",
        "hold": "Retenir 3 places",
        "more": "Ajouter cinq lignes",
        "send": "Envoyer mes réponses",
    },
}


@pytest.fixture(autouse=True)
def nobody_is_too_quick(settings):
    settings.QUICKEST_ANSWER_SECONDS = 0


@pytest.fixture
def forum(clock):
    forum = ForumFactory(slug="care", capacity=5)
    CategoryFactory(forum=forum, capacity=5)
    return forum


def press(page, text):
    page.get_by_role("button", name=text, exact=True).first.click()


def letters():
    """Every message so far by address: the link that it carries."""
    mail.deliver_due(at=timezone.now())
    return {
        letter.to[0]: re.search(r"/(?:en|fr)/bookings/[\w=-]+/", letter.body).group()
        for letter in django_mail.outbox
    }


def name_three(page, language):
    words = WORDS[language]
    page.goto(f"/{language}/forums/care/register/")
    page.locator("a[href$='/register/several/']").click()
    page.locator("[name=organisation_name]").fill("Harbour Lights House")
    page.locator("[name=name]").fill("Bo")
    page.locator("[name=email]").fill("bo@example.org")
    page.locator("[name=name_1]").fill("Ana")
    page.locator("[name=email_1]").fill("ana@example.org")
    page.locator("[name=pasted]").fill("Noor, noor@example.org\nZoé zoe@example.org")
    press(page, words["more"])
    assert page.locator("[name=name_10]").count() == 1
    assert page.locator("[name=name_1]").input_value() == "Ana"
    press(page, words["go"])
    press(page, words["hold"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_three_people_are_named_answer_for_themselves_and_one_withdraws(forum, phone, language):
    booker, words = phone(language), WORDS[language]
    name_three(booker, language)
    assert booker.url.endswith(f"/{language}/bookings/group/?done=held")
    assert Registration.objects.filter(status="booked", completed_at=None).count() == 3

    links = letters()
    assert set(links) == {"bo@example.org", "ana@example.org", "noor@example.org", "zoe@example.org"}
    ana = phone(language)
    ana.goto(links["ana@example.org"])
    assert ana.locator("[name=name_to_use]").input_value() == "Ana"
    ana.locator("[name=name_to_use]").fill("Sol")
    press(ana, words["go"])
    ana.locator("[name=needs_something][value=no]").check()
    press(ana, words["go"])
    press(ana, words["send"])
    assert Registration.objects.get(booked_as="Ana").name_to_use == "Sol"

    noor = phone(language)
    noor.goto(links["noor@example.org"])
    noor.locator("main .notice a[href$='/bookings/cancel/']").click()
    noor.locator("main form button").first.click()

    again = phone(language)
    again.goto(links["bo@example.org"])
    page = again.locator("main").inner_text()
    assert "Ana" in page
    assert "Sol" not in page
    standing = dict(Registration.objects.values_list("booked_as", "status"))
    assert standing == {"Ana": "booked", "Noor": "cancelled", "Zoé": "booked"}
    again.locator("a[href$='/withdraw/']").last.click()
    again.locator("main form button").first.click()
    assert Registration.objects.get(booked_as="Zoé").status == "cancelled"
    assert Registration.objects.get(booked_as="Ana").is_booked


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_without_barriers(forum, computer, language):
    page = computer(language)
    page.goto(f"/{language}/forums/care/register/several/")
    sound(page)
    press(page, WORDS[language]["go"])
    sound(page)
    name_three(page, language)
    sound(page)
    for name in ("correct", "replace", "withdraw"):
        page.goto(reverse("group"))
        page.locator(f"a[href$='/{name}/']").first.click()
        sound(page)
    for name in ("group-add", "group-cancel"):
        page.goto(reverse(name).replace("/en/", f"/{language}/"))
        sound(page)
    page.goto(letters()["ana@example.org"])
    sound(page)
    page.goto(reverse("booking-hand-on").replace("/en/", f"/{language}/"))
    sound(page)


def test_three_people_are_named_with_the_keyboard_alone(forum, computer):
    page = computer("en")
    page.goto("/en/forums/care/register/several/")

    def to(name):
        for _step in range(80):
            if page.evaluate("document.activeElement.name") == name:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name}")

    to("organisation_name")
    page.keyboard.type("Harbour Lights House")
    to("name")
    page.keyboard.type("Bo")
    to("email")
    page.keyboard.type("bo@example.org")
    for number, name in enumerate(("ana", "noor", "zoe"), start=1):
        to(f"name_{number}")
        page.keyboard.type(name)
        to(f"email_{number}")
        page.keyboard.type(f"{name}@example.org")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    button = page.get_by_role("button", name="Hold 3 places")
    for _step in range(80):
        if button.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bookings/group/**")
    assert Registration.objects.filter(status="booked").count() == 3


@pytest.mark.parametrize("language", ["en", "fr"])
def test_staff_register_somebody_by_phone(forum, computer, client, live_server, language):
    user = UserFactory(roles=[roles.REGISTRATION], forums=[forum], language=language)
    client.force_login(user)
    page = computer(language)
    page.context.add_cookies(
        [
            {"name": name, "value": cookie.value, "url": live_server.url}
            for name, cookie in client.cookies.items()
        ]
    )
    page.goto(f"/admin/groups/phone/{forum.pk}/")
    page.locator(f"[name=language][value={language}]").check()
    page.locator("main form button[type=submit]").last.click()
    assert page.locator(".by-phone").count() == 1
    sound(page)
    page.locator("[name=name_to_use]").fill("Noor")
    press(page, WORDS[language]["go"])
    assert page.locator(".by-phone").count() == 1
    page.locator("[name=needs_something][value=no]").check()
    press(page, WORDS[language]["go"])
    page.locator("main form button").last.click()
    page.wait_for_url("**/admin/groups/phone/**")
    booked = Registration.objects.get()
    assert booked.is_booked
    assert booked.email == ""
    assert booked.booking.reference in page.locator("body").inner_text()
    page.goto(f"/{language}/bookings/")
    assert "Noor" not in page.content()
