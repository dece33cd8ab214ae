"""What staff fill in about fees, their terms, codes and invitations."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common.money import MoneyField
from events.categories.models import Bundle, Category, Code, FeeTerms, Period
from events.categories.pricing import Rate, Schedule
from events.forums.models import Forum
from people.accounts.models import Language

AT_ONCE = 500
BETWEEN = re.compile(r"[,;\t ]+")


# ---- fees --------------------------------------------------------------------------------------------------
class FeesForm(forms.Form):
    """The fees of one category: three periods, alone or together, for everybody and for members."""

    floor = MoneyField(
        label=_("People choose what they pay, from"),
        required=False,
        help_text=_("No proof is asked. Leave it empty if everybody pays the fee."),
    )

    def __init__(self, *args, schedule: Schedule, bundles: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.bundles = bundles
        self.fields["floor"].initial = schedule.floor
        for bundle in bundles:
            for period in Period.values:
                rate = schedule.rates.get((period, bundle))
                self._add(bundle, period, "standard", rate.standard if rate else None)
                self._add(bundle, period, "member", rate.member if rate else None)

    def _add(self, bundle: str, period: str, whom: str, cents: int | None) -> None:
        who = gettext("members") if whom == "member" else gettext("everybody")
        label = f"{Bundle(bundle).label}, {Period(period).label}, {who}"
        field = MoneyField(label=label, required=False, initial=cents)
        field.widget.attrs["aria-label"] = label
        self.fields[f"{bundle}-{period}-{whom}"] = field

    @property
    def tables(self) -> list[dict]:
        """The fields as the page draws them: a table for each bundle, a row for each period."""
        return [
            {
                "label": Bundle(bundle).label,
                "rows": [
                    {
                        "label": Period(period).label,
                        "standard": self[f"{bundle}-{period}-standard"],
                        "member": self[f"{bundle}-{period}-member"],
                    }
                    for period in Period.values
                ],
            }
            for bundle in self.bundles
        ]

    def clean(self) -> dict:
        answers = super().clean()
        for bundle, period, standard, member in self._rows(answers):
            name = f"{bundle}-{period}"
            if standard is None and member is not None:
                self.add_error(f"{name}-standard", _("Say what everybody else pays."))
            elif standard is not None and member is not None and member > standard:
                self.add_error(f"{name}-member", _("Members never pay more than everybody else."))
        rates = self.rates
        for bundle in {bundle for _period, bundle in rates}:
            if (Period.REGULAR, bundle) not in rates:
                self.add_error(f"{bundle}-{Period.REGULAR}-standard", _("Say what the regular fee is."))
        if answers.get("floor") is not None and not rates:
            self.add_error("floor", _("Say what the fee is, too."))
        return answers

    def _rows(self, answers: dict) -> Iterator[tuple]:
        for bundle in self.bundles:
            for period in Period.values:
                name = f"{bundle}-{period}"
                yield bundle, period, answers.get(f"{name}-standard"), answers.get(f"{name}-member")

    @property
    def rates(self) -> dict[tuple[str, str], Rate]:
        """(period, bundle) → rate, of the rows that were filled in."""
        return {
            (period, bundle): Rate(standard, member)
            for bundle, period, standard, member in self._rows(self.cleaned_data)
            if standard is not None
        }

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.rates, floor=self.cleaned_data.get("floor"))


class TermsForm(forms.ModelForm):
    """When which fee of a forum applies, what is given back, and what was planned."""

    class Meta:
        model = FeeTerms
        fields = [
            "early_until",
            "late_from",
            "policy_en",
            "policy_fr",
            "full_refund_until",
            "part_refund_until",
            "part_refund_percent",
            "planned_registrations",
        ]
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("early_until", "late_from", "full_refund_until", "part_refund_until")
        } | {name: forms.Textarea(attrs={"rows": 5}) for name in ("policy_en", "policy_fr")}
        help_texts = {
            "early_until": _("Including this day, at the place of the forum."),
            "late_from": _("From this day on, at the place of the forum."),
            "planned_registrations": _("Drawn as a line beside the registrations by day."),
        }

    def clean(self) -> dict:
        answers = super().clean()
        early, late = answers.get("early_until"), answers.get("late_from")
        if early and late and late <= early:
            self.add_error("late_from", _("The late fee begins after the early one has ended."))
        if bool(answers.get("policy_en")) != bool(answers.get("policy_fr")):
            missing = "policy_fr" if answers.get("policy_en") else "policy_en"
            self.add_error(missing, _("Write it in both languages: people agree to it when they book."))
        self._check_refunds(answers)
        return answers

    def _check_refunds(self, answers: dict) -> None:
        full, part = answers.get("full_refund_until"), answers.get("part_refund_until")
        percent = answers.get("part_refund_percent")
        if bool(part) != (percent is not None):
            self.add_error(
                "part_refund_percent" if part else "part_refund_until", _("Give both, or neither.")
            )
        if full and part and part <= full:
            self.add_error("part_refund_until", _("This day comes after the one above."))


def in_zone_of(forum: Forum, moment: datetime | None) -> datetime | None:
    """What was typed, read as the time at the place of the forum."""
    return moment.replace(tzinfo=ZoneInfo(forum.time_zone)) if moment else None


# ---- codes -------------------------------------------------------------------------------------------------
class CodeForm(forms.Form):
    """A new code of one forum."""

    kind = forms.ChoiceField(label=_("What it does"), choices=Code.Kind.choices)
    label = forms.CharField(
        label=_("What it is for"),
        max_length=120,
        help_text=_("For your list only, for example “Partners in Halifax”."),
    )
    category = forms.ModelChoiceField(
        label=_("Which category it opens"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=_("No category"),
        help_text=_("For a code that opens one category."),
    )
    percent_off = forms.IntegerField(
        label=_("How much it takes off, in percent"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("For a code that lowers the fee; 100 waives it."),
    )
    down_to_cents = MoneyField(
        label=_("Or: to what it brings the fee down"),
        required=False,
        help_text=_("For a code that lowers the fee."),
    )
    uses_limit = forms.IntegerField(
        label=_("How often it can be used"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Leave empty for no limit."),
    )
    expires_at = forms.DateTimeField(
        label=_("Until when it can be used"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, forum: Forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.forum = forum
        self.fields["category"].queryset = forum.categories.order_by("position", "pk")

    def clean_expires_at(self) -> datetime | None:
        return in_zone_of(self.forum, self.cleaned_data["expires_at"])

    def clean(self) -> dict:
        answers = super().clean()
        kind = answers.get("kind")
        if kind == Code.Kind.CATEGORY and not answers.get("category"):
            self.add_error("category", _("Choose the category."))
        if kind != Code.Kind.CATEGORY:
            answers["category"] = None
        if kind != Code.Kind.WAIVER:
            answers["percent_off"] = answers["down_to_cents"] = None
        elif (answers.get("percent_off") is None) == (answers.get("down_to_cents") is None):
            self.add_error("percent_off", _("Give one of the two: percent, or an amount."))
        return answers


class InviteForm(forms.Form):
    """Whom to invite: one address a line, with a language where it differs."""

    people = forms.CharField(
        label=_("E-mail addresses"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line. Write “fr” or “en” after an address to choose its language."),
        error_messages={"required": _("Enter at least one address.")},
    )
    language = forms.ChoiceField(label=_("Language of the others"), choices=Language.choices)
    category = forms.ModelChoiceField(
        label=_("Only for one category"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=_("Any category"),
    )
    expires_at = forms.DateTimeField(
        label=_("Until when it can be used"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, forum: Forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.forum = forum
        self.fields["category"].queryset = forum.categories.order_by("position", "pk")

    def clean_expires_at(self) -> datetime | None:
        return in_zone_of(self.forum, self.cleaned_data["expires_at"])

    def clean(self) -> dict:
        answers = super().clean()
        lines = [line.strip() for line in answers.get("people", "").splitlines() if line.strip()]
        if len(lines) > AT_ONCE:
            self.add_error("people", gettext("Send at most %(count)s at once.") % {"count": AT_ONCE})
            return answers
        read = [_read(line, answers.get("language", "")) for line in lines]
        wrong = [line for line, one in zip(lines, read, strict=True) if one is None]
        if wrong:
            words = ngettext("This is no address: %(lines)s", "These are no addresses: %(lines)s", len(wrong))
            self.add_error("people", words % {"lines": "; ".join(wrong[:5])})
        answers["people"] = [one for one in read if one]
        return answers


def _read(line: str, language: str) -> tuple[str, str] | None:
    """(address, language) out of one line; None where there is no address in it."""
    words = [word for word in BETWEEN.split(line) if word]
    chosen = next((word.lower() for word in words if word.lower() in Language.values), language)
    address = next((word.strip("<>") for word in words if "@" in word), "")
    try:
        validate_email(address)
    except ValidationError:
        return None
    return address, chosen
