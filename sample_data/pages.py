"""The pages of the sample site in both languages; a page that was ever published from an edit stays as it is.

How the content's pieces become blocks of the pages' text (each block is {"type", "value", "id"}, and the ids
are the same in both languages):

| content | block | value |
|---|---|---|
| heading, subheading of the report | heading, subheading | {"text", "anchor"} |
| paragraphs | text | HTML |
| quote | quote | {"text", "attribution", "consent"} |
| data `<name>` | figure | {"shows": name, "question": ""} |
| data `finding:<code>` | figure | {"shows": "finding", "question": code} |
| sections of a page | section | {"heading", "anchor", "text", "page": id, "link_text"}; at home "shows" too |
| tables | matrix | {"caption", "columns": […], "rows": [{"heading", "cells": [HTML, …]}]} |
| lists of named things | entries | {"items": [{"term", "text"}]} |
| links with a line each | cards | {"cards": [{"title", "text", "page", "address"}]} |
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import translation
from wagtail.documents.models import Document
from wagtail.models import Page

from common import pdf
from events.forums.models import Forum
from sample_data.content import report_2017, site
from site_cms.base.actions import create_twins
from site_cms.base.models import StandardPage
from site_cms.forum_pages.models import ForumIndexPage, ForumPage
from site_cms.home.models import HomePage
from site_cms.library.models import Kind, ResourceIndexPage, ResourcePage
from site_cms.report_pages.models import ReportIndexPage, ReportPage

LANGUAGES = ("en", "fr")
NAMESPACE = uuid.UUID("c2a5a5d1-6f0e-4d0c-8a57-9f1f0d6d2b11")
Fields = Callable[[str], dict[str, Any]]


def load_pages() -> None:
    """Every page, published in both languages."""
    homes = {language: HomePage.objects.get(locale__language_code=language) for language in LANGUAGES}
    _plain_pages(homes)
    _forum_pages(homes)
    _report(homes)
    _resources(homes)
    _home(homes)


# ---- twins ------------------------------------------------------------------------------------------------
def twins(model: type[Page], parents: dict[str, Page], slug: str, fields: Fields) -> dict[str, Page]:
    """The page `slug` below its parents, published in both languages; `fields(language)` is its content."""
    pages = create_twins(model=model, parents=parents, slug=slug, fields=fields)
    untouched = {language: page for language, page in pages.items() if page.live_revision_id is None}
    for language, page in untouched.items():
        for name, value in fields(language).items():
            setattr(page, name, value)
    for page in untouched.values():
        page.save_revision().publish()
    return pages


def block(kind: str, value: Any, *name: object) -> dict:
    """A block of a text; `name` says which, so that its id is the same in both languages and at each load."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, "/".join(map(str, name))))}


def listed(values: list, *name: object) -> list[dict]:
    """The items of a ListBlock."""
    return [block("item", value, *name, number) for number, value in enumerate(values)]


def sections(slug: str, rows: list[dict], language: str) -> list[dict]:
    return [
        block("section", section(row, language), slug, row.get("anchor") or row.get("code") or "section")
        for row in rows
    ]


def section(row: dict, language: str, **more: object) -> dict:
    return {
        "heading": row["title"][language],
        "anchor": row.get("anchor", ""),
        "text": "".join(row["html"][language]),
        "page": None,
        "link_text": "",
        **more,
    }


