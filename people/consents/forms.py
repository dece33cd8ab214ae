"""Asking for agreement: one unticked box for each purpose, and the exact words beside it."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from people.consents import queries
from people.consents.queries import Wording


class ConsentFields(Form):
    """The boxes, to be shown before the last button; `agreed` gives what was ticked.

    A box stands for one version of the words, so that what is written down is what was read, even where a
    new version was published between the page and its answer. The words come from the shared cache.
    """

    consents = forms.MultipleChoiceField(
        label=_("What you agree to"),
        help_text=_(
            "Tick only what you want. You can take part without any of it, and change it at any time."
        ),
        required=False,
        widget=widgets.CheckboxSelectMultiple,
    )

    def __init__(self, *args, at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.published = queries.published()
        field = self.fields["consents"]
        field.choices = [(wording.id, wording.text) for wording in queries.in_use(at)]
        if self.is_bound:
            # Also what was in use when the page was made.
            field.valid_value = lambda key: key.isdecimal() and int(key) in self.published

    @property
    def agreed(self) -> list[Wording]:
        """The words that were ticked, once the form is valid."""
        return [self.published[int(key)] for key in dict.fromkeys(self.cleaned_data["consents"])]
