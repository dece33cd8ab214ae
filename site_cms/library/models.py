"""The resource library: what the network has written and is glad to share."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents.models import Document
from wagtail.fields import RichTextField
from wagtail.models import Page

from site_cms.base.blocks import RICH_TEXT
from site_cms.base.models import BasePage
from site_cms.report_pages.models import ReportPage

PER_PAGE = 20


class Kind(models.TextChoices):
    GUIDE = "guide", _("Guide")
    TOOLKIT = "toolkit", _("Toolkit")
    REPORT = "report", _("Report")
    PRESENTATION = "presentation", _("Presentation")
    LINK = "link", _("Link")


def folded(text: str) -> str:
    """Without accents and capitals, so that « évaluation » is found by "evaluation"."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


class ResourceIndexPage(BasePage):
    """Everything in the library, to be filtered by kind, year and words; reports stand beside resources."""

    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    empty = models.CharField(_("when nothing is found"), blank=True, max_length=200)

    template = "site_cms/library/resource_index_page.html"
    max_count_per_parent = 1
    subpage_types = ["site_cms.ResourcePage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("empty")]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        everything = self._entries(request)
        chosen = {name: request.GET.get(name, "").strip()[:100] for name in ("kind", "year", "words")}
        found = [entry for entry in everything if _matches(entry, **chosen)]
        context |= {
            "chosen": chosen,
            "is_filtered": any(chosen.values()),
            "kinds": [
                {"value": kind.value, "label": kind.label}
                for kind in Kind
                if any(entry["kind"] == kind for entry in everything)
            ],
            "years": sorted({str(entry["year"]) for entry in everything if entry["year"]}, reverse=True),
            "number_found": len(found),
            "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        }
        return context

    def _entries(self, request: HttpRequest) -> list[dict]:
        resources = (
            ResourcePage.objects.live().filter(locale=self.locale_id).select_related("locale", "document")
        )
        reports = ReportPage.objects.live().filter(locale=self.locale_id).select_related("locale")
        entries = [
            {
                "title": page.title,
                "url": page.get_url(request),
                "summary": page.summary,
                "kind": page.kind,
                "kind_label": page.get_kind_display(),
                "year": page.year,
                "keywords": page.keywords,
                "document": page.document,
            }
            for page in resources
        ] + [
            {
                "title": page.title,
                "url": page.get_url(request),
                "summary": page.summary,
                "kind": Kind.REPORT,
                "kind_label": Kind.REPORT.label,
                "year": page.published_on.year if page.published_on else None,
                "keywords": page.formal_title,
                "document": None,
            }
            for page in reports.defer_streamfields()
        ]
        return sorted(entries, key=lambda entry: (-(entry["year"] or 0), folded(entry["title"])))


def _matches(entry: dict, *, kind: str, year: str, words: str) -> bool:
    if kind and entry["kind"] != kind:
        return False
    if year and str(entry["year"]) != year:
        return False
    text = folded(" ".join([entry["title"], entry["summary"], entry["keywords"]]))
    return all(word in text for word in folded(words).split())


class ResourcePage(BasePage):
    """A guide, toolkit, presentation or link: what it is, whom it serves, and the thing itself."""

    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.GUIDE)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    summary = models.TextField(_("summary"), max_length=600)
    keywords = models.CharField(
        _("words to be found by"), max_length=300, blank=True, help_text=_("Separated by commas.")
    )
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", *RICH_TEXT])
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    address = models.URLField(_("or an address elsewhere"), blank=True)

    template = "site_cms/library/resource_page.html"
    parent_page_types = ["site_cms.ResourceIndexPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("year"), FieldPanel("keywords")], heading=_("Kind")),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("document"), FieldPanel("address")], heading=_("The thing itself")),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    @property
    def word_list(self) -> list[str]:
        return [word.strip() for word in self.keywords.split(",") if word.strip()]

    def clean(self) -> None:
        super().clean()
        if self.kind == Kind.LINK and not self.address:
            raise ValidationError({"address": _("A link needs its address.")})

    def full_clean(self, *args: object, **kwargs: object) -> None:
        if not self.search_description:
            self.search_description = Truncator(self.summary).chars(155)
        super().full_clean(*args, **kwargs)