def bullets(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def page_at(path: str, language: str) -> Page | None:
    """The page at `forums/trafficking-next` and the like."""
    return Page.objects.filter(url_path=f"/{language}/{path}/").first()


# ---- pages of words ---------------------------------------------------------------------------------------
def _plain_pages(homes: dict[str, Page]) -> None:
    for entry, body in (
        (site.PRIVACY, _privacy),
        (site.SAFETY, lambda entry, language: sections(entry["slug"], entry["sections"], language)),
        (site.ACCESSIBILITY, lambda entry, language: sections(entry["slug"], entry["sections"], language)),
        (site.CONTACT, _contact),
        (site.STRATEGY, _strategy),
    ):
        in_menu = entry is site.STRATEGY
        twins(StandardPage, homes, entry["slug"], _plain(entry, body, show_in_menus=in_menu))
    # The list links to what stands below it, so it is published last.
    slug, fields = (
        site.CONSULTATIONS_INDEX["slug"],
        _plain(site.CONSULTATIONS_INDEX, _consultations, show_in_menus=True),
    )
    consultations = create_twins(model=StandardPage, parents=homes, slug=slug, fields=fields)
    twins(StandardPage, consultations, site.LEGAL_NEEDS["slug"], _plain(site.LEGAL_NEEDS, _legal_needs))
    twins(StandardPage, homes, slug, fields)


def _plain(entry: dict, body: Callable[[dict, str], list], **more: object) -> Fields:
    return lambda language: {
        "title": entry["title"][language],
        "lead": entry["lead"][language],
        "search_description": entry["lead"][language],
        "body": body(entry, language),
        **more,
    }


def _privacy(entry: dict, language: str) -> list[dict]:
    names = ("why", "who", "until")
    table = {
        "caption": entry["columns"]["what"][language],
        "columns": listed([entry["columns"][name][language] for name in names], "privacy", "columns"),
        "rows": listed(
            [
                {
                    "heading": row["what"][language],
                    "cells": listed(
                        [f"<p>{row[name][language]}</p>" for name in names], "privacy", row["code"]
                    ),
                }
                for row in entry["what_we_keep"]
            ],
            "privacy",
            "rows",
        ),
    }
    return [
        block("matrix", table, "privacy", "table"),
        *sections(
            "privacy", [{**entry["never_asked"], "anchor": "never-asked"}, *entry["sections"]], language
        ),
    ]


def _contact(entry: dict, language: str) -> list[dict]:
    addresses = [
        f"<b>{row['title'][language]}</b>. {row['text'][language]} "
        f'<a href="mailto:{row["email"]}">{row["email"]}</a>'
        for row in entry["addresses"]
    ]
    return [
        block("text", bullets(addresses), "contact", "addresses"),
        *sections("contact", entry["sections"], language),
    ]


def _strategy(entry: dict, language: str) -> list[dict]:
    principles = {"en": "Six principles", "fr": "Six principes"}
    demands = {"en": "Five demands", "fr": "Cinq demandes"}
    body = [
        *sections("strategy", entry["sections"], language),
        _heading(principles[language], "principles"),
        _entries(entry["principles"], "principles", language),
        _heading(demands[language], "demands"),
    ]
    for demand in entry["demands"]:
        code = demand["code"].replace("_", "-")
        body += [
            block("subheading", {"text": demand["title"][language], "anchor": code}, "strategy", code),
            block("text", f"<p>{demand['summary'][language]}</p>", "strategy", code, "summary"),
            block("matrix", _matrix(demand, language), "strategy", code, "matrix"),
        ]
    involved = entry["get_involved"]
    cards = [
        {
            "title": item["title"][language],
            "text": item["text"][language],
            "page": getattr(page_at(item["page"], language), "pk", None) if item["page"] else None,
            "address": "",
        }
        for item in involved["items"]
    ]
    return [
        *body,
        _heading(involved["title"][language], "get-involved"),
        block("cards", {"cards": listed(cards, "strategy", "cards")}, "strategy", "get-involved-cards"),
    ]


def _heading(text: str, anchor: str) -> dict:
    return block("heading", {"text": text, "anchor": anchor}, "heading", anchor)


def _entries(rows: list[dict], name: str, language: str) -> dict:
    items = [{"term": row["title"][language], "text": row["text"][language]} for row in rows]
    return block("entries", {"items": listed(items, name, "items")}, name, "entries")


def _matrix(demand: dict, language: str) -> dict:
    columns = [words[language] for words in site.MATRIX_COLUMNS.values()]
    cells = [
        bullets([entry[language] for entry in demand["matrix"][column]]) for column in site.MATRIX_COLUMNS
    ]
    row = {"heading": "", "cells": listed(cells, "matrix", demand["code"], "cells")}
    return {
        "caption": demand["title"][language],
        "columns": listed(columns, "matrix", demand["code"], "columns"),
        "rows": listed([row], "matrix", demand["code"], "rows"),
    }


def _consultations(_entry: dict, language: str) -> list[dict]:
    known = page_at(f"consultations/{site.LEGAL_NEEDS['slug']}", language)
    card = {
        "title": site.LEGAL_NEEDS["title"][language],
        "text": site.LEGAL_NEEDS["lead"][language],
        "page": known.pk if known else None,
        "address": "",
    }
    return [block("cards", {"cards": listed([card], "consultations")}, "consultations", "cards")]


def _legal_needs(entry: dict, language: str) -> list[dict]:
    heard = {"en": "What we heard", "fr": "Ce que nous avons entendu"}
    asked = {"en": "Three kinds of situation", "fr": "Trois types de situations"}
    body = [
        block("section", section({**entry["method"], "anchor": "method"}, language), "legal-needs", "method"),
        _heading(asked[language], "situations"),
        block(
            "text",
            bullets([row["title"][language] for row in entry["situations"]]),
            "legal-needs",
            "situations",
        ),
        _heading(heard[language], "themes"),
    ]
    for theme in entry["themes"]:
        anchor = theme["code"].replace("_", "-")
        body += [
            block("subheading", {"text": theme["title"][language], "anchor": anchor}, "legal-needs", anchor),
            block(
                "text", bullets([point[language] for point in theme["points"]]), "legal-needs", anchor, "text"
            ),
        ]
    outputs = entry["outputs"]
    return [
        *body,
        _heading(outputs["title"][language], "outputs"),
        block(
            "text", bullets([item["text"][language] for item in outputs["items"]]), "legal-needs", "outputs"
        ),
    ]


# ---- home, forums, reports --------------------------------------------------------------------------------
def _home(homes: dict[str, HomePage]) -> None:
    shows = {"next-forum": "upcoming_forums", "latest-report": "latest_report"}
    for language, home in homes.items():
        if home.live_revision_id:
            continue
        body = []
        for row in site.HOME["sections"]:
            link = row["link"] or {"page": "", "text": {language: ""}}
            target = page_at(link["page"], language)
            value = section(
                row,
                language,
                page=target.pk if target else None,
                link_text=link["text"][language],
                shows=shows.get(row["anchor"], ""),
            )
            body.append(block("section", value, "home", row["anchor"]))
        home.title = site.HOME["title"][language]
        home.lead = home.search_description = site.HOME["lead"][language]
        home.body = body
        home.save_revision().publish()


def _index(model: type[Page], homes: dict[str, Page], entry: dict, *names: str) -> dict[str, Page]:
    def fields(language: str) -> dict:
        return {
            "title": entry["title"][language],
            "lead": entry["lead"][language],
            "search_description": entry["lead"][language],
            "show_in_menus": True,
            **{name: entry[name][language] for name in names},
        }

    return twins(model, homes, entry["slug"], fields)


def _forum_pages(homes: dict[str, Page]) -> None:
    index = _index(ForumIndexPage, homes, site.FORUMS_INDEX, "empty", "past_intro")
    for slug, entry in site.FORUM_PAGES.items():
        twins(ForumPage, index, slug, _forum_fields(Forum.objects.get(slug=slug), entry))


def _forum_fields(forum: Forum, entry: dict) -> Fields:
    def fields(language: str) -> dict:
        with translation.override(language):
            title = forum.title
        return {
            "title": title,
            "forum": forum,
            "lead": entry["lead"][language],
            "search_description": entry["lead"][language],
            "body": sections(forum.slug, entry["sections"], language),
        }

    return fields


def _report(homes: dict[str, Page]) -> None:
    report = report_2017.REPORT
    index = _index(ReportIndexPage, homes, site.REPORTS_INDEX, "empty")
    forum = Forum.objects.get(slug=report["forum"])

    def fields(language: str) -> dict:
        return {
            "title": report["title"][language],
            "forum": forum,
            "formal_title": report["formal_title"][language],
            "subtitle": report["subtitle"][language],
            "place_and_date": report["place_and_date"][language],
            "published_on": report["published_on"],
            "summary": report["summary"][language],
            "search_description": "",
            "note": report["sample_note"][language],
            "body": report_body(report["blocks"], language),
        }

    twins(ReportPage, index, report["slug"], fields)


def report_body(rows: list[dict], language: str) -> list[dict]:
    """The report's pieces as blocks of `ReportPage.body`."""
    return [
        block(*_report_block(row, language), "report", row["type"], number) for number, row in enumerate(rows)
    ]


def _report_block(row: dict, language: str) -> tuple[str, Any]:
    if row["type"] in ("heading", "subheading"):
        return row["type"], {"text": row["text"][language], "anchor": row["anchor"]}
    if row["type"] == "paragraphs":
        return "text", "".join(row["html"][language])
    if row["type"] == "quote":
        words = {"text": row["text"][language], "attribution": row["attribution"][language]}
        return "quote", {**words, "consent": "evaluation"}
    shows, _colon, question = row["name"].partition(":")
    return "figure", {"shows": shows, "question": question}


# ---- library ----------------------------------------------------------------------------------------------
def _resources(homes: dict[str, Page]) -> None:
    index = _index(ResourceIndexPage, homes, site.RESOURCES_INDEX, "empty")
    for entry in site.RESOURCES:
        # Reports stand in the library by themselves.
        if not (entry["linked_page"] or "").startswith("reports/"):
            twins(ResourcePage, index, entry["slug"], _resource_fields(entry))


def _resource_fields(entry: dict) -> Fields:
    documents: dict[str, Document | None] = {}

    def fields(language: str) -> dict:
        if language not in documents:
            documents[language] = _document(entry, language)
        return {
            "title": entry["title"][language],
            "kind": Kind(entry["kind"]),
            "year": entry["year"],
            "summary": entry["summary"][language],
            "keywords": ", ".join(entry["themes"][language]),
            "document": documents[language],
            "search_description": "",
        }

    return fields


def _document(entry: dict, language: str) -> Document | None:
    """The resource's own text as a small PDF, made once."""
    if not entry["file_name"] or not entry["body"]:
        return None
    title = entry["title"][language]
    kept = Document.objects.filter(title=title).first()
    if kept:
        return kept
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{site.SITE_NAME[language]}</p>{''.join(entry['body'][language])}</body></html>"
    )
    file = ContentFile(pdf.from_html(html), name=entry["file_name"][language])
    return Document.objects.create(title=title, file=file)
