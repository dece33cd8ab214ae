"""Money as people type it, in either language, and as the database keeps it: integer cents."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from common.formats import number

BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009'’$")
WHOLE = re.compile(r"\d+")
# A last comma or point before one or two digits divides dollars from cents; any other divides thousands.
CENTS = re.compile(r"(?P<dollars>[\d,.]*\d)(?:[.,](?P<cents>\d{1,2}))")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def cents_from(text: str) -> int | None:
    """Cents out of "1,234.50", "1 234,50 $", "1234.5" or "1234"; None where it cannot be understood."""
    text = re.sub(r"(?i)cad|ca(?=\$)", "", text).translate(BLANKS)
    cents = "0"
    if match := CENTS.fullmatch(text):
        text, cents = match["dollars"], match["cents"]
    if not WHOLE.fullmatch(text) and not _is_grouped(text):
        return None
    return int(re.sub(r"[,.]", "", text)) * 100 + int(cents.ljust(2, "0"))


def _is_grouped(text: str) -> bool:
    return bool(THOUSANDS.fullmatch(text)) and len(set(re.findall(r"[,.]", text))) == 1


def as_typed(cents: int | None) -> str:
    """Cents as someone would type them into a field: 1,234.50 / 1 234,50."""
    if cents is None:
        return ""
    dollars, rest = divmod(cents, 100)
    text = number(dollars)
    if not rest:
        return text
    return text + number(0.5)[1] + f"{rest:02d}"


class MoneyField(forms.CharField):
    """An amount in dollars, typed either way; cleans to integer cents, or None when left empty.

    `most` is the largest amount accepted, in cents.
    """

    default_error_messages = {
        "not_money": _("Enter an amount in dollars, for example 1,234.50."),
        "too_much": _("Enter a smaller amount."),
    }

    def __init__(self, *, most: int = 10_000_000, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
        )
        super().__init__(max_length=30, **kwargs)
        self.most = most

    def prepare_value(self, value: object) -> object:
        return as_typed(value) if isinstance(value, int) else value

    def clean(self, value: str) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        cents = cents_from(text)
        if cents is None:
            raise forms.ValidationError(self.error_messages["not_money"], code="not_money")
        if cents > self.most:
            raise forms.ValidationError(self.error_messages["too_much"], code="too_much")
        return cents
