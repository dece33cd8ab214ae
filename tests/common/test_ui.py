"""The look's promises: both languages a press away, answers kept, errors found, pages for everyone."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, expect

from common.templatetags import ui

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.common.pages")]

ANSWERS = {"name": "Amina", "needs": ["lsq"], "contact": "none", "agrees": "on"}


# ---- two languages ----------------------------------------------------------------------------------------
def test_the_other_language_is_a_link_to_the_same_page_with_its_query(client: Client) -> None:
    body = client.get("/en/plain/?day=2&room=a").content.decode()

    link = '<a class="language" href="/fr/plain/?day=2&amp;room=a" lang="fr" hreflang="fr">Français</a>'
    assert link in body


def test_a_page_with_a_twin_of_its_own_links_to_that(client: Client) -> None:
    assert 'href="/fr/jumelle/" lang="fr"' in client.get("/en/twin/").content.decode()


def test_a_page_says_its_language_and_names_the_organisation_in_it(client: Client) -> None:
    body = client.get("/fr/plain/").content.decode()

    assert '<html lang="fr">' in body
    assert "<strong>Conseil exemple pour les nouveaux arrivants</strong>" in body
    assert '<span lang="en">Sample Council for Newcomers</span>' in body


def test_the_language_button_shows_the_answers_again_and_judges_nothing(client: Client) -> None:
    answers = {"name": "", "needs": ["lsq"], "contact": "none", "phone": "514"}

    response = client.post("/fr/about-you/", {**answers, "_language": "fr"})
    body = response.content.decode()

    assert response.status_code == 200
    assert '<html lang="fr">' in body
    assert "Saved" not in body
    assert "Il y a un problème" not in body
    assert "<title>About you" in body
    assert re.search(r'value="lsq"[^>]*checked', body)
    assert re.search(r'value="none"[^>]*checked', body)
    assert 'value="514"' in body


def test_the_language_button_saves_nothing_even_when_every_answer_is_good(client: Client) -> None:
    saved = client.post("/en/about-you/", ANSWERS).content.decode()
    switched = client.post("/fr/about-you/", {**ANSWERS, "_language": "fr"}).content.decode()

    assert "Saved Amina" in saved
    assert "Saved" not in switched
    assert 'value="Amina"' in switched


def test_a_person_changes_language_in_the_middle_of_a_form(new_page: object) -> None:
    page: Page = new_page(java_script_enabled=False)
    page.goto("/en/about-you/")
    page.get_by_label("Name to use").fill("Amina")
    page.get_by_label("LSQ interpretation").check()

    page.get_by_role("button", name="Français").click()

    expect(page).to_have_url(re.compile("/fr/about-you/$"))
    expect(page.get_by_label("Name to use")).to_have_value("Amina")
    expect(page.get_by_label("LSQ interpretation")).to_be_checked()
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile("/en/about-you/$"))
    expect(page.get_by_label("Name to use")).to_have_value("Amina")


def test_enter_continues_and_does_not_change_the_language(page: Page) -> None:
    page.goto("/en/about-you/")
    page.get_by_label("By mail").check()
    page.get_by_label("I agree").check()
    page.get_by_label("Name to use").fill("Amina")
    page.get_by_label("Name to use").press("Enter")

    expect(page.get_by_text("Saved Amina")).to_be_visible()
    expect(page).to_have_url(re.compile("/en/about-you/$"))


# ---- forms ------------------------------------------------------------------------------------------------
def test_errors_are_summed_up_linked_and_repeated_beside_their_field(client: Client) -> None:
    body = client.post("/en/about-you/", {"phone": "514"}).content.decode()

    assert "<title>Error: About you" in body
    assert '<a href="#id_name">This field is required.</a>' in body
    assert '<a href="#id_contact_0">This field is required.</a>' in body
    assert re.search(r'id="id_name_error".*?This field is required', body, re.S)
    assert 'aria-invalid="true"' in body
    assert 'aria-describedby="id_name_helptext id_name_error"' in body


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(new_page: object) -> None:
    page: Page = new_page(java_script_enabled=False)
    page.goto("/en/about-you/")
    page.get_by_role("button", name="Continue").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("Name to use")).to_be_focused()


def test_questions_that_need_no_answer_say_so(client: Client) -> None:
    body = client.get("/fr/about-you/").content.decode()

    assert re.search(r"Phone <span class=\"optional\">\(facultatif\)</span>", body)
    assert re.search(r"<legend>Needs <span class=\"optional\">\(facultatif\)</span></legend>", body)
    assert "<legend>Contact</legend>" in body
    assert "*" not in re.sub(r"<[^>]*>", "", body)


# ---- the typeface, and where it is not --------------------------------------------------------------------
@pytest.fixture
def ask_again() -> object:
    ui.font_is_here.cache_clear()
    yield
    ui.font_is_here.cache_clear()


def test_pages_ask_for_no_typeface_that_is_not_there(
    client: Client, monkeypatch: pytest.MonkeyPatch, ask_again: None
) -> None:
    monkeypatch.setattr(ui, "FONT", "fonts/nowhere.woff2")
    body = client.get("/en/plain/").content.decode()

    assert "fonts.css" not in body
    assert "preload" not in body
    assert "css/ensemble.css" in body


@pytest.mark.parametrize("sheet", ["tokens.css", "ensemble.css", "fonts.css"])
def test_style_sheets_are_found_and_name_nobody_else(sheet: str) -> None:
    with open(finders.find(f"css/{sheet}"), encoding="utf-8") as file:
        text = file.read()

    assert "http" not in text.replace('[href^="http"]', "")
    assert text.count("{") == text.count("}")


def test_collecting_static_files_survives_without_the_typeface(settings: object, tmp_path: object) -> None:
    from django.core.files.base import ContentFile

    from common.assets import Storage

    storage = Storage(location=tmp_path, base_url="/static/")
    sheet = b'@font-face { src: url("../fonts/missing.woff2") }'
    storage.save("css/fonts.css", ContentFile(sheet))

    made = list(storage.post_process({"css/fonts.css": (storage, "css/fonts.css")}))

    assert not [result for *_, result in made if isinstance(result, Exception)]


# ---- pages that say that something went wrong -------------------------------------------------------------
def test_a_missing_page_answers_in_the_language_of_its_address(client: Client) -> None:
    body = client.get("/fr/nulle-part/").content.decode()

    assert "Il n’y a pas de page ici" in body
    assert "There is no page here" not in body


def test_a_refusal_without_a_language_answers_in_both(client: Client) -> None:
    response = client.get("/refused/")

    assert response.status_code == 403
    for words in ("This page is not for you to open", "Cette page ne vous est pas ouverte"):
        assert words in response.content.decode()


def test_a_refusal_and_a_repair_answer_in_words(client: Client) -> None:
    assert "n&#x27;est pas ouverte" in client.get("/fr/refused/").content.decode().replace(
        "ne vous est", "n&#x27;est"
    )
    repair = client.get("/under-repair/")
    assert repair.status_code == 503
    assert "We will be back" in repair.content.decode()
    assert "Nous serons de retour" in repair.content.decode()


def test_a_fault_answers_in_both_languages_without_database(
    client: Client, django_assert_num_queries: object
) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/broken/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "Un problème est survenu de notre côté" in response.content.decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_have_no_barrier_that_axe_can_find(
    new_page: object, axe: object, language: str, width: int, scheme: str
) -> None:
    page: Page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for address in (f"/{language}/about-you/", f"/{language}/plain/", "/refused/", "/under-repair/"):
        page.goto(address)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(f"/{language}/about-you/")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()
    assert axe(page) == []
