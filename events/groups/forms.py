"""What a booker types: who they are, and whom they name – in rows, pasted as a list, or one at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.categories.models import Category
from events.categories.queries import places_in_words
from events.forums.models import Forum
from events.groups.queries import MOST_PEOPLE, Named
from people.accounts.models import Language

ROWS = 5
MORE = "_more"
CHANGE = "_change"
LONGEST_LINE = 500
MOST_COMPLAINTS = 10
GOOD_FOR_SECONDS = 24 * 3600


# ---- once, however often it is sent -----------------------------------------------------------------------
class OnceField(forms.CharField):
    """A hidden, signed id for what the form makes, so that two clicks make it once.

    Someone who comes back after a day gets a new one.
    """

    def __init__(self, **kwargs):
        super().__init__(widget=forms.HiddenInput, required=False, initial=new_once, **kwargs)

    def clean(self, value: str) -> UUID:
        try:
            return UUID(signing.loads(value or "", salt="groups.once", max_age=GOOD_FOR_SECONDS))
        except (signing.BadSignature, ValueError):
            return uuid4()


def new_once(once: UUID | None = None) -> str:
    return signing.dumps(str(once or uuid4()), salt="groups.once")


# ---- one person -------------------------------------------------------------------------------------------
def name_field(**kwargs: object) -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the person's name.")},
        **kwargs,
    )


def email_field(**kwargs: object) -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Enter the person's e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
        **kwargs,
    )


def category_choices(categories: Sequence[Category], forum: Forum) -> list[tuple[str, str]]:
    """The ways to take part, with the places that are left; a full one may be chosen, to wait."""
    return [
        (
            str(category.pk),
            format_html("{} <small>{}</small>", category.name, places_in_words(category, forum)),
        )
        for category in categories
    ]


class PersonForm(Form):
    """A name and an address: to correct one, or for whoever takes a place over."""

    name = name_field()
    email = email_field()
    once = OnceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("We send them their own private link, and nothing else.")


class AddForm(PersonForm):
    """One more person, and how they take part."""

    category = forms.ChoiceField(
        label=_("How does this person take part?"),
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose how they take part.")},
    )
    rest_waits = forms.BooleanField(
        label=_("If there is no place, put them on the waiting list"), required=False
    )

    def __init__(self, *args, forum: Forum, categories: Sequence[Category], **kwargs):
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        self.fields["category"].choices = category_choices(categories, forum)
        if len(categories) == 1:
            self.fields["category"].initial = str(categories[0].pk)

    @property
    def named(self) -> Named:
        typed = self.cleaned_data
        return Named(typed["name"], typed["email"], self.categories[typed["category"]])


# ---- a list that was pasted -------------------------------------------------------------------------------
@dataclass(frozen=True)
class Pasted:
    """One line of the pasted list: a person, or what is wrong with it."""

    number: int
    name: str = ""
    email: str = ""
    problem: str = ""


def read_lines(text: str) -> Iterator[Pasted]:
    """One person a line: a name, and an address last, with a comma, a tab or `<…>` between. Empty lines count
    only for the numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip(" ,;\t"):
            yield _read_line(number, line)


def _read_line(number: int, line: str) -> Pasted:
    if len(line) > LONGEST_LINE:
        return Pasted(number, problem=gettext("this line is too long for one person."))
    line = line.strip(" ,;<>\t")
    last = re.split(r"[\s,;<]+", line)[-1]
    name = line.removesuffix(last).strip(' ,;<\t"')
    if "@" not in last:
        return Pasted(number, problem=gettext("the e-mail address is missing after “%s”.") % line)
    if not name:
        return Pasted(number, problem=gettext("the name is missing before %s.") % last)
    try:
        return Pasted(number, _NAME.clean(name), _EMAIL.clean(last))
    except forms.ValidationError:
        return Pasted(number, problem=gettext("“%s” is not a name and an e-mail address.") % line)


_NAME, _EMAIL = name_field(), email_field()


# ---- the whole form ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Row:
    """The three fields of one person, as the page draws them."""

    number: int
    name: BoundField
    email: BoundField
    category: BoundField | None

    @property
    def is_invalid(self) -> bool:
        return any(field.errors for field in (self.name, self.email, self.category) if field is not None)


