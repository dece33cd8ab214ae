"""When, where and how a forum takes place, in the words of the active language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import formats
from common.suppression import enough
from events.categories.queries import categories_of
from events.forums.models import Forum

SAY_HOW_MANY = 10


def when(forum: Forum) -> str:
    """Its dates, or its month where no more is known."""
    if forum.only_month_is_known:
        return formats.month(forum.starts_on)
    return formats.date_range(forum.starts_on, forum.ends_on)


def hours(forum: Forum) -> str:
    """From when to when on each day, and in which zone; empty where that is not known."""
    if not forum.day_starts_at:
        return ""
    zone = ZoneInfo(forum.time_zone)
    start, end = (
        datetime.combine(forum.starts_on, at, zone) for at in (forum.day_starts_at, forum.day_ends_at)
    )
    return _("%(hours)s (%(zone)s)") % {
        "hours": formats.clock_range(start, end),
        "zone": formats.zone_name(forum.time_zone, start),
    }


def where(forum: Forum) -> str:
    """City and province, never more: St. Catharines, Ontario / St. Catharines (Ontario)."""
    if not forum.city:
        return _("Online") if forum.mode == Forum.Mode.ONLINE else ""
    if not forum.province:
        return forum.city
    names = {"city": forum.city, "province": forum.get_province_display()}
    return _("%(city)s, %(province)s") % names


def places(forum: Forum) -> str:
    """How much room is left, in words.

    The exact number only when few are left: seen every day, it would tell how many have registered, and when.
    None either while few have registered: where the number of seats is known, it would tell how few.
    """
    if forum.places.waiting:
        categories_of(forum)  # who waits for a full category takes no place from anybody else
    left = forum.places.left
    if not forum.is_open or left is None:
        return ""
    if left == 0:
        return _("Full")
    if left > SAY_HOW_MANY or not enough(forum.places.taken):
        return _("Places are left")
    return ngettext("%(number)s place left", "%(number)s places left", left) % {"number": left}


def facts(forum: Forum, *, venue: str = "") -> list[dict]:
    """For the component `facts.html`: label, value, note."""
    return [
        {"label": _("When"), "value": when(forum), "note": hours(forum)},
        {"label": _("Where"), "value": where(forum), "note": venue},
        {"label": _("How to take part"), "value": forum.get_mode_display()},
        {"label": _("Places"), "value": places(forum)},
    ]
