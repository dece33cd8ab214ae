"""Questions about what can be asked for."""

from collections.abc import Iterable

from events.access.models import FOOD_GROUPS, AccessOption


def options_in_order() -> list[AccessOption]:
    """Every option, group by group as they are asked, diets and allergens last."""
    groups = AccessOption.Group.values
    return sorted(
        AccessOption.objects.all(), key=lambda option: (groups.index(option.group), option.position)
    )


def options_by_code() -> dict[str, AccessOption]:
    """Every option by its code, in the order in which they are asked."""
    return {option.code: option for option in options_in_order()}


def options_to_ask(*, food: bool, chosen: Iterable[str] = ()) -> list[AccessOption]:
    """The options of the page about food, or of the other one; what is chosen stays, offered or not."""
    kept = set(chosen)
    return [
        option
        for option in options_in_order()
        if (option.group in FOOD_GROUPS) == food and (option.is_offered or option.code in kept)
    ]


def names_of(codes: Iterable[str]) -> list[str]:
    """The options' names in the active language, in the order in which they are asked."""
    wanted = set(codes)
    return [option.name for option in options_in_order() if option.code in wanted]
