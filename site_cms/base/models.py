"""What every page of the site is: in both languages, for everyone, and free of personal data."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail_localize.fields import SynchronizedField

from common.http import publicly_cached
from site_cms.base.blocks import Body
from site_cms.base.panels import NO_TWIN, BilingualPageForm


class TwinMissing(ValidationError):
    """The page would be published in one language only, and nobody said that the other follows."""

    def __init__(self) -> None:
        super().__init__(NO_TWIN, code="no_twin")


class BasePage(Page):
    """A public page: the same for every reader, with a twin in the other language.

    Never put personal data into a page: drafts, revisions and search indexes keep what was ever typed.
    """

    translation_follows = models.BooleanField(
        _("publish now, the translation follows"),
        default=False,
        help_text=_("Only for urgent notices: half of our readers cannot read this page until then."),
    )

    base_form_class = BilingualPageForm
    # Every page is for everybody: nothing to restrict, and nothing to look up at each reading.
    private_page_options = []
    # Both languages share their addresses, but for the word that names the language.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("search_description"), FieldPanel("show_in_menus")],
            heading=_("Address, search and menu"),
        )
    ]
    settings_panels = [FieldPanel("translation_follows"), *Page.settings_panels]

    class Meta:
        abstract = True

    # ---- two languages ----
    def has_twin(self) -> bool:
        """Whether the page exists in the other language too, as a page of its own, published or not."""
        if not self.pk:
            return False
        return Page.objects.filter(translation_key=self.translation_key, alias_of=None).count() > 1

    @cached_property
    def live_twin(self) -> Page | None:
        """This page in the other language, where it is published."""
        return (
            Page.objects.filter(translation_key=self.translation_key)
            .exclude(pk=self.pk)
            .live()
            .select_related("locale")
            .first()
        )

    @transaction.atomic
    def publish(self, revision: Revision, **options: object) -> object:
        """Publish, with all that hangs on it or not at all. Raises TwinMissing where a language is alone."""
        if not (self.has_twin() or revision.as_object().translation_follows):
            raise TwinMissing
        return super().publish(revision, **options)

    # ---- reading ----
    def get_view_restrictions(self) -> models.QuerySet:
        return PageViewRestriction.objects.none()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        twin = self.live_twin
        context["twin"] = twin
        elsewhere = next(code for code, _name in settings.LANGUAGES if code != self.locale.language_code)
        context["translation_url"] = twin.get_url(request) if twin else f"/{elsewhere}/"
        return context

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return publicly_cached(super().serve(request, *args, **kwargs))


class StandardPage(BasePage):
    """A page of words: privacy, safety, accessibility, contact, strategy, consultations."""

    lead = models.TextField(_("opening words"), blank=True, max_length=600)
    body = StreamField(Body(), verbose_name=_("text"), blank=True)

    template = "site_cms/base/standard_page.html"
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    subpage_types = ["site_cms.StandardPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