class SeveralForm(Form):
    """An organisation names up to 200 people. `people` are they, once the form is valid.

    As many rows as the form says it has, so that "Add five more" needs no JavaScript.
    """

    organisation_name = forms.CharField(
        label=_("Which organisation do you book for?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Enter the name of your organisation.")},
    )
    name = forms.CharField(
        label=_("What is your name?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
    )
    email = forms.EmailField(
        label=_("Where may we write to you about this booking?"),
        help_text=_("You get one message with a private link, behind which you see and change the list."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )
    language = forms.ChoiceField(
        label=_("In which language should we write to you and to the people you name?"),
        help_text=_("Each of them can choose another one."),
        choices=Language.choices,
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose a language.")},
    )
    category = forms.ChoiceField(
        label=_("How do they take part?"),
        widget=widgets.RadioSelect,
        error_messages={
            "required": _("Choose how they take part."),
            "invalid_choice": _("Choose one of the ways that are open."),
        },
    )
    pasted = forms.CharField(
        label=_("Or paste a list"),
        help_text=_("One person a line: the name, a comma, the e-mail address."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    once = OnceField()

    def __init__(self, *args, forum: Forum, categories: Sequence[Category], **kwargs):
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        self.people: list[Named] = []
        choices = category_choices(categories, forum)
        self.fields["category"].choices = choices
        if len(categories) == 1:
            self.fields["category"].initial = choices[0][0]
        self.count = self._how_many_rows()
        for number in range(1, self.count + 1):
            self._add_row(number, categories)
        # After the rows, as the page and the summary of what is wrong have it.
        self.fields["pasted"] = self.fields.pop("pasted")

    # ---- rows ----
    def _how_many_rows(self) -> int:
        told = self.data.get("rows", "")
        count = int(told) if told.isdecimal() and len(told) < 4 else ROWS
        if MORE in self.data:
            count += ROWS
        return min(max(count, 1), MOST_PEOPLE)

    def _add_row(self, number: int, categories: Sequence[Category]) -> None:
        self.fields[f"name_{number}"] = name_field(required=False)
        self.fields[f"email_{number}"] = email_field(required=False)
        if len(categories) > 1:
            self.fields[f"category_{number}"] = forms.ChoiceField(
                label=_("Takes part as"),
                required=False,
                choices=[
                    ("", _("As chosen above")),
                    *((key, category.name) for key, category in self.categories.items()),
                ],
                widget=widgets.Select,
            )

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                number,
                self[f"name_{number}"],
                self[f"email_{number}"],
                self[f"category_{number}"] if f"category_{number}" in self.fields else None,
            )
            for number in range(1, self.count + 1)
        ]

    @property
    def may_have_more(self) -> bool:
        return self.count < MOST_PEOPLE

    # ---- shown again, unjudged ----
    @property
    def changes_language(self) -> bool:
        """The other language, five more rows, or the list once more: shown as typed, unjudged."""
        return super().changes_language or (self.is_bound and bool({MORE, CHANGE} & self.data.keys()))

    # ---- cleaning ----
    def clean(self) -> dict:
        typed = super().clean()
        if typed.pop("website", ""):
            raise forms.ValidationError(
                _("Something filled in a field that people do not see. Please press Continue once more.")
            )
        self.people = [*self._from_rows(typed), *self._from_list(typed)]
        if not self.people and not self.errors:
            self.add_error("name_1", _("Name at least one person."))
        if len(self.people) > MOST_PEOPLE:
            self._too_many(len(self.people))
        self._refuse_the_same_twice()
        return typed

    def _from_rows(self, typed: dict) -> Iterator[Named]:
        for number in range(1, self.count + 1):
            name, email = typed.get(f"name_{number}"), typed.get(f"email_{number}")
            if name and email:
                chosen = typed.get(f"category_{number}") or typed.get("category")
                if chosen in self.categories:
                    yield Named(name, email, self.categories[chosen])
            elif name and f"email_{number}" not in self.errors:
                self.add_error(
                    f"email_{number}", gettext("Enter an e-mail address for %(name)s.") % {"name": name}
                )
            elif email and f"name_{number}" not in self.errors:
                self.add_error(f"name_{number}", gettext("Enter the name of %(email)s.") % {"email": email})

    def _from_list(self, typed: dict) -> list[Named]:
        text = typed.get("pasted") or ""
        # Counted before anything is read: a million lines cost no more than one.
        lines = text.count("\n") + 1
        if lines > 2 * MOST_PEOPLE:
            self._too_many(lines)
            return []
        found = list(read_lines(text))
        wrong = [one for one in found if one.problem]
        for one in wrong[:MOST_COMPLAINTS]:
            self.add_error(
                "pasted",
                gettext("Line %(number)s: %(problem)s") % {"number": one.number, "problem": one.problem},
            )
        left = len(wrong) - MOST_COMPLAINTS
        if left > 0:
            self.add_error(
                "pasted",
                ngettext("%(count)s more line is unclear.", "%(count)s more lines are unclear.", left)
                % {"count": left},
            )
        category = self.categories.get(typed.get("category"))
        if category is None:
            return []
        return [Named(one.name, one.email, category) for one in found if not one.problem]

    def _too_many(self, count: int) -> None:
        self.add_error(
            "pasted",
            gettext("These are %(count)s people. One booking holds at most %(most)s: please make several.")
            % {"count": count, "most": MOST_PEOPLE},
        )

    def _refuse_the_same_twice(self) -> None:
        """The same name with the same address is a slip; two people may share a mailbox."""
        seen = set()
        for one in self.people:
            key = (one.name.casefold(), one.email.casefold())
            if key in seen:
                self.add_error(
                    None,
                    gettext("%(name)s (%(email)s) stands in the list twice.")
                    % {"name": one.name, "email": one.email},
                )
            seen.add(key)

    # ---- on to the last check ----
    @property
    def carried(self) -> list[tuple[str, str]]:
        """Everything that was typed, as hidden fields; what was pasted has become rows."""
        typed = self.cleaned_data
        kept = ("organisation_name", "name", "email", "language", "category")
        fields = [(name, typed[name]) for name in kept]
        fields += [("once", new_once(typed["once"])), ("rows", str(len(self.people)))]
        for number, one in enumerate(self.people, start=1):
            fields += [
                (f"name_{number}", one.name),
                (f"email_{number}", one.email),
                (f"category_{number}", str(one.category.pk)),
            ]
        return fields
