"""Text that is kept in both official languages: two columns, one name."""

from typing import Any

from django.utils.translation import get_language


class Pair:
    """Reads `<name>_en` or `<name>_fr` by the active language.

    Falls back to the other language where one is still missing, so that a reader never meets a blank:
    publishing is what refuses a missing twin (`missing_twins`), not display.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return in_language(instance, self.name, get_language() or "en")


def in_language(instance: Any, name: str, language: str) -> str:
    """The text of the pair `name` in `language` ("en" or "fr"), else its twin."""
    first, second = ("fr", "en") if language.startswith("fr") else ("en", "fr")
    return getattr(instance, f"{name}_{first}") or getattr(instance, f"{name}_{second}")


def missing_twins(instance: Any, *names: str) -> list[str]:
    """The column names among the pairs `names` that stand empty while their twin is filled."""
    missing = []
    for name in names:
        english, french = getattr(instance, f"{name}_en"), getattr(instance, f"{name}_fr")
        if bool(english.strip()) != bool(french.strip()):
            missing.append(f"{name}_fr" if english.strip() else f"{name}_en")
    return missing
