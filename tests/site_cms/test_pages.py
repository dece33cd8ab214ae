"""Every page answers in both languages, leads to its twin, and is the same for everybody."""

import re

import pytest

from tests.factories import site

pytestmark = pytest.mark.django_db

FIRST_PAGES = ["", "forums/", "reports/", "resources/", "privacy/", "safety/", "accessibility/", "contact/"]


@pytest.mark.parametrize("path", FIRST_PAGES)
@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_a_new_site_opens_in_both_languages_and_each_page_leads_to_its_twin(client, path, language, other):
    answer = client.get(f"/{language}/{path}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in html
    assert f'href="/{other}/{path}" lang="{other}" hreflang="{other}"' in html
    assert f'rel="alternate" hreflang="{other}" href="http://testserver/{other}/{path}"' in html


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_a_public_page_is_for_everybody_and_carries_nothing_of_a_person(client, path):
    answer = client.get(f"/en/{path}")
    html = answer.content.decode()
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in html
    assert "sessionid" not in client.cookies
    assert not re.search(r"<(style|script)[^>]*>[^<\s]", html), "no inline script or style"
    assert " style=" not in html


def test_an_unknown_address_is_a_404_in_both_languages(client):
    assert client.get("/en/nothing-here/").status_code == 404
    assert client.get("/fr/rien-ici/").status_code == 404


def test_a_page_whose_twin_is_not_published_leads_to_the_other_front_page(client):
    pages = site.plain_page()
    pages["en"].translation_follows = True
    pages["en"].save_revision().publish()
    html = site.read(client, "/en/about/")
    assert 'href="/fr/?fresh=1" lang="fr" hreflang="fr"' in html
    assert 'rel="alternate"' not in html
    assert client.get("/fr/about/").status_code == 404


def test_the_description_for_search_engines_is_the_pages_own(client):
    site.publish(site.plain_page(search_description="Who we are, in one line."))
    assert (
        '<meta name="description" content="Who we are, in one line.">'
        in client.get("/en/about/").content.decode()
    )


def test_plain_pages_cost_the_same_with_many_blocks_as_with_few(statements):
    text = site.paragraphs("Some words.")
    card = {
        "title": "Contact",
        "text": "",
        "page": site.homes()["en"].get_children().first().pk,
        "address": "",
    }
    cards = {"type": "cards", "value": {"cards": [{"type": "item", "value": card}]}}
    site.publish(site.plain_page("short", body=[text, cards]))
    site.publish(site.plain_page("long", body=[text, cards] * 10))
    assert statements("/en/short/") == statements("/en/long/")
