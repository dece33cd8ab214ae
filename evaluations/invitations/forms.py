"""Forms of a campaign in the back office."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from common.office import OfficeForm
from evaluations.questionnaires.models import QuestionnaireVersion


class CampaignForm(OfficeForm):
    """Which forum, which questions, until when."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        versions = self.fields["version"].queryset.exclude(status=QuestionnaireVersion.Status.RETIRED)
        self.fields["version"].queryset = versions.order_by("questionnaire__title_en", "-number")
        self.fields["forum"].queryset = self.fields["forum"].queryset.order_by("-starts_on")
        self.fields["session"].queryset = self.fields["session"].queryset.order_by("starts_at")

    def clean(self):
        cleaned = super().clean()
        forum, session = cleaned.get("forum"), cleaned.get("session")
        if forum and session and not session.forums.filter(pk=forum.pk).exists():
            self.add_error("session", _("This session is not part of the forum."))
        return cleaned


class ExtendForm(forms.Form):
    """A later closing time."""

    closes_at = forms.DateTimeField(label=gettext_lazy("Take answers until"), widget=AdminDateTimeInput)

    def __init__(self, *args, closes_at: datetime, **kwargs):
        super().__init__(*args, initial={"closes_at": closes_at}, **kwargs)
