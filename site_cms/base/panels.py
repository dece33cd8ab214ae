"""What editors meet on every page: its form, and the question whether its twin is there."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

NO_TWIN = _(
    "This page has no twin in the other language yet. Save it as a draft, choose “Translate this page”, and "
    "publish then. For an urgent notice, tick “Publish now, the translation follows” under Settings."
)


class BilingualPageForm(WagtailAdminPageForm):
    """Refuses, in kind words, to publish a page that only one half of the readers could read."""

    def clean(self) -> dict:
        cleaned = super().clean()
        publishing = bool(self.data.get("action-publish"))
        if publishing and not cleaned.get("translation_follows") and not self.instance.has_twin():
            raise forms.ValidationError(NO_TWIN, code="no_twin")
        return cleaned
