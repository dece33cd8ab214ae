"""The programme to take away: a calendar that keeps itself up to date, and a PDF to print."""

import hashlib
import re
from datetime import UTC, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDatetime, vDuration, vInt, vText, vUri

from common import pdf
from common.context_processors import organisation
from events.forums.models import Forum
from workshops.programme.queries import Programme
from workshops.programme.timetable import Entry

MADE_BY = "-//Ensemble//Programme//EN"
ASK_AGAIN_AFTER = timedelta(hours=1)
FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
# Control characters, line and paragraph separators, and halves of surrogate pairs.
NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
KEEP_PDF_SECONDS = 24 * 60 * 60


def calendar(forum: Forum, programme: Programme, *, shows_venue: bool) -> bytes:
    """The programme as iCalendar, in the active language. Every time is UTC: no zone table to get wrong.

    The same programme gives the same bytes. Without `shows_venue` a place is only the room's label.
    """
    feed = Calendar()
    feed.add("prodid", MADE_BY)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("uid", str(forum.uid))
    title = one_line(forum.title)
    feed.add("name", title)
    feed.add("x-wr-calname", title)
    feed.add("x-wr-timezone", forum.time_zone)
    feed.add("refresh-interval", vDuration(ASK_AGAIN_AFTER), parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", vDuration(ASK_AGAIN_AFTER).to_ical().decode())
    page = urljoin(settings.SITE_URL, reverse("programme", kwargs={"slug": forum.slug}))
    for entry in programme.entries:
        feed.add_component(_event(entry, page, forum if shows_venue else None))
    return feed.to_ical()


def _event(entry: Entry, page: str, forum_with_venue: Forum | None) -> Event:
    """One session. Its values are of the library's own types already: guessing them costs twice the time."""
    changed_at = vDatetime(entry.changed_at.astimezone(UTC))
    event = Event()
    event["UID"] = vText(entry.uid)
    event["SEQUENCE"] = vInt(entry.sequence)
    event["STATUS"] = vText("CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event["DTSTAMP"] = event["LAST-MODIFIED"] = changed_at
    event["DTSTART"] = vDatetime(entry.starts_at.astimezone(UTC))
    event["DTEND"] = vDatetime(entry.ends_at.astimezone(UTC))
    event["SUMMARY"] = vText(one_line(entry.title))
    event["URL"] = vUri(f"{page}#session-{entry.uid}")
    event["CATEGORIES"] = vText(entry.kind_label)
    if place := _place(entry, forum_with_venue):
        event["LOCATION"] = vText(one_line(place))
    if words := _words(entry):
        event["DESCRIPTION"] = vText(words)
    if entry.is_break:
        event["TRANSP"] = vText("TRANSPARENT")
    return event


def _place(entry: Entry, forum_with_venue: Forum | None) -> str:
    """The room's label, then the building and its address where everyone may know them."""
    parts = [entry.room.name] if entry.room else []
    if forum_with_venue and forum_with_venue.venue:
        parts += [forum_with_venue.venue.name, forum_with_venue.venue.address]
    return ", ".join(filter(None, parts))


def _words(entry: Entry) -> str:
    shared = [_("Joint session with: %(forum)s") % {"forum": forum.title} for forum in entry.shared_with]
    lines = [entry.kind_label, entry.spoken, *shared, entry.description]
    return "\n".join(printable(line) for line in lines if line)


def printable(text: str) -> str:
    """`text` without what some reader of calendars could take for a new line, save real line feeds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(one_line(line) for line in lines)


def one_line(text: str) -> str:
    """`text` on one line, without control characters: white space of every kind becomes one space."""
    return " ".join(NOT_TEXT.sub(" ", text).split())


def printed(forum: Forum, programme: Programme, *, shows_venue: bool) -> bytes:
    """The programme as PDF/UA-1, in the active language. Made once for each text, then kept for a day."""
    context = {
        "forum": forum,
        "programme": programme,
        "shows_venue": shows_venue,
        "is_past": forum.status == Forum.Status.PAST,
        "language": get_language(),
        "organisation": organisation(),
        "font": pdf.data_address(FONT, "font/woff2"),
    }
    html = render_to_string("workshops/programme/pdf/document.html", context)
    name = "programme.pdf." + hashlib.sha256(html.encode()).hexdigest()
    return cache.get_or_set(name, lambda: pdf.from_html(html), KEEP_PDF_SECONDS)
