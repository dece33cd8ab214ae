"""The report to take along: made once, tagged for screen readers, and the same for everybody."""

import gc
import io

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.images import get_image_model

from common import pdf
from evaluations.findings.actions import count
from site_cms.report_pages import actions, documents
from site_cms.report_pages.models import ReportFile, ReportPage
from tests.factories import site
from tests.factories.evaluations import closed_campaign, question, questionnaire

pytestmark = pytest.mark.django_db

BODY = [
    site.heading("A. Introduction", "introduction"),
    site.paragraphs("People met, and said much.", *["More words of the report."] * 40),
    site.heading("Who came", "who-came", "subheading"),
    site.figure("attendance_numbers"),
    site.figure("who_came_map"),
    site.heading("B. Key issues", "key-issues"),
    site.paragraphs(*["More words of the report."] * 60),
    site.heading("C. Evaluations", "evaluations"),
    site.figure("finding", "safe"),
    site.figure("past_forums"),
    {
        "type": "quote",
        "value": {"text": "I will go on.", "attribution": "A participant", "consent": "evaluation"},
    },
]


@pytest.fixture
def report(forum, at, monkeypatch):
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)
    site.came(forum, {"ON": 20, "QC": 8}, at=at)
    version = questionnaire(question("safe"))
    ballots = [{"safe": "agree"}] * 6 + [{"safe": "disagree"}] * 3
    count(campaign=closed_campaign(at=at, forum=forum, version=version, invited=28, ballots=ballots), at=at)
    pages = site.report(
        forum,
        BODY,
        title="What we heard",
        formal_title="Summer forum: report",
        subtitle="Care and law",
        place_and_date="Montréal, June 14, 2025",
        published_on="2025-10-01",
        summary="Some people met.",
    )
    return site.publish(pages)


