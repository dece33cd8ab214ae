"""What care fills in about a need."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from common.money import MoneyField
from events.access.actions.arranging import MOVES
from events.access.forms import WORDS
from events.access.models import AccessCase, AccessOption
from events.access.queries import NOBODY, Filters, Kind
from people.accounts.models import User

Status = AccessCase.Status

# Kept with each reading in English and shown in the reader's language.
REASONS = [
    gettext_noop("To prepare what the person needs"),
    gettext_noop("To answer a question from the person"),
    gettext_noop("To check something with a supplier, without naming the person"),
    gettext_noop("For somebody's safety"),
]
KINDS = {
    **{group.value: group.label for group in AccessOption.Group},
    Kind.WORDS.value: _("In their own words"),
    Kind.CALL.value: _("Would rather talk"),
}


class ReasonForm(forms.Form):
    """Why a sealed answer is opened."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        widget=forms.RadioSelect,
        choices=[(reason, _(reason)) for reason in REASONS],
    )


class FilterForm(forms.Form):
    """What narrows the board."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    owner = forms.ChoiceField(label=_("Who takes care of it"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, reader: User, owners: list[User], kinds: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        others = [(str(owner.pk), name_of(owner)) for owner in owners if owner != reader]
        self.fields["status"].choices = [everything, *Status.choices]
        self.fields["owner"].choices = [
            everything,
            (str(reader.pk), pgettext_lazy("who takes care of it", "I do")),
            (NOBODY, pgettext_lazy("who takes care of it", "Nobody yet")),
            *others,
        ]
        self.fields["kind"].choices = [everything, *((kind, KINDS[kind]) for kind in kinds)]
        if not kinds:
            del self.fields["kind"]


def filters_from(answers: dict) -> Filters:
    """What the address asks for; a filter that does not exist narrows nothing."""
    status = answers.get("status", "")
    kind = answers.get("kind", "")
    owner = answers.get("owner", "")
    return Filters(
        status=status if status in Status else "",
        owner=owner if owner == NOBODY or owner.isdecimal() else "",
        kind=kind if kind in KINDS else "",
    )


def name_of(user: User | None) -> str:
    """A member of staff, by name where there is one."""
    return (user.get_full_name() or user.email) if user else ""


class SeenForm(forms.Form):
    """Knows which version of the need was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, case: AccessCase, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = case.version


class ArrangeForm(SeenForm):
    """Who provides it, for how much, by when."""

    supplier = forms.CharField(
        label=_("Supplier"),
        help_text=_("Who provides it: an agency, a person, the venue."),
        max_length=200,
        required=False,
    )
    cost_cents = MoneyField(label=_("Cost in dollars"), required=False)
    due_on = forms.DateField(label=_("To be booked by"), required=False, widget=AdminDateInput)
    note = forms.CharField(
        label=_("Note among the care team"),
        help_text=_("It is not sent to the person, who can read it among what is known about them."),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MoveForm(SeenForm):
    """Where it stands now."""

    to = forms.ChoiceField(label=_("It is now"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What you tell the person"),
        help_text=_("If it cannot be met: why, and what you can offer instead."),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, case: AccessCase, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        self.fields["to"].choices = [(to.value, IN_WORDS.get(to, to.label)) for to in MOVES[case.status]]

    def clean(self) -> dict:
        answers = super().clean()
        if answers.get("to") == Status.IMPOSSIBLE and not answers.get("words"):
            problem = _("Write to the person why it cannot be met, and what you can offer instead.")
            self.add_error("words", problem)
        return answers


# How a move is offered, where the name of the status alone says too little.
IN_WORDS = {
    Status.ASKED: _("Not begun: somebody else takes it on"),
    Status.ARRANGED: _("Arranged: the person is asked whether it works"),
    Status.CONFIRMED: _("Confirmed with the person, by phone or in person"),
    Status.IMPOSSIBLE: _("Cannot be met: the person is told why"),
}


class WriteForm(SeenForm):
    """A message to the person."""

    words = forms.CharField(
        label=_("Your message"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words first.")},
    )
