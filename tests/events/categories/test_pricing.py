"""The pure calculation: what is always true of a price, and where one period ends and the next begins."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from events.categories.models import Bundle, Period
from events.categories.pricing import (
    FREE,
    MOST_CENTS,
    Calendar,
    Quote,
    Rate,
    Refunds,
    Schedule,
    Waiver,
    as_rows,
    from_rows,
    period_at,
    quote,
)

ZONES = ["America/St_Johns", "America/Halifax", "America/Toronto", "America/Regina", "America/Vancouver"]
cents = some.integers(min_value=0, max_value=MOST_CENTS)
days = some.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31))
moments = some.integers(min_value=0, max_value=3 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@some.composite
def rates(draw):
    standard = draw(cents)
    return Rate(standard, draw(some.none() | some.integers(min_value=0, max_value=standard)))


schedules = some.builds(
    Schedule,
    rates=some.dictionaries(some.tuples(some.sampled_from(Period.values), some.just("alone")), rates()).map(
        lambda drawn: {**drawn, ("regular", "alone"): drawn.get(("regular", "alone"), Rate(17_500, 12_000))}
    ),
    floor=some.none() | cents,
)
waivers = some.builds(Waiver, percent_off=some.integers(0, 100)) | some.builds(Waiver, down_to=cents)


@some.composite
def calendars(draw):
    early, late = sorted([draw(days), draw(days)])
    return Calendar(
        draw(some.sampled_from(ZONES)),
        early_until=draw(some.sampled_from([early, None])),
        late_from=draw(some.sampled_from([late + timedelta(days=1), None])),
    )


asked = {
    "schedule": schedules,
    "calendar": calendars(),
    "at": moments,
    "is_member": some.booleans(),
    "chosen": some.none() | some.integers(min_value=0, max_value=2 * MOST_CENTS),
    "waiver": some.none() | waivers,
}


def standard_fee(schedule, calendar, at):
    return schedule.rate(period_at(calendar, at), Bundle.ALONE).standard


@given(**asked)
def test_nobody_ever_pays_less_than_nothing(schedule, calendar, at, **told):
    priced = quote(schedule, calendar, at=at, **told)

    assert priced.total >= 0


@given(**asked)
def test_nobody_pays_more_than_the_standard_fee_unless_they_choose_to(schedule, calendar, at, **told):
    priced = quote(schedule, calendar, at=at, **told)

    most = standard_fee(schedule, calendar, at)
    if priced.is_sliding and told["chosen"] is not None:
        most = max(most, min(told["chosen"], MOST_CENTS))
    assert priced.total <= most


@given(**asked)
def test_the_lines_of_the_explanation_add_up_to_the_price(schedule, calendar, at, **told):
    priced = quote(schedule, calendar, at=at, **told)

    assert sum(line.cents for line in priced.lines) == priced.total


@given(**asked)
def test_a_code_takes_off_what_was_left_after_everything_else(schedule, calendar, at, waiver, **told):
    without = quote(schedule, calendar, at=at, **told)
    with_code = quote(schedule, calendar, at=at, waiver=waiver, **told)

    assert with_code.before_waiver == without.total
    assert with_code.total == (waiver.applied_to(without.total) if waiver else without.total)
    assert with_code.total <= without.total


@given(cents, waivers, waivers)
def test_two_waivers_one_after_the_other_never_take_more_than_there_is(amount, first, second):
    assert 0 <= second.applied_to(first.applied_to(amount)) <= first.applied_to(amount) <= amount


@given(cents, waivers)
def test_bringing_it_down_twice_is_bringing_it_down_once(amount, waiver):
    if waiver.down_to is not None:
        assert waiver.applied_to(waiver.applied_to(amount)) == waiver.applied_to(amount)


@given(cents)
def test_a_whole_waiver_leaves_nothing_and_none_leaves_all(amount):
    assert Waiver(percent_off=100).applied_to(amount) == 0
    assert Waiver(percent_off=0).applied_to(amount) == amount


@given(**asked)
def test_a_member_never_pays_more_than_somebody_else_who_says_the_same(schedule, calendar, at, **told):
    told.pop("is_member")
    member = quote(schedule, calendar, at=at, is_member=True, **told)

    assert member.total <= quote(schedule, calendar, at=at, is_member=False, **told).total


@given(**asked)
def test_what_is_kept_with_a_booking_makes_the_same_price_again(schedule, calendar, at, **told):
    priced = quote(schedule, calendar, at=at, **told)

    kept = from_rows(as_rows(priced))

    assert kept.total == priced.total
    assert as_rows(kept) == as_rows(priced)


@given(**asked)
def test_the_sliding_scale_ends_at_its_floor_or_at_the_fee_where_that_is_lower(
    schedule, calendar, at, is_member, chosen, waiver
):
    priced = quote(schedule, calendar, at=at, is_member=is_member, chosen=chosen)

    if priced.is_sliding:
        assert priced.total >= min(schedule.floor, priced.fee)
    else:
        assert priced.total == priced.fee


# ---- days and zones ----------------------------------------------------------------------------------------
TORONTO = Calendar("America/Toronto", early_until=date(2026, 9, 30), late_from=date(2026, 11, 1))


def local(zone, *when, fold=0):
    return datetime(*when, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ((2026, 9, 30, 23, 59, 59), Period.EARLY),
        ((2026, 10, 1, 0, 0), Period.REGULAR),
        ((2026, 10, 31, 23, 59, 59), Period.REGULAR),
        ((2026, 11, 1, 0, 0), Period.LATE),  # the day on which clocks go back
    ],
)
def test_a_period_ends_with_the_last_second_of_its_day_at_the_place_of_the_forum(when, period):
    assert period_at(TORONTO, local("America/Toronto", *when)) == period


def test_one_moment_is_two_days_from_coast_to_coast():
    moment = datetime(2026, 10, 1, 3, 0, tzinfo=UTC)  # 11 p.m. in Toronto, half past midnight in St. John's
    halifax = Calendar("America/St_Johns", early_until=date(2026, 9, 30))

    assert period_at(TORONTO, moment) == Period.EARLY
    assert period_at(halifax, moment) == Period.REGULAR


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 3, 8), 3), (date(2026, 11, 1), 1)])
def test_the_night_on_which_clocks_change_belongs_to_one_day(day, hour):
    calendar = Calendar("America/Toronto", early_until=day)
    zone = ZoneInfo("America/Toronto")

    for fold in (0, 1):
        inside = datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone, fold=fold)
        assert period_at(calendar, inside) == Period.EARLY
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)
    assert period_at(calendar, midnight) == Period.REGULAR
    assert period_at(calendar, midnight.astimezone(UTC) - timedelta(seconds=1)) == Period.EARLY


@given(calendars(), moments, moments)
def test_time_only_moves_from_early_to_regular_to_late(calendar, one, other):
    order = Period.values
    sooner, later = sorted([one, other])

    assert order.index(period_at(calendar, sooner)) <= order.index(period_at(calendar, later))


# ---- schedules ---------------------------------------------------------------------------------------------
FEES = Schedule(
    {
        ("early", "alone"): Rate(17_500, 12_000),
        ("regular", "alone"): Rate(23_000, 17_500),
        ("regular", "together"): Rate(30_000),
    }
)


def test_each_fee_is_the_one_of_its_day_its_bundle_and_its_member():
    early, late = local("America/Toronto", 2026, 9, 1), local("America/Toronto", 2026, 11, 5)

    prices = [
        quote(FEES, TORONTO, at=early).total,
        quote(FEES, TORONTO, at=early, is_member=True).total,
        quote(FEES, TORONTO, at=late).total,  # no late fee: the regular one
        quote(FEES, TORONTO, at=early, bundle=Bundle.TOGETHER, is_member=True).total,
    ]

    assert prices == [17_500, 12_000, 23_000, 30_000]


def test_a_bundle_that_is_not_offered_counts_as_this_forum_alone():
    alone = Schedule({("regular", "alone"): Rate(10_000)})

    priced = quote(alone, TORONTO, at=local("America/Toronto", 2026, 10, 5), bundle=Bundle.TOGETHER)

    assert (priced.bundle, priced.total) == (Bundle.ALONE, 10_000)


def test_nothing_is_kept_of_what_costs_nothing():
    assert as_rows(FREE) == []
    assert from_rows([]).total == 0


def test_choosing_again_keeps_what_was_fixed():
    fixed = Quote(period="early", bundle="alone", is_member=True, fee=12_000, floor=2_000)

    assert fixed.choosing(5_000).total == 5_000
    assert fixed.choosing(100).total == 2_000
    assert fixed.choosing(None).total == 12_000
    assert fixed.choosing(20_000).total == 20_000


@pytest.mark.parametrize(
    ("day", "percent"),
    [(date(2026, 10, 1), 100), (date(2026, 10, 2), 50), (date(2026, 11, 1), 50), (date(2026, 11, 2), 0)],
)
def test_what_is_given_back_goes_down_day_by_day(day, percent):
    refunds = Refunds("America/Toronto", date(2026, 10, 1), date(2026, 11, 1), 50)

    assert refunds.percent_at(local("America/Toronto", day.year, day.month, day.day, 23, 59)) == percent
