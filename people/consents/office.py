"""The ledger of consents and the words people agree to, for the privacy officer alone."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common.office import (
    ActionButton,
    OfficeIndexView,
    RecordPolicy,
    RecordViewSet,
    confirm_action,
    visible_or_404,
)
from people.consents import actions, policies, queries
from people.consents.models import ConsentEntry, ConsentText

register_permission_policy(ConsentEntry, RecordPolicy(ConsentEntry, visible_to=queries.entries_visible_to))
register_permission_policy(ConsentText, RecordPolicy(ConsentText, visible_to=queries.texts_visible_to))


# ---- the ledger -------------------------------------------------------------------------------------------
def about_in_short(entry: ConsentEntry) -> str:
    """Which registration it is about, as a code that names nobody."""
    return str(entry.about)[:8]


def answer_in_words(entry: ConsentEntry) -> str:
    """Yes, or taken back."""
    return pgettext("consent", "Agreed") if entry.given else pgettext("consent", "Taken back")


def noted_by_in_words(entry: ConsentEntry) -> str:
    """The member of staff who wrote it down; empty where the person did it."""
    return (entry.noted_by.get_full_name() or entry.noted_by.email) if entry.noted_by else ""


class LedgerIndexView(OfficeIndexView):
    """Every agreement and every withdrawal, as it was written; nothing here can be changed."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("text", "noted_by")

    @cached_property
    def columns(self):
        return [
            DateColumn("at", label=_("When"), sort_key="at"),
            Column("purpose", label=_("Purpose"), accessor="get_purpose_display", sort_key="purpose"),
            StatusTagColumn(
                "given", label=_("Answer"), accessor=answer_in_words, primary=lambda entry: entry.given
            ),
            Column("version", label=_("Version"), accessor="text.version"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            Column("channel", label=_("Channel"), accessor="get_channel_display", sort_key="channel"),
            Column("noted_by", label=_("Noted by"), accessor=noted_by_in_words),
            Column("about", label=_("Registration"), accessor=about_in_short),
        ]


class LedgerViewSet(RecordViewSet):
    model = ConsentEntry
    name = "consents"
    icon = "clipboard-list"
    menu_label = _("Consents")
    menu_order = 181
    add_to_admin_menu = True
    index_view_class = LedgerIndexView
    inspect_view_enabled = False
    ordering = ["-at", "-pk"]
    list_per_page = 50
    list_filter = {
        "purpose": ["exact"],
        "given": ["exact"],
        "channel": ["exact"],
        "language": ["exact"],
        "at": ["date__gte", "date__lte"],
    }
    search_fields = ["about"]
    list_export = [
        "at",
        "get_purpose_display",
        answer_in_words,
        "text.version",
        "text.fingerprint",
        "get_language_display",
        "get_channel_display",
        noted_by_in_words,
        about_in_short,
        "ended_at",
    ]
    export_headings = {
        "get_purpose_display": _("Purpose"),
        answer_in_words: _("Answer"),
        "text.version": _("Version"),
        "text.fingerprint": _("Fingerprint of the text"),
        "get_language_display": _("Language"),
        "get_channel_display": _("Channel"),
        noted_by_in_words: _("Noted by"),
        about_in_short: _("Registration"),
    }
    export_filename = "consents"
    empty_message = _("Nobody has agreed to anything yet. Each yes, and each change of mind, is noted here.")


# ---- the words --------------------------------------------------------------------------------------------
class TextForm(forms.Form):
    """The words of the next version, in both languages."""

    text_en = forms.CharField(label=_("Text in English"), widget=forms.Textarea(attrs={"rows": 6}))
    text_fr = forms.CharField(label=_("Text in French"), widget=forms.Textarea(attrs={"rows": 6}))


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that puts new words into use, starting from those in use now."""
    text = visible_or_404(ConsentText, request.user, "view", pk=pk)
    if not policies.may_publish(request.user):
        raise Http404
    form = TextForm(request.POST or None, initial={"text_en": text.text_en, "text_fr": text.text_fr})
    at = timezone.now()

    def do(**words: str) -> None:
        new = actions.publish(purpose=text.purpose, follows=text.version, at=at, **words)
        log(new, "wagtail.publish", user=request.user)

    return confirm_action(
        request,
        title=gettext("New words: %(purpose)s") % {"purpose": text.get_purpose_display()},
        what_will_happen=[
            gettext("From now on people are asked with these words, in their language."),
            gettext("Whoever agreed before keeps what they agreed to; the earlier words stay on file."),
            gettext("Words that are published cannot be changed any more."),
        ],
        form=form,
        do=do,
        done=_("The new words are in use."),
        button=_("Publish"),
        back_url=reverse("consent-texts:index"),
        refusals=(actions.PublishingProblem,),
        breadcrumbs=[(gettext("Consent texts"), reverse("consent-texts:index"))],
        icon="edit",
    )


class TextIndexView(OfficeIndexView):
    """Every version of every text, the newest of each first."""

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "purpose",
                label=_("Purpose"),
                accessor="get_purpose_display",
                get_url=lambda text: reverse("consent-texts:inspect", args=[text.pk]),
                sort_key="purpose",
            ),
            Column("version", label=_("Version"), sort_key="version"),
            Column("text", label=_("Text"), accessor=lambda text: Truncator(text.text).words(16)),
            DateColumn("in_use_from", label=_("In use from"), sort_key="in_use_from"),
        ]


PUBLISH = ActionButton(
    label=_("Write new words"),
    url_name="consent-texts:publish",
    allowed=lambda user, _text: policies.may_publish(user),
    icon="edit",
    when=policies.is_latest,
    per=lambda _text: None,
)


class TextViewSet(RecordViewSet):
    model = ConsentText
    name = "consent-texts"
    icon = "doc-full"
    menu_label = _("Consent texts")
    menu_order = 182
    add_to_admin_menu = True
    index_view_class = TextIndexView
    ordering = ["purpose", "-version"]
    list_filter = ["purpose"]
    search_fields = ["text_en", "text_fr"]
    list_export = ["get_purpose_display", "version", "text_en", "text_fr", "fingerprint", "in_use_from"]
    export_headings = {"get_purpose_display": _("Purpose")}
    export_filename = "consent-texts"
    inspect_view_fields = ["purpose", "version", "text_en", "text_fr", "fingerprint", "in_use_from"]
    row_actions = [PUBLISH]

    def extra_urls(self) -> list[URLPattern]:
        return [path("publish/<int:pk>/", publish, name="publish")]
