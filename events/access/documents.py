"""The kitchen's sheet to hand over: in both languages at once, because nobody knows who cooks."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from common import exports, pdf
from common.translation import in_language
from events.access.queries import KitchenSheet
from events.forums.models import Forum

FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
NAME = "kitchen"

PEOPLE = gettext_noop("People")
KIND = gettext_noop("What it is")
DIET = gettext_noop("Diet")
ALLERGY = gettext_noop("Allergy")
UNWELL = gettext_noop("It makes them unwell")
SERIOUS = gettext_noop("A serious reaction")
DANGEROUS = gettext_noop("It can endanger their life")
TRACES = gettext_noop("Even traces harm them")
ANYTHING = gettext_noop("Eat what is served")
FASTING = gettext_noop("Do not eat at certain times: ask the care team")
TO_TALK_ABOUT = gettext_noop("More to know: ask the care team")


def both(words: str) -> str:
    """A heading in both languages: "Diet / Régime"."""
    texts = []
    for language in ("en", "fr"):
        with override(language):
            texts.append(_(words))
    return " / ".join(dict.fromkeys(texts))


def kitchen_table(sheet: KitchenSheet) -> tuple[list[str], list[list[object]]]:
    """Headings and rows of the sheet; each diet and allergen by both its names, never a person's."""
    headings = [both(KIND), "English", "Français", *map(both, (PEOPLE, UNWELL, SERIOUS, DANGEROUS, TRACES))]
    rows = [
        [both(DIET), _name(option, "en"), _name(option, "fr"), count, "", "", "", ""]
        for option, count in sheet.diets
    ]
    rows += [
        [
            both(ALLERGY),
            _name(count.option, "en"),
            _name(count.option, "fr"),
            count.people,
            count.unwell,
            count.serious,
            count.dangerous,
            count.traces,
        ]
        for count in sheet.allergies
    ]
    rows += [[both(words), "", "", count, "", "", "", ""] for words, count in others(sheet)]
    return headings, rows


def others(sheet: KitchenSheet) -> list[tuple[str, int]]:
    """The numbers of the sheet that belong to no diet and no allergy, each under its English words."""
    return [(ANYTHING, sheet.anything), (FASTING, sheet.fasting), (TO_TALK_ABOUT, sheet.to_talk_about)]


def _name(option: object, language: str) -> str:
    return in_language(option, "name", language)


def kitchen_csv(sheet: KitchenSheet) -> bytes:
    return exports.as_csv(*kitchen_table(sheet))


def kitchen_pdf(forum: Forum, sheet: KitchenSheet) -> bytes:
    """One page or two to pin up in the kitchen."""
    context = {
        "forum": forum,
        "titles": dict.fromkeys([forum.title_en, forum.title_fr]),
        "sheet": sheet,
        "headings": {
            name: both(words)
            for name, words in {
                "people": PEOPLE,
                "diet": DIET,
                "allergy": ALLERGY,
                "unwell": UNWELL,
                "serious": SERIOUS,
                "dangerous": DANGEROUS,
                "traces": TRACES,
            }.items()
        },
        "others": [(both(words), count) for words, count in others(sheet)],
        "font": pdf.data_address(FONT, "font/woff2"),
    }
    return pdf.render("events/office/access_kitchen_pdf.html", context)
