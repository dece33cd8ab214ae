"""How forms are drawn, and how typed answers survive a change of language."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict

LANGUAGE_BUTTON = "_language"


class Renderer(TemplatesSetting):
    """Draws `{{ form.name.as_field_group }}` and `{{ form }}` with our components; widgets stay Django's."""

    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"


class KeepsAnswers:
    """A form that the language button sends shows its answers again, unjudged, and is never valid.

    The button in the page's corner posts the page's form to the same page in the other language, so a
    reader without JavaScript loses nothing. See "Two languages" in `docs/design-system.md`.
    """

    keeps_answers = True

    @property
    def changes_language(self) -> bool:
        """Whether this request only asks for the other language."""
        return self.is_bound and LANGUAGE_BUTTON in self.data

    def full_clean(self) -> None:
        if self.changes_language:
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        return not self.changes_language and super().is_valid()


class Form(KeepsAnswers, forms.Form):
    """The base of every form on a public page."""


class ModelForm(KeepsAnswers, forms.ModelForm):
    """The base of every public form that is drawn from a model."""
