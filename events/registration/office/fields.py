"""What the back office shows of a registration: one description for list, page and spreadsheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import formats
from events.registration import policies
from events.registration.models import Registration, Role
from events.registration.policies import Field

Seen = frozenset[Field]


@dataclass(frozen=True)
class Shown:
    """One piece, for whoever may see `field`: `value(registration, fields)` says it in the reader's language.

    `sort_key` makes a column of the list that can be sorted by; `in_list` one that cannot, or can.
    """

    field: Field
    name: str
    label: str | Promise
    value: Callable[[Registration, Seen], object]
    in_list: bool = False
    sort_key: str = ""


def visible_of(shown: Iterable[Shown], fields: Seen) -> list[Shown]:
    """Those that a reader of these fields may see."""
    return [one for one in shown if one.field in fields]


def address(registration: Registration, fields: Seen) -> str:
    """Where to write to the person, for whoever may; else whom to ask."""
    if policies.shows_address(registration, fields):
        return registration.email
    return gettext("Only through the care team")


def standing(registration: Registration, _fields: Seen = frozenset()) -> str:
    """The status, and that the person has not filled in yet what a colleague booked for them."""
    status = registration.get_status_display()
    if registration.is_live and registration.completed_at is None:
        return gettext("%(status)s – not filled in yet") % {"status": status}
    return status


def day(registration: Registration, moment: datetime | None) -> str:
    """A day at the forum's place."""
    if moment is None:
        return ""
    local = formats.in_zone(moment, registration.forum.time_zone)
    return formats.long_date(local.date(), weekday=False)


def booked_on(registration: Registration, _fields: Seen = frozenset()) -> str:
    return day(registration, registration.booked_at)


def _roles(registration: Registration, _fields: Seen) -> str:
    labels = dict(Role.choices)
    return ", ".join(str(labels.get(role, role)) for role in registration.roles)


def _wishes(registration: Registration, _fields: Seen) -> str:
    said = [
        (registration.no_messages, gettext("Do not write: the person contacts us.")),
        (registration.contact_through_care, gettext("Only the care team reaches them.")),
        (registration.names_forum, gettext("Our messages may name the forum.")),
    ]
    return " ".join(words for wished, words in said if wished)


def _cancelled(registration: Registration, _fields: Seen) -> str:
    if registration.cancelled_at is None:
        return ""
    by = registration.cancelled_by
    who = (by.get_full_name() or by.email) if by else gettext("the person")
    return gettext("%(day)s, by %(who)s") % {"day": day(registration, registration.cancelled_at), "who": who}


def _needs(registration: Registration, _fields: Seen) -> str:
    answers = {None: "", True: gettext("Yes"), False: gettext("No")}
    return answers[registration.needs_something]


def _fee(registration: Registration, _fields: Seen) -> str:
    return formats.money(registration.price_cents) if registration.price_lines else ""


def _member(registration: Registration, _fields: Seen) -> str:
    return registration.organisation.name if registration.organisation_id else ""


def _entered_by(registration: Registration, _fields: Seen) -> str:
    channel = registration.get_channel_display()
    by = registration.entered_by
    if by is None:
        return channel
    return gettext("%(channel)s, entered by %(who)s") % {
        "channel": channel,
        "who": by.get_full_name() or by.email,
    }


REGISTRATION = (
    Shown(
        Field.NAME, "name_to_use", _("Name to use"), lambda row, _seen: row.name_to_use, True, "name_to_use"
    ),
    Shown(Field.PRONOUNS, "pronouns", _("Pronouns"), lambda row, _seen: row.pronouns),
    Shown(Field.BADGE, "badge", _("Badge"), lambda row, _seen: row.get_badge_display()),
    Shown(Field.EMAIL, "email", _("E-mail"), address),
    Shown(Field.WISHES, "wishes", _("Wishes about being reached"), _wishes),
    Shown(Field.LANGUAGE, "language", _("Language"), lambda row, _seen: row.get_language_display()),
    Shown(
        Field.ORGANISATION,
        "organisation_name",
        _("Organisation"),
        lambda row, _seen: row.organisation_name,
    ),
    Shown(Field.ROLES, "roles", _("Roles"), _roles),
    Shown(Field.CATEGORY, "category", _("Category"), lambda row, _seen: row.category, True),
    Shown(
        Field.PROVINCE,
        "province",
        _("Province"),
        lambda row, _seen: row.get_province_display(),
        True,
        "province",
    ),
    Shown(Field.FEE, "price_cents", _("Fee"), _fee),
    Shown(Field.FEE, "organisation", _("Member organisation (said, not proven)"), _member),
    Shown(Field.STATUS, "status", _("Status"), standing, True, "status"),
    Shown(Field.STATUS, "channel", _("How it came"), _entered_by),
    Shown(
        Field.STATUS,
        "requested_at",
        _("Asked on"),
        lambda row, _seen: day(row, row.requested_at),
        True,
        "requested_at",
    ),
    Shown(Field.STATUS, "booked_at", _("Booked on"), booked_on, True, "booked_at"),
    Shown(Field.STATUS, "cancelled_at", _("Cancelled"), _cancelled),
    Shown(Field.NEEDS, "needs_something", _("Needs something"), _needs),
)
