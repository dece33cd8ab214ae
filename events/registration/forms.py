"""What people are asked when they register."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.categories import queries
from events.categories.models import Category
from events.forums.models import Forum
from events.registration.models import Role
from people.accounts.models import Language
from people.organisations.models import Organisation
from people.organisations.provinces import Province


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


class DetailsForm(Form):
    """Who the person is: what we call them, where we write, and what they care to add."""

    name_to_use = forms.CharField(
        label=_("What name should we use for you?"),
        help_text=_("It need not be your legal name."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": _("Enter a name that we can use for you.")},
    )
    email = forms.EmailField(
        label=_("Which e-mail address is safe for us to write to?"),
        help_text=_("We send one message with a private link. Its subject says nothing about the forum."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter an e-mail address that is safe for you."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )
    language = forms.ChoiceField(
        label=_("In which language should we write to you?"),
        choices=Language.choices,
        widget=widgets.RadioSelect,
    )
    province = forms.ChoiceField(
        label=_("Where do you come from?"),
        choices=[("", _("I would rather not say")), *Province.choices],
        widget=widgets.Select,
        required=False,
    )
    organisation_name = forms.CharField(
        label=_("Which organisation are you with?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("What describes you?"),
        help_text=_("Choose as many as you like, or none."),
        choices=Role.choices,
        required=False,
        widget=widgets.CheckboxSelectMultiple,
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self,
        *args,
        took: timedelta | None = None,
        members: Sequence[Organisation] | None = None,
        by_phone: bool = False,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = not by_phone
        self.took = took
        self.members = members
        if members:
            self.fields["organisation_name"].widget = widgets.Suggest(
                [organisation.name for organisation in members], attrs={"autocomplete": "organization"}
            )
            self.fields["organisation_name"].help_text = _(
                "Members of the network pay less: choose yours from the list, or write its name."
            )
        self.fields["name_to_use"].seen_by = _(
            "the registration and care teams, and on the day whoever welcomes you at the desk."
        )
        self.fields["email"].seen_by = _("the registration and care teams.")
        self.fields["province"].why = _("to see which regions we still need to reach.")
        self.fields["roles"].why = _("to see whose voices are in the room. We publish only counts.")
        self.fields["roles"].seen_by = _(
            "the registration team. Nobody sees by name who has lived experience."
        )

    def refuse_officials(self, category: Category) -> None:
        """Say kindly that what is ticked does not go with the category chosen."""
        self.add_error(
            "roles",
            gettext(
                "“%(category)s” is not for government or media. Go back and choose another way to take part, "
                "or change what you ticked."
            )
            % {"category": category.name},
        )

    def clean(self) -> dict:
        """Turn programmes away and let people through: whoever is stopped by mistake presses once more."""
        answers = super().clean()
        if answers.pop("website", ""):
            self.data = self.data.copy()
            self.data["website"] = ""
            raise forms.ValidationError(
                _("Something filled in a field that people do not see. Please press Continue once more.")
            )
        if self.members is not None:
            name = answers.get("organisation_name", "")
            answers["organisation"] = queries.organisation_called(name, self.members)
        # Nobody reads this page and writes their name within two seconds; a programme does.
        quickest = timedelta(seconds=settings.QUICKEST_ANSWER_SECONDS)
        if not self.errors and self.took is not None and self.took < quickest:
            raise forms.ValidationError(
                _("That was faster than we expected. Please check your answers and press Continue once more.")
            )
        return answers


class AddressForm(Form):
    """Where the link goes; nothing is asked where that is known."""

    email = forms.EmailField(
        label=_("Which e-mail address is safe for us to write to?"),
        help_text=_("We send one message with a private link. Its subject says nothing about the forum."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter an e-mail address that is safe for you."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )

    def __init__(self, *args, known: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["email"]


class NeedsForm(Form):
    """Whether the person needs anything in order to take part."""

    needs_something = forms.TypedChoiceField(
        label=_("Do you need anything in order to take part?"),
        help_text=_(
            "For example interpretation, step-free access, childcare, food that suits you, or help with "
            "travel costs."
        ),
        choices=[("no", _("No")), ("yes", _("Yes, I would like to tell you what"))],
        coerce=lambda answer: answer == "yes",
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose No or Yes.")},
    )
