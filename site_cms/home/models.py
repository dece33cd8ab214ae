"""The front page."""

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from events.forums.queries import upcoming
from site_cms.base.blocks import Cards, Notice, Section
from site_cms.base.facts import facts
from site_cms.base.models import BasePage
from site_cms.forum_pages.models import ForumPage
from site_cms.report_pages.models import ReportPage


class HomeSection(Section):
    """A section that may show what is newest below its words."""

    shows = blocks.ChoiceBlock(
        label=_("Shows below its text"),
        choices=[
            ("", _("Nothing more")),
            ("upcoming_forums", _("The forums to come")),
            ("latest_report", _("The latest report")),
        ],
        required=False,
    )

    class Meta:
        template = "site_cms/home/section.html"


class HomeBody(blocks.StreamBlock):
    section = HomeSection()
    notice = Notice()
    cards = Cards()


class HomePage(BasePage):
    """The front page in one language: what we do, what comes next, what came of it."""

    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    body = StreamField(HomeBody(), verbose_name=_("text"), blank=True)

    template = "site_cms/home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    override_translatable_fields = []
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at once by its whole address, where Wagtail would look up each step of the way."""
        if not path_components:
            return super().route(request, path_components)
        address = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.filter(url_path=address).first()
        if page is None:
            raise Http404
        return page.specific.route(request, [])

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        addresses = ForumPage.addresses(self.locale_id, request)
        context["upcoming"] = [
            {"forum": forum, "url": addresses[forum.pk], "facts": facts(forum)}
            for forum in upcoming(timezone.now()).select_related("places")
            if forum.pk in addresses
        ]
        context["report"] = (
            ReportPage.objects.live()
            .filter(locale=self.locale_id)
            .select_related("locale")
            .order_by("-published_on")
            .first()
        )
        return context
