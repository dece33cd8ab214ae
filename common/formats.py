"""Dates, times, money and numbers as people write them in Canada, in each language.

English: Thursday, November 19, 2026, 1:30 p.m. (Eastern). French: le jeudi 19 novembre 2026, 13 h 30
(heure de l'Est), after the Office québécois de la langue française. Babel's Canadian locales know most of
it; what they do not (the article, the first of the month, minutes that are zero) is mended here.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import dates, numbers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NO_BREAK = "\u00a0"


def locale(language: str | None = None) -> str:
    return "fr_CA" if (language or get_language() or "en").startswith("fr") else "en_CA"


def is_french() -> bool:
    return locale() == "fr_CA"


def long_date(value: date, *, weekday: bool = True, article: bool = False, year: bool = True) -> str:
    """Thursday, November 19, 2026 / jeudi 19 novembre 2026; `article` puts « le » before the French one."""
    if not is_french():
        pattern = ("EEEE, " if weekday else "") + "MMMM d" + (", y" if year else "")
        return dates.format_date(value, pattern, locale="en_CA")
    day = "1er" if value.day == 1 else str(value.day)
    words = [day + NO_BREAK + dates.format_date(value, "MMMM", locale="fr_CA")]
    if weekday:
        words.insert(0, dates.format_date(value, "EEEE", locale="fr_CA"))
    if year:
        words.append(str(value.year))
    return ("le " if article else "") + " ".join(words)


def month(value: date) -> str:
    """December 2009 / décembre 2009."""
    return dates.format_date(value, "MMMM y", locale=locale())


def date_range(start: date, end: date, *, weekday: bool = True) -> str:
    """One date, or both ends with what they share written once."""
    if start == end:
        return long_date(start, weekday=weekday, article=is_french())
    if (start.year, start.month) == (end.year, end.month):
        month_name = dates.format_date(start, "MMMM", locale=locale())
        if is_french():
            first = "1er" if start.day == 1 else start.day
            return f"du {first} au {end.day}{NO_BREAK}{month_name} {start.year}"
        return f"{month_name} {start.day}\u2013{end.day}, {start.year}"
    first = long_date(start, weekday=False, year=start.year != end.year)
    last = long_date(end, weekday=False)
    return f"du {first} au {last}" if is_french() else f"{first} to {last}"


def clock(value: datetime) -> str:
    """1:30 p.m. / 13 h 30; the caller has already moved `value` to the zone that the reader should see."""
    if is_french():
        minutes = f"{NO_BREAK}{value.minute:02d}" if value.minute else ""
        return f"{value.hour}{NO_BREAK}h{minutes}"
    half = "a.m." if value.hour < 12 else "p.m."
    return f"{value.hour % 12 or 12}:{value.minute:02d}{NO_BREAK}{half}"


def clock_range(start: datetime, end: datetime) -> str:
    """9:00 a.m. to 12:30 p.m. / 9 h à 12 h 30."""
    return _("%(start)s to %(end)s") % {"start": clock(start), "end": clock(end)}


def moment(value: datetime, zone: str) -> str:
    """November 19, 2026, 1:30 p.m. / 19 novembre 2026, 13 h 30, as clocks in `zone` show it."""
    there = in_zone(value, zone)
    return f"{long_date(there.date(), weekday=False)}, {clock(there)}"


def zone_name(zone: str, at: datetime) -> str:
    """Eastern / heure de l’Est: the zone's everyday name in Canada, the same in winter and summer."""
    name = dates.get_timezone_name(
        at.astimezone(ZoneInfo(zone)), width="long", locale=locale(), zone_variant="generic"
    )
    name = name.replace("'", "’")
    if is_french():
        for part in (" nord-américain", " avancée", " normale"):
            name = name.replace(part, "")
        return name
    return name.removesuffix(" Time")


def money(cents: int) -> str:
    """$175.00 / 175,00 $ out of integer cents, Canadian dollars."""
    return numbers.format_currency(Decimal(cents) / 100, "CAD", locale=locale())


def number(value: int | float | Decimal) -> str:
    return numbers.format_decimal(value, locale=locale())


def in_zone(value: datetime, zone: str) -> datetime:
    """The same instant, written in the zone `zone` (an IANA name)."""
    return value.astimezone(ZoneInfo(zone))
