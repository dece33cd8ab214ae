"""How are you taking part?"""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.categories import queries
from events.categories.models import Category
from events.forums.models import Forum


class CategoryForm(Form):
    """In which category the person takes part; places left in words. For a full one people may wait."""

    category = forms.ChoiceField(label=_("How are you taking part?"), widget=widgets.RadioSelect)

    def __init__(
        self,
        *args,
        forum: Forum,
        categories: Sequence[Category],
        fees: queries.FeeTable | None = None,
        at: datetime | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        full = {key for key, category in self.categories.items() if queries.is_full(category, forum)}
        self.full = frozenset(full)
        field = self.fields["category"]
        field.choices = [
            (key, _choice(category, forum, _facts(category, fees, at)))
            for key, category in self.categories.items()
        ]
        field.error_messages["required"] = _("Choose how you are taking part.")
        field.error_messages["invalid_choice"] = _("Choose one of the ways that are open.")

    @property
    def filled_up(self) -> Category | None:
        """The category chosen before, if it has no place left now."""
        key = str(self.initial.get("category"))
        return self.categories[key] if key in self.full else None

    def refuse_officials(self) -> None:
        """Say kindly that what the person ticked before does not go with the category chosen now."""
        self.add_error(
            "category",
            _(
                "You told us that you come from government or the media, and this way of taking part is not "
                "for either. Choose another one."
            ),
        )

    def clean_category(self) -> Category:
        return self.categories[self.cleaned_data["category"]]


def _facts(category: Category, fees: queries.FeeTable | None, at: datetime | None) -> list[str]:
    """What to know before choosing: what it costs, who says yes, for whom it is not."""
    schedule = fees.of(category) if fees else None
    facts = queries.fees_in_words(schedule, fees.calendar, at=at) if schedule else []
    if fees and not schedule:
        facts.append(gettext("Free of charge."))
    if category.needs_approval:
        facts.append(gettext("The team reads each request first, and answers you."))
    if category.closed_to_officials:
        facts.append(gettext("Not for government or media."))
    return facts


def _choice(category: Category, forum: Forum, facts: Sequence[str] = ()) -> str:
    full = queries.is_full(category, forum)
    pattern = '<span class="muted">{} <small>{}</small></span>' if full else "{} <small>{}</small>"
    return format_html(
        pattern + "{} <small><b>{}</b></small>",
        category.name,
        category.description,
        format_html_join("", " <small>{}</small>", ((fact,) for fact in facts)),
        queries.places_in_words(category, forum),
    )
