"""What a registration says about its person, for their own eyes; and how it is erased."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from common import formats
from common.privacy import Line, Subject
from events.registration import actions, queries
from events.registration.models import Change, Registration, Role
from people.accounts.models import Language


def known(subject: Subject) -> Iterable[Line]:
    """Everything that a registration holds, registration by registration. Raises SealingError."""
    changes = _changes(subject)
    rows = _registrations(subject).select_related("forum", "category", "booking", "organisation")
    for registration in rows:
        yield from _about(registration)
        yield from changes.get(registration.pk, [])


def _registrations(subject: Subject):
    return Registration.objects.filter(pk__in=subject.registrations).order_by("created_at", "pk")


def _about(registration: Registration) -> Iterator[Line]:
    roles = [str(Role(role).label) for role in queries.all_roles(registration)]
    said = [
        (_("Registration"), f"{registration} – {registration.forum.title}"),
        (_("Status"), registration.get_status_display()),
        (_("Taking part as"), registration.category.name if registration.category else ""),
        (_("Name to use"), registration.name_to_use),
        (_("Name given by whoever booked for you"), registration.booked_as),
        (_("E-mail address"), registration.email),
        (_("We write to you in"), Language(registration.language).label),
        (_("Province or territory"), registration.get_province_display()),
        (_("Organisation"), registration.organisation_name),
        (_("Pronouns"), registration.pronouns),
        (_("On your badge"), registration.get_badge_display()),
        (_("What describes you"), "\n".join(roles)),
        (_("Our messages may name the forum"), _yes_or_no(registration.names_forum)),
        (_("You contact us; we do not write"), _yes_or_no(registration.no_messages)),
        (_("Only the care team sees how to reach you"), _yes_or_no(registration.contact_through_care)),
        (_("Anything you need"), _yes_or_no(registration.needs_something)),
        (_("Fee"), formats.money(registration.price_cents) if registration.price_lines else ""),
        (_("Member organisation that the fee is for"), _member(registration)),
        (_("Begun"), _day(registration.created_at)),
        (_("Booked"), _day(registration.booked_at)),
        (_("Cancelled"), _day(registration.cancelled_at)),
    ]
    return (Line(label, value) for label, value in said if value)


def _changes(subject: Subject) -> dict[object, list[Line]]:
    found: dict[object, list[Line]] = {}
    for change in Change.objects.filter(registration__in=subject.registrations).order_by("made_at", "pk"):
        words = "\n".join(
            filter(None, [_day(change.made_at), *map(str, _what_changed(change)), change.reason])
        )
        found.setdefault(change.registration_id, []).append(Line(change.get_verb_display(), words))
    return found


def _what_changed(change: Change) -> Iterator[str]:
    for name, pair in change.fields.items():
        if not isinstance(pair, list):
            continue
        before, after = map(formats.money, pair) if name == "price_cents" else pair
        yield _("Before: %(before)s. Now: %(after)s.") % {"before": before or "–", "after": after or "–"}


def _member(registration: Registration) -> str:
    return registration.organisation.name if registration.organisation_id else ""


def _day(moment: datetime | None) -> str:
    return formats.long_date(moment.date(), weekday=False) if moment else ""


def _yes_or_no(answer: bool | None) -> str:
    return {None: "", True: _("Yes"), False: _("No")}[answer]


def erase(subject: Subject, *, at: datetime) -> int:
    """Erase the registrations; what hangs on each goes with it, in the same transaction."""
    left = _registrations(subject).filter(erased_at=None).select_related("forum", "booking", "category")
    return sum(bool(actions.erase(registration=registration, at=at)) for registration in left)
