"""The ballot as a form: one group of choices a question, none of them required."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

import common.forms
from evaluations.questionnaires.asked import Asked, asked
from evaluations.questionnaires.models import NOT_APPLICABLE, PREFER_NOT, Agreement, Question, Section
from evaluations.responses.ballots import QUOTE_WITHOUT_NAME, THEME_ONLY

QUOTE = "-quote"
QUOTE_CHOICES = [
    (THEME_ONLY, _("Count my idea, do not quote me")),
    (QUOTE_WITHOUT_NAME, _("You may quote me, without my name")),
]
BESIDE = {NOT_APPLICABLE: _("Does not apply to me"), PREFER_NOT: _("I prefer not to say")}


@dataclass(frozen=True)
class Part:
    """A section as it is drawn: its words and its fields in order."""

    section: Section
    fields: list[BoundField]


class BallotForm(common.forms.Form):
    """Every question of a version. `answers` gives what is to be sealed; a question left alone is skipped."""

    error_css_class = "invalid"

    def __init__(self, *args: object, sections: list[Section], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.asked_in = sections
        self.rules: dict[str, Asked] = {}
        for section in sections:
            for question in section.questions.all():
                self._ask(question)

    def _ask(self, question: Question) -> None:
        self.rules[question.code] = asked(question)
        field = FIELDS[question.type](question, self.rules[question.code])
        field.template_name = "evaluations/responses/_question.html"
        field.is_scale = question.type == Question.Type.AGREE5
        self.fields[question.code] = field
        if question.type == Question.Type.TEXT:
            self.fields[question.code + QUOTE] = _quote_field()

    @property
    def parts(self) -> Iterator[Part]:
        """The sections in order, for the page."""
        for section in self.asked_in:
            names = [
                name
                for question in section.questions.all()
                for name in (question.code, question.code + QUOTE)
                if name in self.fields
            ]
            yield Part(section, [self[name] for name in names])

    def clean(self) -> dict:
        cleaned = super().clean()
        for code, rules in self.rules.items():
            if rules.type == Question.Type.MULTIPLE and code in cleaned:
                self._check_ticks(rules, cleaned[code])
        if not self.errors and not self.answers:
            raise forms.ValidationError(gettext("Please answer at least one question, or close this page."))
        return cleaned

    def _check_ticks(self, rules: Asked, ticks: list[str]) -> None:
        alone = set(ticks) & {*rules.exclusive, *rules.beside}
        if alone and len(ticks) > 1:
            label = dict(self.fields[rules.code].choices)[min(alone)]
            self.add_error(
                rules.code,
                gettext("Choose “%(answer)s” alone, or the others without it.") % {"answer": label},
            )
        elif rules.max_ticks and len(ticks) > rules.max_ticks:
            self.add_error(
                rules.code,
                ngettext(
                    "Choose at most %(most)s answer.", "Choose at most %(most)s answers.", rules.max_ticks
                )
                % {"most": rules.max_ticks},
            )

    @property
    def answers(self) -> dict:
        """The answers that were given, as `responses.actions.submit` takes them."""
        given = {code: self._answer(rules) for code, rules in self.rules.items()}
        return {code: answer for code, answer in given.items() if answer}

    def _answer(self, rules: Asked) -> object:
        answer = self.cleaned_data.get(rules.code)
        if rules.type != Question.Type.TEXT or not answer:
            return answer
        quote = self.cleaned_data.get(rules.code + QUOTE) or THEME_ONLY
        return {"text": answer, "lang": (get_language() or "en")[:2], "quote": quote}


def _choices(question: Question, rules: Asked) -> list[tuple[str, object]]:
    if question.type == Question.Type.AGREE5:
        own = list(Agreement.choices)
    else:
        own = [(option.code, option.label) for option in question.options.all()]
    return own + [(code, BESIDE[code]) for code in rules.beside]


def _words(question: Question) -> dict:
    return {"label": question.label, "help_text": question.help, "required": False}


def _one(question: Question, rules: Asked) -> forms.Field:
    # A radio button cannot be taken back without a script, so leaving the question out is a choice as well.
    choices = [*_choices(question, rules), ("", _("Skip this question"))]
    return forms.ChoiceField(choices=choices, initial="", widget=forms.RadioSelect, **_words(question))


def _several(question: Question, rules: Asked) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=_choices(question, rules), widget=forms.CheckboxSelectMultiple, **_words(question)
    )


def _text(question: Question, rules: Asked) -> forms.Field:
    return forms.CharField(
        max_length=rules.max_length, widget=forms.Textarea(attrs={"rows": 4}), **_words(question)
    )


def _quote_field() -> forms.Field:
    field = forms.ChoiceField(
        label=_("May we quote this answer?"),
        choices=QUOTE_CHOICES,
        initial=THEME_ONLY,
        widget=forms.RadioSelect,
        required=False,
    )
    field.template_name = "evaluations/responses/_quote.html"
    return field


FIELDS = {
    Question.Type.AGREE5: _one,
    Question.Type.SINGLE: _one,
    Question.Type.MULTIPLE: _several,
    Question.Type.TEXT: _text,
}
