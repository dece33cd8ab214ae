"""What a fee depends on, and what it would be elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import formats, widgets
from common.forms import Form
from common.money import MoneyField
from events.categories import pricing
from events.categories import queries as categories
from events.categories.models import Bundle, Category, Code
from events.categories.pricing import MOST_CENTS, Quote
from events.categories.queries import Priced
from events.registration.models import OFFICIALS, Registration
from people.organisations.models import Organisation

REFUSED = _("This code does not work here. Check it, or ask whoever gave it to you.")


def code_field(**options: object) -> forms.CharField:
    """A code, typed in any way that its signs can be read."""
    return forms.CharField(
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "short"}
        ),
        **options,
    )


class CodeForm(Form):
    """The code that somebody was given."""

    code = code_field(
        label=_("Your code"),
        help_text=_("Twelve letters and digits. Capitals and hyphens do not matter."),
        error_messages={"required": _("Enter the code that you were given.")},
    )


class AmountForm(Form):
    """How much somebody chooses to pay on the sliding scale."""

    amount = MoneyField(
        most=MOST_CENTS,
        required=False,
        error_messages={"not_money": _("Enter an amount in dollars, for example 1,234.50.")},
    )

    def __init__(self, *args, quote: Quote, **kwargs):
        super().__init__(*args, **kwargs)
        self.quote = quote
        prepare_amount(self.fields["amount"], quote)

    def clean_amount(self) -> int | None:
        return checked_amount(self.cleaned_data["amount"], self.quote)


def prepare_amount(field: forms.Field, quote: Quote) -> None:
    """Say between what and what; the fee stands in the field until somebody writes another amount."""
    field.label = _("How much do you choose to pay?")
    field.help_text = gettext(
        "From %(lowest)s. The fee is %(fee)s; whoever pays more helps somebody else to come. "
        "No proof is asked."
    ) % {"lowest": formats.money(quote.lowest), "fee": formats.money(quote.fee)}


def checked_amount(cents: int | None, quote: Quote) -> int | None:
    """The amount; None where it is the fee itself, so that it follows a fee that changes."""
    if cents is None or cents == quote.fee:
        return None
    if cents < quote.lowest:
        raise forms.ValidationError(
            gettext("Enter %(lowest)s or more. If that is too much, write to us: we find a way.")
            % {"lowest": formats.money(quote.lowest)}
        )
    return cents


class FeeForm(Form):
    """Everything that a draft's fee depends on; only the questions that make a difference are asked."""

    bundle = forms.ChoiceField(
        label=_("What would you like to take part in?"), choices=Bundle.choices, widget=widgets.RadioSelect
    )
    organisation = forms.ChoiceField(
        label=_("Which member of the network do you come from?"), required=False, widget=widgets.Select
    )
    amount = MoneyField(most=MOST_CENTS, required=False)
    code = code_field(
        label=_("Do you have a code that lowers the fee?"),
        required=False,
        help_text=_("Twelve letters and digits. Capitals and hyphens do not matter."),
    )

    def __init__(
        self,
        *args,
        draft: Registration,
        priced: Priced,
        organisations: Sequence[Organisation],
        at: datetime,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.draft, self.priced, self.at = draft, priced, at
        self.organisations = {str(one.pk): one for one in organisations}
        self.fields["organisation"].choices = [
            ("", gettext("None of these")),
            *((key, one.name) for key, one in self.organisations.items()),
        ]
        self.fields["organisation"].seen_by = _("the registration team. We ask for no proof.")
        prepare_amount(self.fields["amount"], priced.quote)
        for name, asked in self._asked().items():
            if not asked:
                del self.fields[name]

    def _asked(self) -> dict[str, bool]:
        schedule = self.priced.schedule
        has_member_fee = any(rate.member is not None for rate in schedule.rates.values())
        return {
            "bundle": len(schedule.bundles) > 1,
            "organisation": has_member_fee and bool(self.organisations),
            "amount": schedule.floor is not None,
        }

    def clean_organisation(self) -> Organisation | None:
        return self.organisations.get(self.cleaned_data["organisation"])

    def clean_amount(self) -> int | None:
        return checked_amount(self.cleaned_data["amount"], self._quote_so_far())

    def _quote_so_far(self) -> Quote:
        """The fee as the questions before this one were answered: the lowest amount hangs on it."""
        return pricing.quote(
            self.priced.schedule,
            self.priced.calendar,
            at=self.at,
            bundle=self.cleaned_data.get("bundle", Bundle.ALONE),
            is_member=self.cleaned_data.get("organisation") is not None,
        )

    @cached_property
    def types_another_code(self) -> bool:
        """Is a code to be looked up? That is counted, so that nobody can try many."""
        typed = categories.normalised(self.data.get("code", "")) if self.is_bound else ""
        kept = self.draft.waiver
        return bool(typed) and (kept is None or typed != categories.normalised(categories.code_text(kept)))

    def clean_code(self) -> Code | None:
        typed = self.cleaned_data["code"]
        if not categories.normalised(typed):
            return None
        found = categories.usable_code(self.draft.forum, typed, at=self.at)
        if found is None or found.kind != Code.Kind.WAIVER:
            raise forms.ValidationError(REFUSED)
        return found

    @property
    def choices_made(self) -> dict:
        """What `actions.choose_fee` takes; a question that was not asked keeps its answer."""
        answers, draft = self.cleaned_data, self.draft
        asks_bundle, asks_organisation = "bundle" in self.fields, "organisation" in self.fields
        return {
            "with_parallel": answers["bundle"] == Bundle.TOGETHER if asks_bundle else draft.with_parallel,
            "organisation": answers["organisation"] if asks_organisation else draft.organisation,
            "chosen_cents": answers.get("amount"),
            "waiver": answers["code"],
        }


class AnotherCategoryForm(Form):
    """Another way to take part, with what it costs, what is full and what asks for approval again."""

    category = forms.ChoiceField(
        label=_("How would you like to take part?"),
        widget=widgets.RadioSelect,
        error_messages={
            "required": _("Choose how you would like to take part."),
            "invalid_choice": _("Choose one of the ways that are open."),
        },
    )

    def __init__(
        self,
        *args,
        registration: Registration,
        others: Sequence[Category],
        prices: dict[int, Priced],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.registration = registration
        self.others = {str(category.pk): category for category in others}
        closed = {key for key, category in self.others.items() if why_not(category, registration) is not None}
        field = self.fields["category"]
        field.choices = [
            (key, _other(category, registration, prices[category.pk].quote.total))
            for key, category in self.others.items()
        ]
        field.widget.closed = frozenset(closed)
        self.nothing_open = len(closed) == len(self.others)

    def clean_category(self) -> Category:
        category = self.others[self.cleaned_data["category"]]
        if is_closed_to(category, self.registration):
            raise forms.ValidationError(_("Not for government or media."))
        if is_full_for(category, self.registration):
            raise forms.ValidationError(
                _("“%(category)s” is full. Choose another way to take part."),
                params={"category": category.name},
            )
        return category


def is_closed_to(category: Category, registration: Registration) -> bool:
    """Does what the person ticked keep them out?"""
    return category.closed_to_officials and bool(OFFICIALS.intersection(registration.roles))


def is_full_for(category: Category, registration: Registration) -> bool:
    """Has the category no place for somebody who holds one at the forum already?"""
    return registration.holds_place and category.places.is_full


def why_not(category: Category, registration: Registration) -> str | None:
    """Why this person cannot move to the category, in a word; None where they can."""
    if is_closed_to(category, registration):
        return gettext("Not for government or media.")
    if is_full_for(category, registration):
        return gettext("Full")
    return None


def _other(category: Category, registration: Registration, cents: int) -> str:
    closed = why_not(category, registration)
    facts = [category.description, *([closed] if closed else _what_changes(category, registration, cents))]
    lines = format_html_join(" ", "<small>{}</small>", ((fact,) for fact in facts if fact))
    return format_html('<span class="muted">{} {}</span>' if closed else "{} {}", category.name, lines)


def _what_changes(category: Category, registration: Registration, cents: int) -> list[str]:
    facts = [_difference(cents, registration.price_cents)]
    if category.needs_approval and not registration.category.needs_approval:
        facts.append(
            gettext("The team approves this one: your place is given back until somebody has said yes.")
        )
    return facts


def _difference(after: int, before: int) -> str:
    amounts = {"fee": formats.money(after), "difference": formats.money(abs(after - before))}
    if after > before == 0:
        return amounts["fee"]
    if after > before:
        return gettext("%(fee)s: %(difference)s more than now.") % amounts
    if after == 0 and before:
        return gettext("Free of charge: %(difference)s less than now.") % amounts
    if after < before:
        return gettext("%(fee)s: %(difference)s less than now.") % amounts
    return gettext("%(fee)s, as now.") % amounts if after else ""
