"""What people eat: asked on a page of its own, sealed, and told to the kitchen in numbers."""

import pytest
from pypdf import PdfReader

from events.access import actions, documents, queries
from events.access.models import AccessCase, Diet
from events.access.queries import Allergy, Food, Kind
from events.registration import actions as registration_actions
from tests.factories.events import BookedFactory

pytestmark = pytest.mark.django_db
PEANUTS = Allergy("peanuts", "dangerous", traces=True)


def test_only_what_counts_cannot_tell_the_kitchen_becomes_a_case(booked_with, case_of):
    plain = booked_with(food=Food(("vegan",), (Allergy("milk", "unwell"),)))
    grave = booked_with(food=Food(("vegan",), (PEANUTS,)))

    assert not AccessCase.objects.filter(registration=plain).exists()
    assert case_of(grave, kind="food").due_on.isoformat() == "2026-11-12"


def test_food_and_needs_do_not_take_each_other_back(at, booked_with, case_of):
    registration = booked_with("asl", food=Food(words="No garlic"))

    actions.say_food(registration=registration, food=Food(words="No onions"), at=at)
    actions.ask(registration=registration, needs=queries.Needs(("asl", "lsq")), at=at)

    assert case_of(registration, kind="food").news == AccessCase.News.CHANGED
    assert {case.need.kind for case in queries.cases_of(registration)} == {Kind.OPTION, Kind.FOOD}
    actions.say_food(registration=registration, food=Food(("halal",)), at=at)
    assert case_of(registration, kind="food").is_withdrawn
    assert not case_of(registration, "asl").is_withdrawn


def test_the_kitchen_counts_those_who_have_a_place_exactly(at, booked_with):
    first = booked_with(food=Food(("vegan", "halal"), (PEANUTS, Allergy("milk", "serious"))))
    category, forum = first.category, first.forum
    booked_with(category=category, food=Food(("vegan",), (Allergy("peanuts", "unwell"),), "Until sunset"))
    gone = booked_with(category=category, food=Food(("vegan",)))
    booked_with(food=Food(("vegan",)))
    BookedFactory(category=category, at=at)
    registration_actions.cancel(registration=gone, at=at)

    sheet = queries.kitchen_sheet(forum)

    assert [(option.code, count) for option, count in sheet.diets] == [("vegan", 2), ("halal", 1)]
    peanuts = sheet.allergies[0]
    assert (peanuts.option.code, peanuts.people, peanuts.unwell, peanuts.serious) == ("peanuts", 2, 1, 0)
    assert (peanuts.dangerous, peanuts.traces) == (1, 1)
    assert (sheet.people, sheet.answered, sheet.anything) == (3, 2, 1)
    assert (sheet.fasting, sheet.to_talk_about) == (1, 2)


def test_the_sheet_names_diets_in_both_languages_and_nobody(booked_with):
    registration = booked_with(
        name_to_use="Name Canary", food=Food(("no_beef",), (PEANUTS,), "Fast Canary", "Food Canary")
    )
    sheet = queries.kitchen_sheet(registration.forum)

    table = documents.kitchen_csv(sheet).decode("utf-8-sig")
    pdf = documents.kitchen_pdf(registration.forum, sheet)

    reader = PdfReader(__import__("io").BytesIO(pdf))
    printed = "\n".join(page.extract_text() for page in reader.pages)
    for text in (table, printed):
        for word in ("No beef", "Sans bœuf", "Peanuts", "Arachides", "Diet / Régime"):
            assert word in text
        assert "Canary" not in text
        assert str(registration) not in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


# ---- the page ---------------------------------------------
@pytest.fixture
def who_needs_something(browser_with_draft, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})
    return browser_with_draft


def test_the_page_keeps_diets_allergies_and_words(who_needs_something, forum, address):
    browser, page = who_needs_something, address("register-diet", forum)
    typed = {
        "diets": ["halal", "fasting"],
        "allergy_peanuts": "dangerous",
        "traces_peanuts": "on",
        "fasting": "Friday until sunset",
        "words": "Tea, please.",
    }

    answer = browser.post(page, typed)

    assert answer.url == address("register-tasks", forum)
    food = queries.food_of(Diet.objects.get().registration)
    assert food == Food(("halal", "fasting"), (PEANUTS,), "Friday until sunset", "Tea, please.")
    shown = browser.get(page).text
    assert '<details class="column" open>' in shown
    assert shown.count(" checked") == 3
    assert 'value="dangerous" selected' in shown
    checked = browser.get(address("register-check", forum)).text
    assert "Peanuts – It can endanger my life – even traces" in checked


def test_traces_without_an_allergy_are_asked_about(who_needs_something, forum, address):
    page = who_needs_something.post(address("register-diet", forum), {"traces_milk": "on"}).text

    assert "Say how strong the allergy is: Milk." in page
    assert not Diet.objects.exists()


def test_an_allergen_added_by_staff_is_asked_at_once_and_in_french(who_needs_something, forum):
    from events.access.models import AccessOption

    AccessOption.objects.create(
        code="lupin", group="allergy", position=99, name_en="Lupin", name_fr="Lupin FR"
    )

    page = who_needs_something.get(f"/fr/forums/{forum.slug}/register/food/").text

    assert "Lupin FR" in page
    assert "Que mangez-vous" in page
    assert "Arachides" in page
    for english in ("Peanuts", "No allergy", "Even traces", "Why we ask"):
        assert english not in page
