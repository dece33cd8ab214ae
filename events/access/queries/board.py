"""The board: every need of a forum, grouped by what has to happen next and by whose turn it is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.formats import in_zone
from common.working_days import working_days_after
from events.access.models import OPEN, AccessCase, AccessOption
from events.access.queries.cases import Case, read
from events.access.queries.needs import Kind
from events.access.queries.options import options_by_code
from events.forums.models import Forum
from people.accounts.models import User

Status = AccessCase.Status
SOON = 5  # working days
NOBODY = "nobody"


class Standing(models.TextChoices):
    """Where a need belongs on the board; in the order of the board."""

    TAKEN_BACK = "taken_back", _("Taken back: stop what you began")
    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due_soon", _("To be booked within five working days")
    OURS = "ours", _("Waits for us")
    THEIRS = "theirs", _("Waits for the person’s answer")
    NO_PLACE = "no_place", _("The person has no place yet")
    IMPOSSIBLE = "impossible", _("Cannot be met")
    SETTLED = "settled", _("Confirmed or done")
    GONE = "gone", _("Taken back earlier")


def standing(case: AccessCase, *, today: date) -> Standing:
    """Where the need belongs today; `today` is the day at the forum's place."""
    if case.is_withdrawn:
        return Standing.TAKEN_BACK if case.news else Standing.GONE
    if not case.registration.holds_place:
        return Standing.NO_PLACE
    if case.status in OPEN and case.due_on and case.due_on <= working_days_after(today, SOON):
        return Standing.OVERDUE if case.due_on < today else Standing.DUE_SOON
    if case.status in OPEN or case.news:
        return Standing.OURS
    return {Status.ARRANGED: Standing.THEIRS, Status.IMPOSSIBLE: Standing.IMPOSSIBLE}.get(
        case.status, Standing.SETTLED
    )


@dataclass(frozen=True)
class Filters:
    """What narrows the board; empty for everything. `owner` is a user's key, or NOBODY."""

    status: str = ""
    owner: str = ""
    kind: str = ""

    def __str__(self) -> str:
        used = [f"{name}={value}" for name, value in vars(self).items() if value]
        return " ".join(used) or "everything"


@dataclass(frozen=True)
class Line:
    """One need on the board. `case` is opened only for those whose daily task it is."""

    row: AccessCase
    standing: Standing
    case: Case | None = None
    need: str = ""
    kind: str = ""

    @property
    def supplier(self) -> str:
        return self.case.supplier if self.case else ""


@dataclass(frozen=True)
class Section:
    """The needs that stand in the same place."""

    standing: Standing
    lines: list[Line]


@dataclass(frozen=True)
class Board:
    """The needs of a forum that the filters let through, and the figures over all of them."""

    sections: list[Section]
    counts: dict[Standing, int]
    owners: list[User]
    kinds: list[str]
    total: int
    costs: list[tuple[str, int]]

    @property
    def shown(self) -> int:
        return sum(len(section.lines) for section in self.sections)

    @property
    def cost_cents(self) -> int:
        return sum(cents for _supplier, cents in self.costs)


def board_of(forum: Forum, *, at: datetime, opened: bool, filters: Filters | None = None) -> Board:
    """Every need of the forum; with `opened`, what each is about. Raises SealingError."""
    filters = filters or Filters()
    lines = _lines(forum, today=in_zone(at, forum.time_zone).date(), opened=opened)
    shown = [line for line in lines if _is_let_through(line, filters)]
    owners = {line.row.owner_id: line.row.owner for line in lines if line.row.owner}
    return Board(
        sections=_sections(shown),
        counts={standing: sum(line.standing == standing for line in lines) for standing in Standing},
        owners=sorted(owners.values(), key=lambda owner: owner.email),
        kinds=[kind for kind in KINDS if any(line.kind == kind for line in lines)],
        total=sum(line.standing != Standing.GONE for line in lines),
        costs=_costs(lines),
    )


KINDS = [*AccessOption.Group.values, *(kind for kind in Kind if kind not in AccessOption.Group.values)]


def _lines(forum: Forum, *, today: date, opened: bool) -> list[Line]:
    rows = AccessCase.objects.filter(registration__forum=forum).select_related(
        "registration__booking", "owner"
    )
    options = options_by_code() if opened else {}
    lines = []
    for row in rows.order_by("due_on", "asked_at", "pk"):
        where = standing(row, today=today)
        case = read(row, key=forum.key_name) if opened else None
        lines.append(
            Line(
                row=row,
                standing=where,
                case=case,
                need=case.need.name(options) if case else "",
                kind=case.group(options) if case else "",
            )
        )
    return lines


def _is_let_through(line: Line, filters: Filters) -> bool:
    owner = NOBODY if line.row.owner_id is None else str(line.row.owner_id)
    if line.standing == Standing.GONE and filters.status != Status.WITHDRAWN:
        return False
    return (
        filters.status in ("", line.row.status)
        and filters.owner in ("", owner)
        and filters.kind in ("", line.kind)
    )


def _sections(lines: list[Line]) -> list[Section]:
    # What the person did comes first: somebody waits for an answer to it.
    lines = sorted(lines, key=lambda line: not line.row.news)
    sections = [Section(where, [line for line in lines if line.standing == where]) for where in Standing]
    return [section for section in sections if section.lines]


def _costs(lines: list[Line]) -> list[tuple[str, int]]:
    """What goes to each supplier, the most first; what was taken back may have to be paid all the same."""
    costs: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.row.cost_cents:
            costs[line.supplier] += line.row.cost_cents
    return sorted(costs.items(), key=lambda cost: (-cost[1], cost[0]))
