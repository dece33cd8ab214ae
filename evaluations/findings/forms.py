"""The judgement of one written answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.findings.models import LooseText

Review = LooseText.Review


class JudgementForm(forms.Form):
    """What should become of a text, and in which wording it may be shown."""

    verdict = forms.ChoiceField(label=_("What should become of it?"), widget=forms.RadioSelect)
    wording = forms.CharField(
        label=_("Wording that may be shown"),
        help_text=_("Take out what points at someone: names, places, dates, ages, nationalities."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=4000,
    )

    def __init__(self, *args, text: LooseText, **kwargs):
        wording = text.redacted_body or text.body
        super().__init__(*args, initial={"verdict": text.proposed, "wording": wording}, **kwargs)
        verdicts = [Review.PUBLISH] if text.may_be_quoted else []
        self.fields["verdict"].choices = [
            (verdict.value, verdict.label) for verdict in (*verdicts, Review.THEME_ONLY, Review.DELETE)
        ]
