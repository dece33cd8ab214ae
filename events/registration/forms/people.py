"""Who the person is, and whether they need anything."""

from collections.abc import Sequence
from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.categories import queries
from events.categories.models import Category
from events.registration.models import Role
from people.accounts.models import Language
from people.organisations.models import Organisation
from people.organisations.provinces import Province


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
