"""The pages about reaching somebody, their badge, their ticket and what they agreed to, without a script."""

import re

import pytest
from django.urls import reverse

from common import sealing
from events.contact import queries
from events.contact.models import ContactSafety
from events.contact.queries import Reach
from events.registration.models import Registration
from events.subsidies import queries as subsidy_queries
from events.subsidies.models import SubsidyRequest, TravelIdentity
from people.consents.models import ConsentEntry
from tests.events.contact.answers import ANSWERS, REACH
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.django_db
TRAVEL = {
    "leaving_from": "NS",
    "mode": "train",
    "fare_cents": "300",
    "amount_requested_cents": "300",
    "minimum_needed_cents": "200",
    "payout": "pay_for_me",
}


@pytest.fixture
def registration(browser_with_draft):
    return Registration.objects.get()


# ---- how we may reach you ---------------------------------------------------------------------------------
def test_the_page_asks_says_why_and_comes_back_to_the_tasks(browser_with_draft, forum, address, registration):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})
    page = browser_with_draft.get(address("register-contact", forum)).text
    for words in ("Why we ask:", "Who sees it:", "code word", "I will contact you", "may name the forum"):
        assert words in page
    assert page.count(" checked") == 2  # "All the same to me", and no voice message

    wishes = {"no_messages": "on", "contact_through_care": "on"}
    answer = browser_with_draft.post(address("register-contact", forum), ANSWERS | wishes)

    assert answer.url == address("register-tasks", forum)
    registration.refresh_from_db()
    assert queries.reach_of(registration) == REACH
    assert (registration.no_messages, registration.contact_through_care) == (True, True)
    assert registration.names_forum is False
    page = browser_with_draft.get(address("register-contact", forum)).text
    assert "Canary Lantern" in page
    assert page.count(" checked") == 6
    assert "Canary Lantern" in browser_with_draft.get(address("register-check", forum)).text


def test_leaving_everything_empty_is_fine(browser_with_draft, forum, address):
    answer = browser_with_draft.post(address("register-contact", forum), {"voicemail": "no"})

    assert answer.url == address("register-tasks", forum)
    assert not ContactSafety.objects.exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"ways": ["call"]}, "Enter the number that is safe to call"),
        ({"ways": ["text"], "phone": " "}, "Enter the number that is safe to call"),
        ({"ways": ["email"], "prefers": "call"}, "Choose one of the ways that you ticked as safe."),
        ({"ways": ["pigeon"]}, "There is a problem"),
        ({"code_word": "x" * 61}, "There is a problem"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(browser_with_draft, forum, address, answers, said):
    page = browser_with_draft.post(address("register-contact", forum), {"hours": "Mornings"} | answers).text

    assert said in page
    assert "Mornings" in page
    assert not ContactSafety.objects.exists()


def test_changing_the_language_keeps_what_was_typed(browser_with_draft, forum, address):
    english = address("register-contact", forum)

    page = browser_with_draft.post(english.replace("/en/", "/fr/"), ANSWERS | {"_language": "fr"}).text

    assert "Comment pouvons-nous vous joindre?" in page
    assert "Canary Lantern" in page
    assert not ContactSafety.objects.exists()


def test_the_page_opens_again_from_the_booking(browser_with_booking, forum, address):
    answer = browser_with_booking.post(address("register-contact", forum), {"hours": "Mornings"})

    assert answer.url.startswith(reverse("booking"))
    assert queries.reach_of(Registration.objects.get()) == Reach(hours="Mornings")
    page = browser_with_booking.get(answer.url).text
    assert "Kept for the care team" in page
    assert "Mornings" not in page


def test_without_a_registration_every_page_leads_to_the_start(client, forum, address):
    for name in ("register-contact", "register-badge", "register-travel-name"):
        assert client.get(address(name, forum)).url == address("register", forum)
        assert client.post(address(name, forum), ANSWERS).url == address("register", forum)
    assert client.get(reverse("my-agreements")).status_code == 404


def test_a_missing_key_keeps_nothing_half_written(browser_with_draft, forum, address, registration, caplog):
    sealing.destroy_key(forum.key_name)

    page = browser_with_draft.post(address("register-contact", forum), ANSWERS | {"no_messages": "on"})

    assert page.status_code == 503
    assert "KeyMissing" in caplog.text
    registration.refresh_from_db()
    assert (ContactSafety.objects.count(), registration.no_messages) == (0, False)
    assert "Canary" not in caplog.text


# ---- the badge --------------------------------------------------------------------------------------------
def test_the_badge_page_shows_what_each_choice_gives(browser_with_draft, forum, address, registration):
    page = browser_with_draft.get(address("register-badge", forum)).text
    assert "<bdi>Maple</bdi>" in page
    assert "<bdi>M.</bdi>" in page

    answer = browser_with_draft.post(
        address("register-badge", forum), {"badge": "initials", "pronouns": "they"}
    )

    assert answer.url == address("register-tasks", forum)
    registration.refresh_from_db()
    assert queries.badge_line(registration) == "M. (they)"


def test_a_name_that_is_markup_stays_a_name(browser_with_draft, forum, address, registration):
    Registration.objects.update(name_to_use="<b>Maple</b>")

    assert (
        "<bdi>&lt;b&gt;Maple&lt;/b&gt;</bdi>" in browser_with_draft.get(address("register-badge", forum)).text
    )


# ---- the ticket -------------------------------------------------------------------------------------------
def test_the_legal_name_is_asked_only_where_we_buy_the_ticket(
    browser_with_draft, forum, address, registration
):
    name_page = address("register-travel-name", forum)
    assert browser_with_draft.get(name_page).url == address("register-travel", forum)
    answer = browser_with_draft.post(address("register-travel", forum), TRAVEL | {"payout": "advance"})
    assert answer.url == address("register-tasks", forum)
    assert browser_with_draft.get(name_page).url == address("register-travel", forum)

    answer = browser_with_draft.post(address("register-travel", forum), TRAVEL)
    assert answer.url == name_page
    page = browser_with_draft.get(name_page).text
    assert "birth" not in page
    assert "Enter the name" in browser_with_draft.post(name_page, {"legal_name": " "}).text
    answer = browser_with_draft.post(name_page, {"legal_name": "Legal Canary", "journey": "From Halifax"})

    assert answer.url == address("register-tasks", forum)
    assert "Legal Canary" not in TravelIdentity.objects.get().answers_sealed
    assert subsidy_queries.travel_name_of(registration).legal_name == "Legal Canary"
    assert "Legal Canary" in browser_with_draft.get(address("register-check", forum)).text


@pytest.mark.parametrize("how", ["another payout", "no travel money after all", "no needs"])
def test_without_a_ticket_to_buy_the_legal_name_goes(browser_with_draft, forum, address, how):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})
    browser_with_draft.post(address("register-travel", forum), TRAVEL)
    browser_with_draft.post(address("register-travel-name", forum), {"legal_name": "Legal Canary"})
    assert TravelIdentity.objects.exists()

    if how == "another payout":
        browser_with_draft.post(address("register-travel", forum), TRAVEL | {"payout": "reimburse"})
    elif how == "no needs":
        browser_with_draft.post(address("register-needs", forum), {"needs_something": "no"})
    else:
        browser_with_draft.post(address("register-travel-drop", forum))

    assert not TravelIdentity.objects.exists()
    assert SubsidyRequest.objects.exists() == (how == "another payout")


