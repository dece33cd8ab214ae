"""What the privacy officer is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HoldForm(forms.Form):
    """Why nothing may be erased."""

    reason = forms.CharField(
        label=_("Why must it be kept?"),
        help_text=_("For example the number of a court's order. Name nobody here."),
        max_length=200,
    )


class RecordForm(forms.Form):
    """Whose record, and why it must be opened."""

    reference = forms.CharField(
        label=_("Reference of the booking"), help_text=_("For example R-4KD2Q."), max_length=12
    )
    number = forms.IntegerField(
        label=_("Which person of the booking"),
        help_text=_("Only where an organisation booked for several: 1 for the first, 2 for the second."),
        required=False,
        min_value=1,
    )
    reason = forms.CharField(
        label=_("Why must you see all of it?"),
        help_text=_("The person can read this, and so can every other privacy officer. Name nobody here."),
        min_length=10,
        max_length=200,
        error_messages={
            "required": _("Say in a few words why."),
            "min_length": _("Say a little more: the person reads it."),
        },
    )

    def __init__(self, *args, find, **kwargs):
        super().__init__(*args, **kwargs)
        self.find = find

    def clean(self) -> dict:
        """Find the one registration that is meant; whoever is not at this forum is not found."""
        answers = super().clean()
        if self.errors:
            return answers
        found, number = self.find(answers["reference"]), answers.get("number")
        if not found:
            self.add_error("reference", _("No booking of this forum has this reference."))
        elif len(found) > 1 and not number:
            self.add_error("number", _("This booking is for several people: say which one."))
        elif (number or 1) > len(found):
            self.add_error("number", _("This booking has not so many people."))
        else:
            answers["registration"] = found[(number or 1) - 1]
        return answers
