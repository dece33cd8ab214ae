"""What an editor chooses before frozen figures are replaced."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FreshFiguresForm(forms.Form):
    """Which of the figures that would change are taken anew; all of them at first."""

    figures = forms.MultipleChoiceField(label=_("Figures to take anew"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figures"].choices = choices
        self.fields["figures"].initial = [name for name, _label in choices]