# ---- what I agreed to -------------------------------------------------------------------------------------
def buttons(page, name):
    return re.findall(rf'name="{name}" value="([^"]+)"', page)


def test_each_agreement_is_given_and_taken_back_with_one_press(browser_with_booking, registration):
    here = reverse("my-agreements")
    page = browser_with_booking.get(here).text
    assert page.count("You have not agreed.") == 3
    assert buttons(page, "withdraw") == []
    photos = buttons(page, "agree")[0]

    assert browser_with_booking.post(here, {"agree": photos}).url == here
    page = browser_with_booking.get(here).text
    assert "You agreed on " in page
    assert buttons(page, "withdraw") == ["photos"]
    browser_with_booking.post(here.replace("/en/", "/fr/"), {"withdraw": "photos"})

    page = browser_with_booking.get(here).text
    assert "You took it back on " in page
    assert len(buttons(page, "agree")) == 3
    ledger = ConsentEntry.objects.order_by("pk").values_list(
        "about", "purpose", "given", "language", "channel"
    )
    assert list(ledger) == [
        (registration.id, "photos", True, "en", "web"),
        (registration.id, "photos", False, "fr", "web"),
    ]
    assert set(ConsentEntry.objects.values_list("person", flat=True)) == {registration.person_id}


def test_the_page_speaks_french_and_its_title_tells_nothing(browser_with_booking, registration, forum):
    page = browser_with_booking.get(reverse("my-agreements").replace("/en/", "/fr/")).text

    assert "Ce que j’ai accepté" in page
    assert "sur mon insigne montrera" in page
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    registration.refresh_from_db()
    assert title.strip() == f"Votre demande {registration}"


@pytest.mark.parametrize(
    "pressed", [{}, {"agree": "99999"}, {"agree": "x"}, {"withdraw": "x"}, {"withdraw": "photos"}]
)
def test_a_press_that_means_nothing_writes_nothing(browser_with_booking, pressed):
    assert browser_with_booking.post(reverse("my-agreements"), pressed).status_code == 302

    assert not ConsentEntry.objects.exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_however_long_the_ledger(
    browser_with_booking, registration, how_many, django_assert_max_num_queries
):
    here = reverse("my-agreements")
    photos = buttons(browser_with_booking.get(here).text, "agree")[0]
    for _ in range(how_many):
        browser_with_booking.post(here, {"agree": photos})
        browser_with_booking.post(here, {"withdraw": "photos"})

    with django_assert_max_num_queries(2):
        browser_with_booking.get(here)


def test_nobody_sees_the_agreements_of_somebody_else(browser_with_booking, at):
    other = BookedFactory(at=at)
    photos = buttons(browser_with_booking.get(reverse("my-agreements")).text, "agree")[0]

    browser_with_booking.post(reverse("my-agreements"), {"agree": photos})

    assert not ConsentEntry.objects.filter(about=other.id).exists()


# ---- no message -------------------------------------------------------------------------------------------
def test_the_screens_say_that_nothing_is_sent_to_whoever_contacts_us(
    browser_with_draft, forum, address, post_box
):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})
    browser_with_draft.post(address("register-contact", forum), {"no_messages": "on"})
    page = browser_with_draft.get(address("register-check", forum)).text
    assert "We send you nothing, as you asked." in page

    browser_with_draft.post(address("register-check", forum))

    page = browser_with_draft.get(address("register-booked", forum)).text
    assert "We send you nothing, as you asked." in page
    assert "maple@example.org" not in page
    assert post_box() == []
