"""Dates, times and money as each language writes them (French: Office québécois de la langue française)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from common import formats

AFTERNOON = datetime(2026, 11, 19, 13, 30, tzinfo=ZoneInfo("America/Toronto"))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Thursday, November 19, 2026"), ("fr", "le jeudi 19 novembre 2026")],
)
def test_long_date(language, expected):
    with translation.override(language):
        assert plain(formats.long_date(AFTERNOON.date(), article=True)) == expected


def test_the_first_of_the_month_is_an_ordinal_in_french_only():
    with translation.override("fr"):
        assert plain(formats.long_date(date(2026, 5, 1), weekday=False)) == "1er mai 2026"
    with translation.override("en"):
        assert formats.long_date(date(2026, 5, 1), weekday=False) == "May 1, 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "english", "french"),
    [
        (13, 30, "1:30 p.m.", "13 h 30"),
        (17, 5, "5:05 p.m.", "17 h 05"),
        (9, 0, "9:00 a.m.", "9 h"),
        (0, 15, "12:15 a.m.", "0 h 15"),
        (12, 0, "12:00 p.m.", "12 h"),
    ],
)
def test_clock(hour, minute, english, french):
    moment = AFTERNOON.replace(hour=hour, minute=minute)
    with translation.override("en"):
        assert plain(formats.clock(moment)) == english
    with translation.override("fr"):
        assert plain(formats.clock(moment)) == french


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        (date(2026, 5, 1), date(2026, 5, 2), "May 1–2, 2026", "du 1er au 2 mai 2026"),
        (date(2026, 4, 30), date(2026, 5, 2), "April 30 to May 2, 2026", "du 30 avril au 2 mai 2026"),
        (
            date(2026, 12, 31),
            date(2027, 1, 2),
            "December 31, 2026 to January 2, 2027",
            "du 31 décembre 2026 au 2 janvier 2027",
        ),
        (date(2026, 5, 1), date(2026, 5, 1), "Friday, May 1, 2026", "le vendredi 1er mai 2026"),
    ],
)
def test_date_range_writes_once_what_both_ends_share(start, end, english, french):
    with translation.override("en"):
        assert plain(formats.date_range(start, end)) == english
    with translation.override("fr"):
        assert plain(formats.date_range(start, end)) == french


@pytest.mark.parametrize(
    ("zone", "english", "french"),
    [
        ("America/Toronto", "Eastern", "heure de l’Est"),
        ("America/Vancouver", "Pacific", "heure du Pacifique"),
        ("America/Halifax", "Atlantic", "heure de l’Atlantique"),
        ("America/St_Johns", "Newfoundland", "heure de Terre-Neuve"),
        ("America/Winnipeg", "Central", "heure du Centre"),
        ("America/Edmonton", "Mountain", "heure des Rocheuses"),
    ],
)
@pytest.mark.parametrize("month", [1, 7])
def test_zones_have_one_name_in_winter_and_summer(zone, english, french, month):
    moment = AFTERNOON.replace(month=month)
    with translation.override("en"):
        assert formats.zone_name(zone, moment) == english
    with translation.override("fr"):
        assert plain(formats.zone_name(zone, moment)) == french


@pytest.mark.parametrize(
    ("cents", "english", "french"),
    [(17500, "$175.00", "175,00 $"), (123450, "$1,234.50", "1 234,50 $"), (0, "$0.00", "0,00 $")],
)
def test_money_comes_from_whole_cents(cents, english, french):
    with translation.override("en"):
        assert formats.money(cents) == english
    with translation.override("fr"):
        assert plain(formats.money(cents)) == french
