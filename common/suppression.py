"""Which counts may be shown, so that nobody can be told from a group. Pure functions; they know no nouns.

The rules R1, R2, R3, R5 and R8 are explained, with examples and attacks, in `docs/algorithms/suppression.md`.
A group of 1 to k-1 people is never shown, and cannot be found by subtracting what is shown from a total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The smallest group shown of an ordinary question or list, and of a sensitive one or a breakdown.
FEWEST = 5
FEWEST_SENSITIVE = 10

# R5: from so many people on, a share must stay this many per cent away from 0 and from 100.
BANDS = ((300, 1), (100, 2), (40, 5), (20, 10), (10, 20))
FEWEST_ON_EACH_SIDE = 2


def enough(people: int, *, sensitive: bool = False, k: int = FEWEST) -> bool:
    """R1: may anything be said of this many people?"""
    return people >= (max(k, FEWEST_SENSITIVE) if sensitive else k)


# ---- R2: merge groups until none is small -----------------------------------------------------------------
def recode_counts(
    counts: Mapping[str, int],
    k: int = FEWEST,
    hierarchy: Sequence[Mapping[str, str]] = (),
    other_label: str = "other",
) -> dict[str, int] | None:
    """R2: `counts` in groups of at least `k` people, as fine as may be; None: show no breakdown.

    With a `hierarchy` (coarser levels, finest first, each a map from category to wider group; what a level
    does not name goes to `other_label`) the finest level is taken where every group is large enough. Without
    one, the small categories become `other_label`, with the smallest large ones while that tells too much.
    Nobody is left out: the groups add up to the total, so there is no hole to subtract. Categories of nobody
    are not shown; give them all the same, and "not stated" too, which is a category like any other.
    """
    _check(counts, k)
    for level in ({category: category for category in counts}, *hierarchy):
        groups = _grouped(counts, level, other_label)
        if len(groups) > 1 and min(groups.values()) >= k:
            return groups
    return None if hierarchy else _folded(counts, k, other_label)


def _check(counts: Mapping[str, int], k: int) -> None:
    if k < 3:
        raise ValueError("under three, one of the group knows the other")
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count cannot be negative")


def _grouped(counts: Mapping[str, int], level: Mapping[str, str], other_label: str) -> dict[str, int]:
    groups: dict[str, int] = {}
    for category, count in counts.items():
        name = level.get(category, other_label)
        groups[name] = groups.get(name, 0) + count
    return {name: count for name, count in groups.items() if count}


def _folded(counts: Mapping[str, int], k: int, other_label: str) -> dict[str, int] | None:
    shown = {category: count for category, count in counts.items() if count >= k and category != other_label}
    together = sum(counts.values()) - sum(shown.values())
    for category in sorted(shown, key=lambda category: (shown[category], category)):
        if _tells_nothing(together, of=len(counts) - len(shown), below=shown[category], k=k, fewest=0):
            return {**shown, other_label: together}
        together += shown.pop(category)
    return None


def _tells_nothing(together: int, *, of: int, below: int, k: int, fewest: int) -> bool:
    """May `of` categories be said to hold so many people `together`, the smallest one shown having `below`?

    Who knows the rule knows more than the sum: a small category has `fewest` to k-1 people, and a large one
    is added only where the small ones do not suffice. So each category must have at least two possible
    sizes, either because all of them may be small, or because one of them may be large.
    """
    if of < 2 or together < k:
        return False
    all_may_be_small = of * fewest < together < of * (k - 1)
    small_ones = range(max(1, (of - 1) * fewest), k)
    ways_with_a_large_one = sum(k <= together - small < below for small in small_ones)
    return all_may_be_small or ways_with_a_large_one > 1


# ---- R3: hide, where groups cannot be merged --------------------------------------------------------------
@dataclass(frozen=True)
class Hidden:
    """Counts of which some are hidden (None), and how many people those hold together."""

    counts: dict[str, int | None]
    block: int


def hide_small(counts: Mapping[str, int], k: int = FEWEST) -> Hidden | None:
    """R3: hide groups of 1 to k-1, then the smallest shown, until the hidden ones cannot be told apart.

    At least two are hidden, together at least `k`. None when that cannot be reached: show no group at all.
    Groups of nobody stay 0.
    """
    _check(counts, k)
    shown = {name: count for name, count in counts.items() if count >= k}
    hidden = [name for name, count in counts.items() if 0 < count < k]
    if not hidden:
        return Hidden(dict(counts), 0)
    smallest_first = sorted(shown, key=lambda name: (shown[name], name))
    for name in [*smallest_first, None]:
        block = sum(counts[one] for one in hidden)
        below = shown[name] if name else block + 1
        if _tells_nothing(block, of=len(hidden), below=below, k=k, fewest=1):
            return Hidden({one: None if one in hidden else counts[one] for one in counts}, block)
        hidden.append(name)
    return None


# ---- R5: a share near nothing or everything tells everyone's answer ---------------------------------------
def band(people: int) -> tuple[int, int]:
    """R5: the fewest and the most of `people` that may be said to have given an answer."""
    for least, per_cent in BANDS:
        if people >= least:
            fewest = -(-people * per_cent // 100)
            return fewest, people - fewest
    return FEWEST_ON_EACH_SIDE, people - FEWEST_ON_EACH_SIDE


def within_band(n: int, people: int) -> bool:
    """R5: may "`n` of `people`" be said where the answer is sensitive, or of one group beside others?"""
    fewest, most = band(people)
    return fewest <= n <= most


# ---- R8 ---------------------------------------------------------------------------------------------------
def rate_may_be_shown(answered: int, invited: int, k: int = FEWEST) -> bool:
    """R8: a group's response rate only where at least `k` answered and at least `k` did not."""
    return answered >= k and invited - answered >= k
