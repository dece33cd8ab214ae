"""The library is found by kind, year and words, accents or not; reports stand in it by themselves."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from site_cms.base.actions import create_twins
from site_cms.library.models import Kind, ResourceIndexPage, ResourcePage
from tests.factories import site

pytestmark = pytest.mark.django_db


def resource(slug: str, title: str, **fields) -> dict[str, ResourcePage]:
    parents = {page.locale.language_code: page for page in ResourceIndexPage.objects.select_related("locale")}
    words = {"title": title, "summary": f"About {title}.", "kind": Kind.GUIDE, "year": 2020, **fields}
    return site.publish(
        create_twins(model=ResourcePage, parents=parents, slug=slug, fields=lambda language: words)
    )


def found(client, query: str = "", language: str = "en") -> list[str]:
    answer = client.get(f"/{language}/resources/?{query}")
    assert answer.status_code == 200
    return [entry["title"] for entry in answer.context["page_obj"].object_list]


@pytest.fixture
def library(forum):
    resource("law", "The law", keywords="permits, droit")
    resource("evaluation", "Évaluer ensemble", kind=Kind.TOOLKIT, year=2018)
    site.publish(site.report(forum, [], title="What we heard", published_on="2025-10-01"))


def test_everything_stands_there_with_the_newest_first(client, library):
    assert found(client) == ["What we heard", "The law", "Évaluer ensemble"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=toolkit", ["Évaluer ensemble"]),
        ("kind=report", ["What we heard"]),
        ("year=2020", ["The law"]),
        ("words=EVALUER", ["Évaluer ensemble"]),
        ("words=%C3%A9valuer", ["Évaluer ensemble"]),
        ("words=permits+law", ["The law"]),
        ("words=permits+together", []),
        ("kind=guide&year=2018", []),
        ("kind=nonsense&year=x&page=zero", []),
    ],
)
def test_it_is_filtered_by_plain_links(client, library, query, titles):
    assert found(client, query) == titles


def test_nothing_found_says_what_to_do(client, library):
    assert "Try fewer words." in client.get("/en/resources/?words=zzz").content.decode()


def test_a_resource_offers_its_file_with_kind_and_size(client):
    document = Document.objects.create(
        title="Guide", file=ContentFile(b"%PDF-1.4 " + b"x" * 2048, name="g.pdf")
    )
    resource("guide", "Guide", document=document)
    html = client.get("/en/resources/guide/").content.decode()
    assert document.url in html
    assert "PDF" in html
    assert "2.0" in html


def test_a_link_without_its_address_is_refused():
    page = ResourcePage(title="Link", slug="link", kind=Kind.LINK, summary="Somewhere else.")
    with pytest.raises(ValidationError, match="needs its address"):
        page.clean()


def test_statements_do_not_grow_with_the_library(statements):
    resource("one", "One")
    first = statements("/en/resources/")
    for slug in ("two", "three"):
        document = Document.objects.create(title=slug, file=ContentFile(b"text", name=f"{slug}.txt"))
        resource(slug, slug, document=document)
    assert statements("/en/resources/") == first
