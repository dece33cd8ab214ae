"""What people are asked about taking part and about food, and what they answer about what was arranged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.access.actions import Verdict
from events.access.models import AccessCase, AccessOption
from events.access.queries import Allergy, Food, Needs, Severity

WORDS = 2000
EXAMPLES = {
    AccessOption.Group.COMMUNICATION: _("Interpretation, captions, large print, files in advance"),
    AccessOption.Group.SPACE: _("Step-free access, a quiet room, a support person, taking part online"),
    AccessOption.Group.SAFETY: _("A private arrival, a counsellor, someone you trust beside you"),
    AccessOption.Group.FAMILY: _("Childcare, nursing, prayer, smudging"),
}


class AccessForm(Form):
    """What would help you take part? One list of tick boxes for each group, words of one's own, a call."""

    words = forms.CharField(
        label=_("Anything else, in your own words"),
        help_text=_(
            "For example a language, the ages of your children, or whom you would rather not sit near."
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
        groups: dict[str, list] = {group: [] for group in EXAMPLES}
        for option in options:
            groups[option.group].append((option.code, option.name))
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


# ---- food ---------------------------------------------
@dataclass(frozen=True)
class AllergyRow:
    """One allergen's two questions: how strong, and whether traces do harm."""

    severity: BoundField
    traces: BoundField


class DietForm(Form):
    """What you eat: diets, each allergy with how strong it is, times of fasting, words of one's own."""

    diets = forms.MultipleChoiceField(
        label=_("What you eat"), required=False, widget=widgets.CheckboxSelectMultiple
    )
    fasting = forms.CharField(
        label=_("When you do not eat"),
        help_text=_("If you fast: the days and times. We see to it that a meal is kept for you."),
        max_length=300,
        required=False,
    )
    words = forms.CharField(
        label=_("Anything else about food"),
        help_text=_("Another allergy, another diet, what you drink, or how food must be cut."),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, options: Sequence[AccessOption], food: Food, **kwargs):
        answered = {"diets": list(food.diets), "fasting": food.fasting, "words": food.words}
        super().__init__(*args, initial=answered, **kwargs)
        of_group = {group: [o for o in options if o.group == group] for group in AccessOption.Group}
        self.fields["diets"].choices = [(o.code, o.name) for o in of_group[AccessOption.Group.FOOD]]
        self.allergens = of_group[AccessOption.Group.ALLERGY]
        known = {allergy.code: allergy for allergy in food.allergies}
        for option in self.allergens:
            self._ask_about(option, known.get(option.code))
        self.order_fields(["diets", *self._names(), "fasting", "words"])

    def _ask_about(self, option: AccessOption, known: Allergy | None) -> None:
        self.fields[f"allergy_{option.code}"] = forms.ChoiceField(
            label=option.name,
            choices=[("", _("No allergy")), *Severity.choices],
            required=False,
            widget=widgets.Select,
            initial=known.severity if known else "",
        )
        self.fields[f"traces_{option.code}"] = forms.BooleanField(
            label=_("Even traces harm me"), required=False, initial=bool(known and known.traces)
        )

    def _names(self) -> Iterator[str]:
        for option in self.allergens:
            yield from (f"allergy_{option.code}", f"traces_{option.code}")

    @property
    def allergy_rows(self) -> list[AllergyRow]:
        return [AllergyRow(self[f"allergy_{o.code}"], self[f"traces_{o.code}"]) for o in self.allergens]

    @property
    def says_allergy(self) -> bool:
        """Is anything answered about allergies, so that they stand open?"""
        return any(self[name].value() for name in self._names())

    def clean(self) -> dict:
        answers = super().clean()
        for option in self.allergens:
            if answers.get(f"traces_{option.code}") and not answers.get(f"allergy_{option.code}"):
                problem = _("Say how strong the allergy is: %(allergen)s.") % {"allergen": option.name}
                self.add_error(f"allergy_{option.code}", problem)
        return answers

    @property
    def food(self) -> Food:
        """What was answered, once the form is valid."""
        answers = self.cleaned_data
        allergies = tuple(
            Allergy(o.code, answers[f"allergy_{o.code}"], answers[f"traces_{o.code}"])
            for o in self.allergens
            if answers[f"allergy_{o.code}"]
        )
        return Food(tuple(answers["diets"]), allergies, answers["fasting"], answers["words"])


# ---- what was arranged ---------------------------------------------
class AnswerForm(Form):
    """Does it work? Asked where something was arranged; else only words."""

    verdict = forms.ChoiceField(
        label=_("Does this work for you?"),
        choices=Verdict.choices,
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    words = forms.CharField(
        label=_("Your message to the care team"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write your message.")},
    )

    def __init__(self, *args, case: AccessCase, **kwargs):
        super().__init__(*args, **kwargs)
        offered = verdicts_on(case)
        if offered == [Verdict.NOTHING]:
            del self.fields["verdict"]
            self.fields["words"].required = True
        else:
            self.fields["verdict"].choices = [(verdict.value, verdict.label) for verdict in offered]

    def clean(self) -> dict:
        answers = super().clean()
        if "verdict" not in self.fields:
            answers["verdict"] = Verdict.NOTHING.value
        elif answers.get("verdict") == Verdict.NOTHING and not answers.get("words"):
            self.add_error("words", self.fields["words"].error_messages["required"])
        return answers


def verdicts_on(case: AccessCase) -> list[Verdict]:
    """What the person can say about a need that stands where this one does."""
    return {
        AccessCase.Status.ARRANGED: list(Verdict),
        AccessCase.Status.CONFIRMED: [Verdict.DOES_NOT, Verdict.NOTHING],
    }.get(case.status, [Verdict.NOTHING])
