"""The list of forums, and a page for each: the facts come from the forum, the words from the editors."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from events.forums import policies
from events.forums.models import Forum, Objective
from events.forums.queries import forums_of, public_forums
from events.regrets.models import RegretCount
from events.regrets.queries import still_asks
from site_cms.base.blocks import Sections
from site_cms.base.facts import facts, when, where
from site_cms.base.models import BasePage
from site_cms.base.panels import BilingualPageForm


class ForumIndexPage(BasePage):
    """All forums: those to come, then those that were."""

    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    empty = models.CharField(_("when no forum is announced"), blank=True, max_length=200)
    past_intro = models.TextField(_("before the past forums"), blank=True, max_length=600)

    template = "site_cms/forum_pages/forum_index_page.html"
    max_count_per_parent = 1
    subpage_types = ["site_cms.ForumPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("empty"),
        FieldPanel("past_intro"),
    ]

    class Meta:
        verbose_name = _("list of forums")
        verbose_name_plural = _("lists of forums")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        forums = list(public_forums().select_related("places", "series").order_by("-starts_on"))
        pages = ForumPage.addresses(self.locale_id, request)
        rows = [{"forum": forum, "url": pages.get(forum.pk, "")} for forum in forums]
        for row in rows:
            row |= {
                "facts": facts(row["forum"]),
                "when": when(row["forum"]),
                "where": where(row["forum"]),
            }
        over = {f.pk for f in forums if f.ends_on < today or f.status == Forum.Status.PAST}
        context["upcoming"] = [row for row in reversed(rows) if row["forum"].pk not in over]
        context["past"] = [row for row in rows if row["forum"].pk in over]
        return context


class ForumPageForm(BilingualPageForm):
    """Offers the forums that the editor works on; the address is the forum's own short name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "forum" in self.fields and self.for_user:
            self.fields["forum"].queryset = forums_of(self.for_user)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("forum"):
            cleaned["slug"] = cleaned["forum"].slug
        return cleaned


class ForumPage(BasePage):
    """One forum, for everyone who thinks of coming. One page for each forum and language.

    Its address is the forum's in both languages. What the forum says of itself (dates, place, objectives) is
    read from it each time, so that page and registration can never disagree.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="pages", verbose_name=_("forum"))
    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    body = StreamField(Sections(), verbose_name=_("text"), blank=True)

    template = "site_cms/forum_pages/forum_page.html"
    base_form_class = ForumPageForm
    parent_page_types = ["site_cms.ForumIndexPage"]
    subpage_types = []
    # The address is the forum's: without its field, the title must not try to fill it in.
    content_panels = [FieldPanel("title"), FieldPanel("forum"), FieldPanel("lead"), FieldPanel("body")]
    promote_panels = [FieldPanel("search_description")]

    class Meta:
        verbose_name = _("forum page")
        verbose_name_plural = _("forum pages")

    def clean(self) -> None:
        super().clean()
        if self.forum_id:
            self.slug = self.forum.slug
            others = ForumPage.objects.filter(forum=self.forum_id, locale=self.locale_id).exclude(pk=self.pk)
            if others.exists():
                raise ValidationError({"forum": _("This forum already has a page in this language.")})

    @classmethod
    def addresses(cls, locale_id: int, request: HttpRequest | None = None) -> dict[int, str]:
        """Forum id -> address of its published page in this language."""
        pages = cls.objects.live().filter(locale=locale_id).select_related("locale").defer_streamfields()
        return {page.forum_id: page.get_url(request) for page in pages}

    @cached_property
    def whole_forum(self) -> Forum:
        """The forum with all that the page shows of it."""
        return (
            Forum.objects.select_related("places", "series", "venue")
            .prefetch_related("funders", "parallel_forums")
            .get(pk=self.forum_id)
        )

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.whole_forum.is_public:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        forum = self.whole_forum
        venue = forum.venue if policies.shows_venue(forum, confirmed=False) else None
        pages = ForumPage.addresses(self.locale_id, request)
        context |= {
            "forum": forum,
            "venue": venue,
            "facts": facts(forum, venue=venue.name if venue else ""),
            "objectives": Objective.objects.filter(forum=forum).order_by("sort_order", "pk"),
            "funders": forum.funders.all(),
            "parallel": [
                {"forum": other, "url": pages.get(other.pk, "")}
                for other in forum.parallel_forums.all()
                if other.is_public
            ],
            "takes_registrations": policies.takes_registrations(forum, at=timezone.now()),
            "is_over": forum.ends_on < timezone.localdate(),
            "reasons": RegretCount.Reason.choices if still_asks(forum, at=timezone.now()) else [],
            "has_programme": forum.sessions.exists(),
            "reports": [
                {"title": report.title, "url": report.get_url(request)}
                for report in forum.reports.live().filter(locale=self.locale_id).select_related("locale")
            ],
        }
        return context
