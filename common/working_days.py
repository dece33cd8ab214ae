"""Days on which offices answer: Monday to Friday.

Public holidays differ from province to province and are not counted out; whoever plans around one moves the
date by hand.
"""

from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before `day`."""
    return _step(day, count, timedelta(days=-1))


def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days after `day`."""
    return _step(day, count, timedelta(days=1))


def _step(day: date, count: int, one: timedelta) -> date:
    while count:
        day += one
        count -= is_working_day(day)
    return day
