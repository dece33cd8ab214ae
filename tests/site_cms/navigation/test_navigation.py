"""The main menu follows the pages; search engines find each page in both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from site_cms.navigation.queries import menu
from tests.factories import site

pytestmark = pytest.mark.django_db


def labels(language="en") -> list[str]:
    return [item["label"] for item in menu(language)]


def test_the_menu_holds_the_published_pages_that_editors_put_there():
    assert labels() == ["Forums", "Reports", "Resources"]
    assert labels("fr") == ["Forums", "Rapports", "Ressources"]
    assert [item["url"] for item in menu("fr")] == ["/fr/forums/", "/fr/reports/", "/fr/resources/"]


def test_publishing_and_taking_down_change_the_menu_at_once():
    assert "About us (en)" not in labels()
    pages = site.publish(site.plain_page(show_in_menus=True))
    assert labels()[-1] == "About us (en)"
    pages["en"].unpublish()
    assert "About us (en)" not in labels()
    assert labels("fr")[-1] == "About us (fr)"
    pages["fr"].delete()
    assert "About us (fr)" not in labels("fr")


def test_the_menu_is_read_once_for_everybody():
    menu("en")
    with CaptureQueriesContext(connection) as captured:
        menu("en")
    assert len(captured) == 0


def test_the_menu_says_where_the_reader_is(client):
    html = client.get("/en/forums/").content.decode()
    assert '<a href="/en/forums/" aria-current="page">' in html
    assert '<a href="/en/reports/">' in html


def test_pages_outside_wagtail_have_the_menu_too(client):
    assert '<a href="/fr/forums/">' in client.get("/fr/accounts/login/").content.decode()


def test_the_sitemap_names_each_page_in_both_languages_and_its_twin(client):
    xml = client.get("/sitemap.xml").content.decode()
    for address in ("/en/", "/fr/", "/en/forums/", "/fr/privacy/"):
        assert f"<loc>http://testserver{address}</loc>" in xml
    assert 'hreflang="fr" href="http://testserver/fr/forums/"' in xml


def test_the_sitemap_holds_no_draft_and_costs_the_same_with_more_pages(client):
    def read():
        with CaptureQueriesContext(connection) as captured:
            xml = client.get("/sitemap.xml").content.decode()
        return xml, len(captured)

    draft = site.plain_page("draft")
    read()
    xml, before = read()
    assert "/en/draft/" not in xml
    site.publish(draft)
    site.publish(site.plain_page("more"))
    read()
    xml, after = read()
    assert "/fr/draft/" in xml
    assert after == before
