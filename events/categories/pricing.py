"""What a place costs: a pure calculation. Cents of Canadian dollars in, an explained price out.

How it works, and what is always true of it, is told in `docs/algorithms/fees.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from events.categories.models import Bundle, Period

# The most that somebody may choose to pay, against a slip of the finger.
MOST_CENTS = 1_000_000


# ---- what goes in ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Calendar:
    """When which fee applies, in days of the forum's own zone."""

    time_zone: str
    early_until: date | None = None
    late_from: date | None = None


@dataclass(frozen=True)
class Rate:
    """The fee of a period and bundle. `member` is None where members pay what everybody pays."""

    standard: int
    member: int | None = None

    def of(self, *, is_member: bool) -> int:
        return self.member if is_member and self.member is not None else self.standard


@dataclass(frozen=True)
class Schedule:
    """All fees of a category. With a `floor` people choose what they pay, from there upwards."""

    rates: Mapping[tuple[str, str], Rate] = field(default_factory=dict)
    floor: int | None = None

    def rate(self, period: str, bundle: str) -> Rate | None:
        """What applies: a period without a fee of its own takes the regular one, a bundle never another's."""
        return self.rates.get((period, bundle)) or self.rates.get((Period.REGULAR, bundle))

    @property
    def bundles(self) -> list[str]:
        """What can be chosen, this forum alone first."""
        return [bundle for bundle in Bundle.values if any(covers == bundle for _period, covers in self.rates)]


@dataclass(frozen=True)
class Waiver:
    """What a code takes off: so many percent, or all above an amount. One of the two is None."""

    percent_off: int | None = None
    down_to: int | None = None

    def applied_to(self, cents: int) -> int:
        """What is left to pay; the odd cent is the person's."""
        if self.down_to is not None:
            return min(cents, self.down_to)
        return cents * (100 - (self.percent_off or 0)) // 100


# ---- what comes out ----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Line:
    """One line of the explanation; the lines of a price add up to it."""

    kind: str
    cents: int


@dataclass(frozen=True)
class Quote:
    """A price and why: the fee that applied, what the person chose to pay, what a code took off."""

    period: str
    bundle: str
    is_member: bool
    fee: int
    floor: int | None = None
    chosen: int | None = None
    waiver: Waiver | None = None

    @property
    def is_sliding(self) -> bool:
        return self.floor is not None

    @property
    def lowest(self) -> int:
        """The least that may be chosen: never more than the fee itself."""
        return self.fee if self.floor is None else min(self.floor, self.fee)

    @property
    def before_waiver(self) -> int:
        if self.chosen is None or not self.is_sliding:
            return self.fee
        return min(max(self.chosen, self.lowest), max(MOST_CENTS, self.fee))

    @property
    def total(self) -> int:
        return self.waiver.applied_to(self.before_waiver) if self.waiver else self.before_waiver

    @property
    def lines(self) -> list[Line]:
        """The fee, then what changed it; a change of nothing is left out."""
        changes = [
            Line("chosen", self.before_waiver - self.fee),
            Line("waiver", self.total - self.before_waiver),
        ]
        return [Line("fee", self.fee), *(line for line in changes if line.cents)]

    def choosing(self, cents: int | None) -> "Quote":
        """The same with another amount chosen."""
        return replace(self, chosen=cents)


FREE = Quote(period=Period.REGULAR, bundle=Bundle.ALONE, is_member=False, fee=0)


# ---- the calculation ---------------------------------------------------------------------------------------
def period_at(calendar: Calendar, at: datetime) -> str:
    """Which fee applies at this moment, by the date at the place of the forum."""
    today = at.astimezone(ZoneInfo(calendar.time_zone)).date()
    if calendar.early_until is not None and today <= calendar.early_until:
        return Period.EARLY
    if calendar.late_from is not None and today >= calendar.late_from:
        return Period.LATE
    return Period.REGULAR


def quote(
    schedule: Schedule,
    calendar: Calendar,
    *,
    at: datetime,
    bundle: str = Bundle.ALONE,
    is_member: bool = False,
    chosen: int | None = None,
    waiver: Waiver | None = None,
) -> Quote:
    """What this person pays now. A bundle without a fee counts as this forum alone."""
    period = period_at(calendar, at)
    bundle = bundle if bundle in schedule.bundles else Bundle.ALONE
    rate = schedule.rate(period, bundle)
    if rate is None:
        return replace(FREE, period=period)
    has_member_rate = is_member and rate.member is not None
    return Quote(
        period=period,
        bundle=bundle,
        is_member=has_member_rate,
        fee=rate.of(is_member=is_member),
        floor=schedule.floor,
        chosen=chosen,
        waiver=waiver,
    )


# ---- cancelling --------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Refunds:
    """What is given back to whoever cancels: all until a day, then a part until another, then nothing."""

    time_zone: str
    full_until: date | None = None
    part_until: date | None = None
    part_percent: int = 0

    def percent_at(self, at: datetime) -> int:
        today = at.astimezone(ZoneInfo(self.time_zone)).date()
        if self.full_until is not None and today <= self.full_until:
            return 100
        if self.part_until is not None and today <= self.part_until:
            return self.part_percent
        return 0


# ---- as it is kept with a registration ---------------------------------------------------------------------
def as_rows(priced: Quote) -> list[dict]:
    """The lines as JSON; the first tells all that is needed to make the quote again."""
    if priced.fee == 0 and priced.total == 0:
        return []
    rows = [{"kind": line.kind, "cents": line.cents} for line in priced.lines]
    rows[0] |= {
        "period": str(priced.period),
        "bundle": str(priced.bundle),
        "member": priced.is_member,
        "floor": priced.floor,
        "chosen": priced.chosen,
    }
    if priced.waiver:
        rows[0] |= {"percent_off": priced.waiver.percent_off, "down_to": priced.waiver.down_to}
    return rows


def from_rows(rows: Sequence[Mapping]) -> Quote:
    """The quote that was kept."""
    if not rows:
        return FREE
    kept = rows[0]
    waives = kept.get("percent_off") is not None or kept.get("down_to") is not None
    return Quote(
        period=kept["period"],
        bundle=kept["bundle"],
        is_member=kept["member"],
        fee=kept["cents"],
        floor=kept["floor"],
        chosen=kept["chosen"],
        waiver=Waiver(kept.get("percent_off"), kept.get("down_to")) if waives else None,
    )