def made(client, language="en") -> pypdf.PdfReader:
    answer = client.get(f"/{language}/reports/summer/report.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def pages_of(reader: pypdf.PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def figures_in(node, found=None) -> list[dict]:
    """Every Figure of the tree of tags."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    for one in node if isinstance(node, list) else [node]:
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, dict):
            if one.get("/S") == "/Figure":
                found.append(one)
            if "/K" in one:
                figures_in(one["/K"], found)
    return found


def test_the_cover_names_the_organisation_in_both_languages_the_title_the_place_and_the_month(client, report):
    cover = pages_of(made(client))[0]
    for words in (
        "Sample Council for Newcomers",
        "Conseil exemple pour les nouveaux arrivants",
        "Summer forum: report",
        "What we heard",
        "Care and law",
        "Montréal, June 14, 2025",
        "Published October 2025",
    ):
        assert words in cover


def test_the_contents_give_the_right_pages(client, report):
    reader = made(client)
    pages = pages_of(reader)
    contents = pages[1]
    for entry in ("A. Introduction", "Who came", "B. Key issues", "C. Evaluations"):
        line = contents.split(entry)[1].lstrip(" .")
        told = int(line.split()[0].lstrip("."))
        where = [number for number, text in enumerate(pages, start=1) if number > 2 and entry in text]
        assert told in where
        assert told == destination(reader, entry)


def destination(reader, title) -> int:
    """The page on which the outline says that a heading stands."""

    def walk(entries):
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry

    return next(
        reader.get_destination_page_number(entry) + 1
        for entry in walk(reader.outline)
        if entry.title == title
    )


def test_each_page_has_its_running_head_and_its_number(client, report):
    pages = pages_of(made(client))
    assert len(pages) > 4
    for number, text in enumerate(pages[2:], start=3):
        assert f"Page {number} of {len(pages)}" in text
        assert "What we heard" in text
    assert "Page 1 of" not in pages[0]


@pytest.mark.parametrize(
    ("language", "alt"), [("en", "Map of where people came from"), ("fr", "Carte de la")]
)
def test_the_file_is_tagged_in_its_language_and_its_drawings_are_described(client, report, language, alt):
    reader = made(client, language)
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == language
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data().replace(b'"', b"") or (
        b'pdfuaid:part="1"' in catalogue["/Metadata"].get_data()
    )
    figures = figures_in(catalogue["/StructTreeRoot"])
    assert len(figures) >= 2
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    assert any(str(figure["/Alt"]).startswith(alt) for figure in figures)


def test_the_figures_stand_in_the_file_as_on_the_page(client, report):
    text = " ".join(pages_of(made(client)))
    assert "Most people came from Ontario: 20 of 28" in text
    assert "6 of 9 agreed" in text
    french = " ".join(pages_of(made(client, "fr")))
    assert "20 sur 28" in french


def test_small_provinces_do_not_appear_in_the_file(client, forum, at, monkeypatch):
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)
    site.came(forum, {"ON": 11, "QC": 8, "NS": 3, "YT": 2}, at=at)
    site.publish(site.report(forum, [site.figure("who_came_map")]))
    text = " ".join(pages_of(made(client)))
    assert "Elsewhere, or not said" in text
    assert "Nova Scotia" not in text
    assert "Yukon" not in text


# Wagtail leaves the temporary files of a rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_stands_in_the_file_itself(client, forum, monkeypatch):
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, "PNG")
    image = get_image_model().objects.create(
        title="Hall", file=ContentFile(drawn.getvalue(), name="hall.png")
    )
    value = {"image": image.pk, "description": "An empty hall, chairs in a circle.", "caption": ""}
    site.publish(site.report(forum, [{"type": "picture", "value": value}]))
    reader = made(client)
    alts = [figure.get("/Alt") for figure in figures_in(reader.trailer["/Root"]["/StructTreeRoot"])]
    assert "An empty hall, chairs in a circle." in alts
    gc.collect()


# ---- readers cost nothing ---------------------------------------------------------------------------------
@pytest.fixture
def typeset(monkeypatch):
    """Counts how often a file is drawn."""
    calls = []
    draw = pdf.typeset
    monkeypatch.setattr(pdf, "typeset", lambda html: calls.append(1) or draw(html))
    return calls


def test_the_file_is_made_once_and_then_only_served(client, report, typeset):
    first = client.get("/en/reports/summer/report.pdf")
    for _reader in range(3):
        assert client.get("/en/reports/summer/report.pdf").content == first.content
    assert len(typeset) == 1


def test_a_reader_who_has_the_file_is_told_so(client, report):
    first = client.get("/en/reports/summer/report.pdf")
    again = client.get("/en/reports/summer/report.pdf", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"].startswith("public")
    assert first["Content-Disposition"] == 'inline; filename="summer-en.pdf"'


def test_new_words_make_a_new_file_and_the_old_one_is_gone(
    report, typeset, django_capture_on_commit_callbacks
):
    old = actions.make_file(page=report["en"])
    report["en"].title = "What we heard, corrected"
    report["en"].save_revision().publish()
    page = ReportPage.objects.get(pk=report["en"].pk)
    with django_capture_on_commit_callbacks(execute=True):
        new = actions.make_file(page=page)
    assert new.name != old.name
    assert not default_storage.exists(old.name)
    assert default_storage.exists(new.name)
    assert ReportFile.objects.filter(page=page).count() == 1


def test_fresh_figures_make_a_new_file(report, forum, at, typeset):
    old = actions.make_file(page=report["en"])
    assert actions.make_file(page=report["en"]).name == old.name
    site.came(forum, {"ON": 9}, at=at)
    actions.take_fresh_figures(report=report["en"], at=at)
    assert actions.make_file(page=report["en"]).name != old.name


def test_the_stored_name_cannot_be_guessed_and_tells_nothing(report):
    file = actions.make_file(page=report["en"])
    assert "summer" not in file.name
    assert len(file.name) > 30


@pytest.mark.parametrize("address", ["/en/reports/unknown/report.pdf", "/fr/reports/summer/report.pdf"])
def test_a_file_of_an_unknown_or_unpublished_report_is_a_404(client, report, address):
    report["fr"].unpublish()
    assert client.get(address).status_code == 404


def test_the_file_refers_to_nothing_outside_itself(report):
    html = documents.report_html(report["en"])
    assert "src=" not in html.replace('src="data:', "").replace("src: url(", "")
    assert "@import" not in html


@pytest.mark.django_db(transaction=True)
def test_publishing_has_the_file_made_in_the_background(forum, at):
    site.came(forum, {"ON": 20, "QC": 8}, at=at)
    pages = site.publish(site.report(forum, [site.figure("who_came_map")]))
    assert ReportFile.objects.filter(page__in=pages.values()).count() == 2
