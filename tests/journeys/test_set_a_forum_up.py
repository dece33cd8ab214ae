"""An organiser sets a forum up from empty, in both languages, and opens registration, in the back office."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from events.forums.models import Forum
from people.accounts import roles
from tests.browsing import axe
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("transactional_db")

PASSWORD = "a long sentence for opening doors"
WORDS = {
    "en": {
        "set_up": "Set up a forum",
        "create": "Create",
        "no_category": "There is no category yet: people choose one when they register.",
        "categories": "Categories",
        "add_category": "Add a category",
        "add_session": "Add a session",
        "pages": "Create its pages",
        "drafts": "Create the drafts",
        "page": {"en": "Page in English", "fr": "Page in French"},
        "more": "More actions",
        "publish": "Publish",
        "open": "Open registration",
        "now": "Registration open",
        "register": "Register",
    },
    "fr": {
        "set_up": "Préparer un forum",
        "create": "Créer",
        "no_category": "Il n’y a pas encore de catégorie : on en choisit une en s’inscrivant.",
        "categories": "Catégories",
        "add_category": "Ajouter une catégorie",
        "add_session": "Ajouter une séance",
        "pages": "Créer ses pages",
        "drafts": "Créer les brouillons",
        "page": {"en": "Page en anglais", "fr": "Page en français"},
        "more": "Plus d'actions",
        "publish": "Publier",
        "open": "Ouvrir les inscriptions",
        "now": "Inscriptions ouvertes",
        "register": "S’inscrire",
    },
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_organiser_sets_a_forum_up_and_opens_registration(new_page, language):
    says = WORDS[language]
    UserFactory(email="organiser@example.org", password=PASSWORD, roles=[roles.ORGANISER], language=language)
    page = new_page(locale=f"{language}-CA")
    first_day = timezone.localdate() + timedelta(days=90)

    sign_in(page, language)
    page.goto("/admin/forums/")
    page.get_by_role("link", name=says["set_up"]).first.click()
    fill_in_the_forum(page, first_day)
    without_barriers(page)
    page.get_by_role("button", name=says["create"], exact=True).click()

    sees(page, says["no_category"])
    without_barriers(page)
    desk = page.url

    page.get_by_role("link", name=says["categories"]).click()
    page.get_by_role("link", name=says["add_category"]).first.click()
    fill(page, name_en="Community group", name_fr="Groupe communautaire", capacity="25")
    page.get_by_role("button", name=says["create"], exact=True).click()
    sees(page, "Groupe communautaire")

    page.goto(desk)
    page.get_by_role("link", name=says["add_session"]).click()
    fill_in_the_session(page, first_day)
    page.get_by_role("button", name=says["create"], exact=True).click()
    page.wait_for_load_state()

    page.goto(desk)
    page.get_by_role("link", name=says["pages"]).click()
    without_barriers(page)
    page.get_by_role("button", name=says["drafts"]).click()
    for page_language in ("en", "fr"):
        page.goto(desk)
        page.get_by_role("link", name=says["page"][page_language]).click()
        page.get_by_role("button", name=says["more"]).last.click()
        page.get_by_role("button", name=says["publish"], exact=True).click()
        page.wait_for_load_state()

    page.goto(desk)
    page.get_by_role("link", name=says["open"]).click()
    without_barriers(page)
    page.get_by_role("button", name=says["open"]).click()
    page.wait_for_url("**/desk/")
    assert page.locator("[aria-current=step]").inner_text() == says["now"]

    assert Forum.objects.get(slug="forum-on-housing").is_open
    for visitor_language in ("en", "fr"):
        a_visitor_finds_it_open(new_page, visitor_language)


def sign_in(page: Page, language: str) -> None:
    page.goto(f"/{language}/accounts/login/")
    page.locator("input[name=login]").fill("organiser@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/admin/")


def sees(page: Page, text: str) -> None:
    """Waits until the text is there to be read."""
    page.get_by_text(text).first.wait_for(state="visible")


def fill(page: Page, **answers: str) -> None:
    for name, value in answers.items():
        control = page.locator(f"[name={name}]")
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    # A field's calendar opens a moment after the field is reached; a click beside the form closes it.
    page.wait_for_timeout(300)
    page.mouse.click(5, 5)


def fill_in_the_forum(page: Page, first_day) -> None:
    fill(
        page,
        title_en="Forum on Housing",
        title_fr="Forum sur le logement",
        summary_en="Two days on keeping a home.",
        summary_fr="Deux jours pour garder un toit.",
        starts_on=first_day.isoformat(),
        ends_on=(first_day + timedelta(days=1)).isoformat(),
        day_starts_at="09:00",
        day_ends_at="16:30",
        time_zone="America/Halifax",
        city_en="Halifax",
        city_fr="Halifax",
        province="NS",
        territorial_acknowledgement_en="We meet in Mi'kma'ki.",
        territorial_acknowledgement_fr="Nous sommes en Mi'kma'ki.",
        capacity="40",
    )
    page.locator("#id_objectives-ADD").click()
    fill(page, **{"objectives-0-text_en": "To share", "objectives-0-text_fr": "Partager"})


def fill_in_the_session(page: Page, first_day) -> None:
    page.get_by_role("checkbox", name="2").check()
    fill(
        page,
        title_en="Rights of tenants",
        title_fr="Les droits des locataires",
        day=first_day.isoformat(),
        starts="10:00",
        ends="11:30",
    )


def without_barriers(page: Page) -> None:
    """Nothing that axe finds in what is ours: the frame around it is Wagtail's."""
    ours = [line for line in axe(page) if ".office-desk" in line]
    assert ours == [], page.url


def a_visitor_finds_it_open(new_page, language: str) -> None:
    visitor = new_page(locale=f"{language}-CA", java_script_enabled=False)
    visitor.goto(f"/{language}/forums/forum-on-housing/")
    sees(visitor, {"en": "To share", "fr": "Partager"}[language])
    visitor.get_by_role("link", name=WORDS[language]["register"]).first.click()
    name = {"en": "Community group", "fr": "Groupe communautaire"}[language]
    sees(visitor, name)
    visitor.goto(f"/{language}/forums/forum-on-housing/programme/")
    session = {"en": "Rights of tenants", "fr": "Les droits des locataires"}[language]
    sees(visitor, session)
