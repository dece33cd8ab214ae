"""A reader goes through the whole public site, in both languages, on a phone and on a wide screen."""

import io
import re
from urllib.parse import urlsplit

import pypdf
import pytest

from tests.journeys.conftest import sound

pytestmark = pytest.mark.django_db(transaction=True)

HIDDEN_VENUE = "Maison exemple"
SAMPLE_ADDRESS = re.compile(r"\.(pdf|ics|xml)$")


def pages_from(page, start):
    """Every page of this site that can be reached from `start`, each visited once: yields its path."""
    todo, seen = [start], set()
    while todo:
        path = todo.pop()
        if path in seen or SAMPLE_ADDRESS.search(path) or "/leave/" in path or "/documents/" in path:
            continue
        seen.add(path)
        answer = page.goto(path)
        assert answer.status == 200, path
        yield path
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        todo += [urlsplit(link).path for link in links if urlsplit(link).path.startswith(start)]


@pytest.mark.only_on("sqlite")  # what a browser shows does not depend on the database, and this takes long
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_sound_and_none_shows_the_hidden_venue(sample_site, new_page, language, width, figure):
    page = new_page(locale=f"{language}-CA", viewport={"width": width, "height": 800})
    visited = []
    for path in pages_from(page, f"/{language}/"):
        sound(page)
        assert page.locator("html").get_attribute("lang") == language, path
        assert HIDDEN_VENUE not in page.content(), path
        visited.append(path)
    for path in (
        "",
        "forums/",
        "reports/trafficking-2017/",
        "resources/",
        "strategy/",
        "consultations/",
        "privacy/",
    ):
        assert f"/{language}/{path}" in visited
    figure(f"{len(visited)} pages, {language}, {width} px: 0 axe, 0 CSP violations, 0 foreign requests")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["A. Introduction", "B. Key issues", "C. Evaluations", "D. Conclusions", "Windsor", "24 of 40"],
        ),
        ("fr", ["A. Introduction", "B. ", "C. Évaluations", "D. Conclusions", "Windsor", "24 sur 40"]),
    ],
)
def test_the_report_of_2017_is_a_page_and_a_tagged_pdf_with_the_same_parts(
    sample_site, client, language, words
):
    page = client.get(f"/{language}/reports/trafficking-2017/").content.decode()
    answer = client.get(f"/{language}/reports/trafficking-2017/report.pdf")
    document = pypdf.PdfReader(io.BytesIO(b"".join(answer) if answer.streaming else answer.content))
    text = " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split()).replace("\u00a0", " ")
    spoken = " ".join(re.sub(r"<[^>]+>", " ", page).split()).replace("\u00a0", " ").replace("&nbsp;", " ")
    for word in words:
        assert word in spoken, word
        assert word in text, word
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.trailer["/Root"]["/Lang"].startswith(language)
    # Nova Scotia, Alberta and British Columbia sent three, three and two: never one by one.
    assert not re.search(r"(Nova Scotia|Nouvelle-Écosse|Alberta)\s+\d", text)


def test_the_other_language_is_one_step_away_on_each_page(sample_site, computer):
    page = computer("en")
    for path in (
        "/en/",
        "/en/forums/trafficking-next/",
        "/en/reports/trafficking-2017/",
        "/en/forums/trafficking-2017/programme/",
    ):
        page.goto(path)
        page.get_by_text("Français", exact=True).first.click()
        assert urlsplit(page.url).path == path.replace("/en/", "/fr/")
