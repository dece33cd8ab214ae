"""What people eat: one page of answers, and the kitchen's sheet, which counts and names nobody."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access.models import AccessOption, Diet
from events.access.queries.needs import Kind, Need
from events.access.queries.options import options_by_code
from events.access.queries.sealed import opened
from events.forums.models import Forum
from events.registration.models import Registration
from events.registration.steps import Answer


class Severity(models.TextChoices):
    """How strong an allergy is, in words that need no doctor."""

    UNWELL = "unwell", gettext_lazy("It makes me unwell")
    SERIOUS = "serious", gettext_lazy("A serious reaction")
    DANGEROUS = "dangerous", gettext_lazy("It can endanger my life")


@dataclass(frozen=True)
class Allergy:
    """One allergen, how strong, and whether traces of it from other food already do harm."""

    code: str
    severity: str
    traces: bool = False


@dataclass(frozen=True)
class Food:
    """What someone told us about food."""

    diets: tuple[str, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    fasting: str = ""
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.diets or self.allergies or self.fasting or self.words)

    @property
    def needs_talk(self) -> bool:
        """Does it say what counts cannot tell a kitchen, so that somebody must see to it?"""
        grave = any(allergy.traces or allergy.severity == Severity.DANGEROUS for allergy in self.allergies)
        return bool(grave or self.fasting or self.words)

    def each(self) -> list[Need]:
        """One case where somebody must speak with the kitchen; a vegetarian meal is only counted."""
        return [Need(Kind.FOOD, words=self.to_json())] if self.needs_talk else []

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def food_from_json(text: str) -> Food:
    found = json.loads(text or "{}")
    return Food(
        diets=tuple(found.get("diets", ())),
        allergies=tuple(Allergy(**allergy) for allergy in found.get("allergies", ())),
        fasting=found.get("fasting", ""),
        words=found.get("words", ""),
    )


def diet_of(registration: Registration) -> Diet | None:
    """What the registration's person said about food, whatever its status."""
    return Diet.objects.filter(registration=registration).first()


def food_of(registration: Registration) -> Food:
    """What this person eats, for the person's own eyes. Raises SealingError."""
    diet = diet_of(registration)
    return food_from_json(opened(diet, "answers", key=registration.key_name)) if diet else Food()


def diet_is_done(registration: Registration) -> bool:
    """Has the person filled the page about food in?"""
    return Diet.objects.filter(registration=registration).exclude(status=Diet.Status.WITHDRAWN).exists()


def diet_state(registration: Registration) -> str:
    """Where it stands: the kitchen is told, once the place is booked."""
    diet = diet_of(registration)
    if diet is None:
        return ""
    return _("The kitchen is told") if diet.status == Diet.Status.ASKED else diet.get_status_display()


def food_in_words(food: Food, options: dict[str, AccessOption]) -> list[Answer]:
    """What it says, line by line, in the active language."""
    lines = [
        (_("What you eat"), "\n".join(_name(code, options) for code in food.diets)),
        (_("Allergies"), "\n".join(_allergy_in_words(allergy, options) for allergy in food.allergies)),
        (_("When you do not eat"), food.fasting),
        (_("Food, in your own words"), food.words),
    ]
    return [Answer(question, answer) for question, answer in lines if answer]


def _allergy_in_words(allergy: Allergy, options: dict[str, AccessOption]) -> str:
    parts = [_name(allergy.code, options), str(Severity(allergy.severity).label)]
    if allergy.traces:
        parts.append(_("even traces"))
    return " – ".join(parts)


def _name(code: str, options: dict[str, AccessOption]) -> str:
    return options[code].name if code in options else code


def diet_summary(registration: Registration) -> Iterable[Answer]:
    """Lines for the last check, read back to the person who wrote them. Raises SealingError."""
    food = food_of(registration)
    return [] if food.is_empty else food_in_words(food, options_by_code())


# ---- the kitchen ---------------------------------------------
@dataclass(frozen=True)
class AllergyCount:
    """How many may not eat this, by how strong it is, and for how many traces already do harm."""

    option: AccessOption
    unwell: int
    serious: int
    dangerous: int
    traces: int

    @property
    def people(self) -> int:
        return self.unwell + self.serious + self.dangerous


@dataclass(frozen=True)
class KitchenSheet:
    """What the kitchen must know: numbers, and nobody's name."""

    people: int
    answered: int
    diets: list[tuple[AccessOption, int]] = field(default_factory=list)
    allergies: list[AllergyCount] = field(default_factory=list)
    fasting: int = 0
    to_talk_about: int = 0

    @property
    def anything(self) -> int:
        """How many did not ask for anything special."""
        return self.people - self.answered


def kitchen_sheet(forum: Forum) -> KitchenSheet:
    """What those who have a place eat, counted exactly. Raises SealingError."""
    foods = [
        food_from_json(opened(diet, "answers", key=forum.key_name))
        for diet in Diet.objects.filter(
            registration__forum=forum,
            registration__status__in=Registration.HOLDING,
            status=Diet.Status.ASKED,
        )
    ]
    options = options_by_code()
    diets = Counter(code for food in foods for code in food.diets)
    allergies = [allergy for food in foods for allergy in food.allergies]
    return KitchenSheet(
        people=Registration.objects.filter(forum=forum, status__in=Registration.HOLDING).count(),
        answered=len(foods),
        diets=[(option, diets[code]) for code, option in options.items() if diets[code]],
        allergies=_count(allergies, options),
        fasting=sum(bool(food.fasting) for food in foods),
        to_talk_about=sum(food.needs_talk for food in foods),
    )


def _count(allergies: list[Allergy], options: dict[str, AccessOption]) -> list[AllergyCount]:
    by_severity = Counter((allergy.code, allergy.severity) for allergy in allergies)
    traces = Counter(allergy.code for allergy in allergies if allergy.traces)
    return [
        AllergyCount(
            option=option,
            unwell=by_severity[code, Severity.UNWELL],
            serious=by_severity[code, Severity.SERIOUS],
            dangerous=by_severity[code, Severity.DANGEROUS],
            traces=traces[code],
        )
        for code, option in options.items()
        if any(by_severity[code, severity] for severity in Severity.values)
    ]
