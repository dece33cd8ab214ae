"""What people are asked about travel money."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from common.money import MoneyField
from events.subsidies.models import SubsidyRequest
from people.organisations.provinces import Province

MOST_WORDS = 100


class SubsidyForm(Form):
    """Where from, how, what it costs, how much would help, and how the money should come."""

    leaving_from = forms.ChoiceField(
        label=_("Which province or territory will you leave from?"),
        choices=[("", _("Choose one")), *Province.choices],
        widget=widgets.Select,
        error_messages={"required": _("Choose the province or territory you will leave from.")},
    )
    mode = forms.ChoiceField(
        label=_("How will you travel, for the most part?"),
        choices=SubsidyRequest.Mode.choices,
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose how you will travel.")},
    )
    fare_cents = MoneyField(
        label=_("Tickets or gas, there and back"),
        help_text=_("In Canadian dollars. A rough estimate is fine."),
        required=False,
    )
    nights_cents = MoneyField(label=_("Cost of nights away"), required=False)
    other_cents = MoneyField(
        label=_("Other costs"),
        help_text=_("For example meals on the way, childcare or lost wages."),
        required=False,
    )
    amount_requested_cents = MoneyField(
        label=_("How much are you asking for?"),
        error_messages={"required": _("Enter the amount you are asking for.")},
    )
    minimum_needed_cents = MoneyField(
        label=_("What is the least that would make the trip possible?"),
        help_text=_("The fund rarely covers everything. An honest figure helps more people come."),
        error_messages={"required": _("Enter the least that would make the trip possible.")},
    )
    other_funding = forms.BooleanField(
        label=_("Someone else pays for part of my trip, or may."), required=False
    )
    payout = forms.ChoiceField(
        label=_("How should the money come to you?"),
        choices=SubsidyRequest.Payout.choices,
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose how the money should come to you.")},
    )
    reason = forms.CharField(
        label=_("Why does this help matter to you?"),
        help_text=_("At most 100 words. You do not need to tell your story."),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaving_from"].why = _("fares differ a great deal across the country.")
        self.fields["reason"].seen_by = _("two people who decide together. They do not see your name.")

    def clean_fare_cents(self) -> int:
        return self.cleaned_data["fare_cents"] or 0

    def clean_nights_cents(self) -> int:
        return self.cleaned_data["nights_cents"] or 0

    def clean_other_cents(self) -> int:
        return self.cleaned_data["other_cents"] or 0

    def clean_amount_requested_cents(self) -> int:
        cents = self.cleaned_data["amount_requested_cents"]
        if not cents:
            raise forms.ValidationError(_("Enter an amount above zero."))
        return cents

    def clean_reason(self) -> str:
        reason = self.cleaned_data["reason"]
        if len(reason.split()) > MOST_WORDS:
            raise forms.ValidationError(
                _("Write at most 100 words; you wrote %(count)s."), params={"count": len(reason.split())}
            )
        return reason

    def clean(self) -> dict:
        answers = super().clean()
        asked, least = answers.get("amount_requested_cents"), answers.get("minimum_needed_cents")
        if asked is not None and least is not None and least > asked:
            self.add_error("minimum_needed_cents", _("This cannot be more than what you are asking for."))
        costs = sum(answers.get(name) or 0 for name in ("fare_cents", "nights_cents", "other_cents"))
        if asked is not None and costs and asked > costs:
            self.add_error("amount_requested_cents", _("This is more than the costs you listed."))
        return answers


class TravelNameForm(Form):
    """The name that a ticket must carry, and the journey; a date of birth is never asked."""

    legal_name = forms.CharField(
        label=_("Which name must stand on your ticket?"),
        help_text=_("As it stands on the card or passport that you travel with."),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter the name that must stand on your ticket.")},
    )
    journey = forms.CharField(
        label=_("What should we know when we book your journey?"),
        help_text=_("For example from which town, at what times, or a seat that suits you."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["legal_name"].why = _("airlines and railways ask for it. We use it for nothing else.")
        self.fields["legal_name"].seen_by = _(
            "the care and finance teams, and each reading is noted. We erase it 30 days after the forum."
        )
