"""A newcomer registers, in either language, on a small phone without JavaScript, needing something or not."""

import re

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from common import mail
from events.access.models import AccessRequest
from events.registration.models import Registration
from events.subsidies.models import SubsidyRequest
from tests.factories.events import CategoryFactory, ForumFactory
from tests.journeys.conftest import sound

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {
        "go": "Continue",
        "save": "Save and go on",
        "category": "Community group",
        "english": "English",
        "no": "No",
        "yes": "Yes",
    },
    "fr": {
        "go": "Continuer",
        "save": "Enregistrer et continuer",
        "category": "Groupe communautaire",
        "english": "Français",
        "no": "Non",
        "yes": "Oui",
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


def fill_in_who(page, language, name="Noor"):
    words = WORDS[language]
    page.get_by_text(words["category"]).first.click()
    press(page, words["go"])
    page.locator("[name=name_to_use]").fill(name)
    page.locator("[name=email]").fill("noor@example.org")
    page.get_by_label(words["english"], exact=True).check()
    press(page, words["go"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_someone_who_needs_nothing_books_in_five_screens(forum, phone, language):
    page = phone(language)
    screens = [page.goto(f"/{language}/forums/care/register/").url]
    page.on("framenavigated", lambda frame: screens.append(frame.url))
    fill_in_who(page, language)
    page.locator("[name=needs_something][value=no]").check()
    press(page, WORDS[language]["go"])
    page.locator("main form button").first.click()
    booked = Registration.objects.get()
    assert booked.is_booked
    assert booked.booking.reference in page.locator("main").inner_text()
    assert len(set(screens)) <= 5, screens
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_needs_and_travel_money_follow_the_booking_to_its_end(forum, phone, language):
    page = phone(language)
    page.goto(f"/{language}/forums/care/register/")
    fill_in_who(page, language)
    page.locator("[name=needs_something][value=yes]").check()
    press(page, WORDS[language]["go"])
    page.locator("a[href$='/register/access/']").click()
    page.locator("main summary").first.click()
    page.locator("main details input[type=checkbox]").first.check()
    press(page, WORDS[language]["save"])
    page.locator("a[href$='/register/travel/']").first.click()
    page.locator("[name=leaving_from]").select_option("NS")
    page.locator("[name=mode]").first.check()
    page.locator("[name=fare_cents]").fill("1 234,50" if language == "fr" else "1,234.50")
    page.locator("[name=amount_requested_cents]").fill("900")
    page.locator("[name=minimum_needed_cents]").fill("600")
    page.locator("[name=payout]").first.check()
    press(page, WORDS[language]["save"])
    page.goto(f"/{language}/forums/care/register/check/")
    page.locator("main form button").last.click()
    registration = Registration.objects.get()
    assert registration.is_booked
    assert AccessRequest.objects.get().status == "asked"
    money = SubsidyRequest.objects.get()
    assert (money.status, money.fare_cents, money.amount_requested_cents) == ("submitted", 123450, 90000)

    # The message is neutral and in the person's language; its link opens the booking on another device.
    mail.deliver_due(at=timezone.now())
    (message,) = django_mail.outbox
    assert message.subject == {"en": "Your request {}", "fr": "Votre demande {}"}[language].format(
        registration.booking.reference
    )
    (link,) = set(re.findall(rf"/{language}/bookings/[\w=-]+/", message.body))
    other = phone(language)
    other.goto(link)
    assert other.url.endswith(f"/{language}/bookings/")
    other.goto(f"/{language}/bookings/cancel/")
    other.locator("main form button").first.click()
    registration.refresh_from_db()
    assert registration.status == "cancelled"
    assert AccessRequest.objects.get().status == SubsidyRequest.objects.get().status == "withdrawn"


def test_each_page_is_without_barriers_and_keeps_answers_across_languages(forum, computer):
    page = computer("en")
    page.goto("/en/forums/care/register/")
    sound(page)
    page.get_by_text("Community group").first.click()
    press(page, "Continue")
    sound(page)
    press(page, "Continue")
    assert page.title().startswith("Error: ")
    assert page.locator("[name=name_to_use]").get_attribute("aria-invalid") == "true"
    sound(page)
    page.locator("[name=name_to_use]").fill("Noor")
    page.locator("[name=email]").fill("noor@example")
    page.get_by_text("Français", exact=True).first.click()
    assert "/fr/" in page.url
    assert page.locator("[name=name_to_use]").input_value() == "Noor"
    assert page.locator("[name=email]").input_value() == "noor@example"
    sound(page)
    press(page, "Continuer")
    assert page.title().startswith("Erreur")
    page.locator("[name=email]").fill("noor@example.org")
    page.get_by_label("Français", exact=True).check()
    press(page, "Continuer")
    sound(page)
    page.locator("[name=needs_something][value=yes]").check()
    press(page, "Continuer")
    sound(page)
    for step in ("access", "travel", "check"):
        page.goto(f"/fr/forums/care/register/{step}/")
        sound(page)
    page.locator("main form button").last.click()
    sound(page)
    page.goto("/fr/bookings/")
    sound(page)
    page.goto("/fr/bookings/cancel/")
    sound(page)


def test_a_full_category_loses_nothing_of_what_was_typed(forum, phone):
    other = CategoryFactory(forum=forum, capacity=5, name_en="Students")
    page = phone("en")
    page.goto("/en/forums/care/register/")
    fill_in_who(page, "en")
    page.locator("[name=needs_something][value=no]").check()
    press(page, "Continue")
    full = forum.categories.exclude(pk=other.pk).get().places
    type(full).objects.filter(pk=full.pk).update(taken=5)
    page.locator("main form button").last.click()
    assert "full" in page.locator("main").inner_text()
    assert Registration.objects.get().is_draft
    page.get_by_role("link", name="choose another way to take part").click()
    page.get_by_text("Students").first.click()
    press(page, "Continue")
    page.goto("/en/forums/care/register/check/")
    assert "Noor" in page.locator("main").inner_text()
    page.locator("main form button").last.click()
    assert Registration.objects.get().is_booked


@pytest.mark.parametrize(
    "address", ["/en/forums/unknown/register/", "/fr/bookings/wrong-secret/", "/en/bookings/"]
)
def test_what_is_not_there_tells_nothing(forum, computer, address):
    page = computer("en")
    answer = page.goto(address)
    assert answer.status in (200, 404)
    assert "Noor" not in page.content()
    sound(page)
