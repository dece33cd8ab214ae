"""Forms of questionnaires in the back office."""

from django import forms
from django.utils.translation import gettext as _

from evaluations.questionnaires.models import Questionnaire


class NewQuestionnaireForm(forms.ModelForm):
    """What a questionnaire is called; its questions come after."""

    class Meta:
        model = Questionnaire
        fields = ["title_en", "title_fr", "slug", "kind"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if Questionnaire.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("There is a questionnaire of that short name already."))
        return slug
