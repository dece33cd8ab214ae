"""Reports: the editor's words, figures that never change under the reader, and a file to take along."""

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from common.models import TimeStamped
from events.forums.models import Forum
from events.forums.queries import forums_of
from site_cms.base.models import BasePage
from site_cms.base.panels import BilingualPageForm
from site_cms.report_pages import figures, presentation
from site_cms.report_pages.blocks import ReportBody, figure_name


class ReportIndexPage(BasePage):
    """All reports, the newest first."""

    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    empty = models.CharField(_("when there is no report"), blank=True, max_length=200)

    template = "site_cms/report_pages/report_index_page.html"
    max_count_per_parent = 1
    subpage_types = ["site_cms.ReportPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("empty")]

    class Meta:
        verbose_name = _("list of reports")
        verbose_name_plural = _("lists of reports")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        reports = (
            ReportPage.objects.live()
            .filter(locale=self.locale_id)
            .select_related("locale")
            .order_by("-published_on", "title")
        )
        context["reports"] = [
            {"page": report, "url": report.get_url(request)} for report in reports.defer_streamfields()
        ]
        return context


class FrozenFigureQuerySet(models.QuerySet):
    def shown_by(self, report: "ReportPage") -> "FrozenFigureQuerySet":
        """The figures that readers of this report see, in either language."""
        return self.filter(report=report.translation_key, replaced_at=None)


class FrozenFigure(models.Model):
    """A figure as it was when the report was published, for both languages at once.

    It hangs on the report and not on a page, so that English and French cannot show different numbers.
    Rows are never changed: when figures are taken anew, the old row notes when it was replaced.
    """

    report = models.UUIDField(_("report"), help_text="the translation key of its pages")
    name = models.CharField(_("figure"), max_length=80)
    data = models.JSONField(_("content"))
    digest = models.CharField(_("fingerprint"), max_length=64)
    rules = models.PositiveSmallIntegerField(_("version of the rules for small groups"))
    taken_at = models.DateTimeField(_("taken at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    objects = FrozenFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen figure")
        verbose_name_plural = _("frozen figures")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"], condition=models.Q(replaced_at=None), name="figure_shown_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:8]}"


class ReportForm(BilingualPageForm):
    """Offers the forums that the editor works on."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "forum" in self.fields and self.for_user:
            mine = models.Q(pk__in=forums_of(self.for_user).values("pk")) | models.Q(
                pk=self.instance.forum_id
            )
            self.fields["forum"].queryset = Forum.objects.filter(mine)


class ReportPage(BasePage):
    """The report on a forum, as a page to read; `ReportFile` is the same to take along.

    Publishing freezes its figures (`actions.freeze`): whatever is registered or released afterwards changes
    nothing here. A preview shows the figures as they would be frozen now, and says so.
    """

    forum = models.ForeignKey(
        Forum,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("forum"),
        null=True,
        blank=True,
    )
    formal_title = models.CharField(_("formal title"), max_length=200, blank=True)
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    place_and_date = models.CharField(_("place and date of the forum"), max_length=200, blank=True)
    published_on = models.DateField(
        _("published"), null=True, blank=True, help_text=_("Readers see the month and the year.")
    )
    summary = models.TextField(_("summary"), max_length=600)
    note = models.TextField(_("note on the text"), max_length=400, blank=True)
    body = StreamField(ReportBody(), verbose_name=_("text"), blank=True)

    template = "site_cms/report_pages/report_page.html"
    base_form_class = ReportForm
    parent_page_types = ["site_cms.ReportIndexPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("forum"),
        MultiFieldPanel(
            [
                FieldPanel("formal_title"),
                FieldPanel("subtitle"),
                FieldPanel("place_and_date"),
                FieldPanel("published_on"),
                FieldPanel("note"),
            ],
            heading=_("Cover"),
        ),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def full_clean(self, *args: object, **kwargs: object) -> None:
        if not self.search_description:
            self.search_description = Truncator(self.summary).chars(155)
        super().full_clean(*args, **kwargs)

    @property
    def file_url(self) -> str:
        return reverse("report-pdf", kwargs={"slug": self.slug})

    def figure_names(self) -> list[str]:
        """The names of the figures that the text asks for, each once, in their order."""
        names = [figure_name(block.value) for block in self.body if block.block_type == "figure"]
        return list(dict.fromkeys(names))

    def contents(self) -> list[dict]:
        """The headings as a tree of two levels: {text, anchor, below}."""
        tree: list[dict] = []
        for block in self.body:
            if block.block_type not in ("heading", "subheading"):
                continue
            entry = {
                "text": block.value["text"],
                "anchor": block.value["anchor"] or slugify(block.value["text"]),
                "below": [],
            }
            if block.block_type == "heading" or not tree:
                tree.append(entry)
            else:
                tree[-1]["below"].append(entry)
        return tree

    def frozen(self) -> dict[str, dict]:
        """Name -> content of the figures that readers see."""
        return dict(FrozenFigure.objects.shown_by(self).values_list("name", "data"))

    def live_figures(self) -> dict[str, dict]:
        """Name -> content as it would be frozen now; for previews only."""
        return {name: figures.compute(name, self.forum) for name in self.figure_names()} if self.forum else {}

    def reading_context(self, *, preview: bool = False) -> dict:
        """What page and file both show, in the active language."""
        content = self.live_figures() if preview else self.frozen()
        return {
            "contents": self.contents(),
            "figures": presentation.present_all(content),
            "figures_are_live": preview,
        }

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context |= self.reading_context(preview=getattr(request, "is_preview", False))
        context["file"] = ReportFile.objects.filter(page=self.pk).first()
        if self.forum_id:
            page = self.forum.pages.live().filter(locale=self.locale_id).select_related("locale").first()
            context["forum_url"] = page.get_url(request) if page else ""
        return context


class ReportFile(TimeStamped):
    """The report as PDF, made once after publishing, so that readers cost nothing.

    `made_from` fingerprints what it was made from; when page or figures move on, it is made again.
    """

    page = models.OneToOneField(ReportPage, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    made_from = models.CharField(max_length=64)
    number_of_pages = models.PositiveSmallIntegerField()
    number_of_bytes = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"file of report {self.page_id}"
