"""What people are asked about taking part."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.access.models import AccessOption
from events.access.queries import Needs

WORDS = 2000
EXAMPLES = {
    AccessOption.Group.COMMUNICATION: _("Interpretation, captions, large print, files in advance"),
    AccessOption.Group.SPACE: _("Step-free access, a quiet room, a support person, taking part online"),
    AccessOption.Group.SAFETY: _("A private arrival, a counsellor, someone you trust beside you"),
    AccessOption.Group.FAMILY: _("Childcare, nursing, prayer, smudging"),
    AccessOption.Group.FOOD: _("What you eat, fasting times, allergies"),
}


class AccessForm(Form):
    """What would help you take part? One list of tick boxes for each group, words of one's own, a call."""

    words = forms.CharField(
        label=_("Anything else, in your own words"),
        help_text=_(
            "For example a language, the ages of your children, an allergy, or whom you would rather not "
            "sit near."
        ),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    call_me = forms.BooleanField(
        label=_("I would rather talk about this: please contact me."), required=False
    )

    def __init__(self, *args, options: Sequence[AccessOption], **kwargs):
        super().__init__(*args, **kwargs)
        groups = {group: [] for group in AccessOption.Group}
        for option in options:
            groups[AccessOption.Group(option.group)].append((option.code, option.name))
        self.group_names = [group.value for group, choices in groups.items() if choices]
        for group, choices in groups.items():
            if choices:
                self.fields[group.value] = forms.MultipleChoiceField(
                    label=group.label,
                    help_text=EXAMPLES[group],
                    choices=choices,
                    required=False,
                    widget=widgets.CheckboxSelectMultiple,
                    initial=[code for code, _name in choices if code in self.initial.get("options", ())],
                )
        self.order_fields([*self.group_names, "words", "call_me"])

    @property
    def groups(self) -> list:
        """The tick-box lists, bound, in the order in which they are asked."""
        return [self[name] for name in self.group_names]

    @property
    def needs(self) -> Needs:
        """What was answered, once the form is valid."""
        answers = self.cleaned_data
        return Needs(
            options=tuple(code for name in self.group_names for code in answers[name]),
            words=answers["words"],
            call_me=answers["call_me"],
        )
