"""What somebody told us about their needs and food, and what became of it, for their own eyes; its end."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import formats
from common.privacy import Line, Subject
from events.access import queries
from events.access.models import AccessCase, AccessOption, AccessRequest, CaseEntry, Diet


# ---- what was asked for, and what is done about it --------------------------------------------------------
def known(subject: Subject) -> Iterable[Line]:
    """What was said on the page, every need with care's notes, and all that was written about it.

    Raises SealingError.
    """
    options = queries.options_by_code()
    for request in _of(AccessRequest, subject):
        yield from _request(request, options)
    said = _entries(subject)
    for case in _of(AccessCase, subject):
        yield from _case(case, options)
        yield from said.get(case.pk, [])


def _of(model: type, subject: Subject) -> QuerySet:
    """The rows of these registrations, with the forum whose key seals them."""
    mine = model.objects.filter(registration__in=subject.registrations)
    return mine.select_related("registration__forum").order_by("created_at", "pk")


def _request(request: AccessRequest, options: dict[str, AccessOption]) -> Iterator[Line]:
    needs = queries.unsealed(request, key=request.registration.key_name)
    names = [options[code].name if code in options else code for code in needs.options]
    if names:
        yield Line(_("What would help"), "\n".join(names))
    if needs.words:
        yield Line(_("In your own words"), needs.words)
    if needs.call_me:
        yield Line(_("Would you rather talk?"), _("Yes, please contact me about this"))


def _case(row: AccessCase, options: dict[str, AccessOption]) -> Iterator[Line]:
    case = queries.read(row, key=row.registration.key_name)
    yield Line(case.need.name_to_the_person(options), row.get_status_display())
    if case.supplier:
        yield Line(_("Who provides it"), case.supplier)
    if row.cost_cents:
        yield Line(_("What it costs us"), formats.money(row.cost_cents))
    if case.note:
        yield Line(_("Note of the care team"), case.note)


def _entries(subject: Subject) -> dict[object, list[Line]]:
    """What was written about each need, in one statement for all of them."""
    found: dict[object, list[Line]] = {}
    rows = CaseEntry.objects.filter(case__registration__in=subject.registrations)
    for entry in rows.select_related("case__registration__forum").order_by("written_at", "pk"):
        words = queries.opened(entry, "words", key=entry.case.registration.key_name)
        if words:
            who = _("You wrote") if entry.from_person else _("The care team wrote")
            found.setdefault(entry.case_id, []).append(Line(who, words))
    return found


def erase(subject: Subject, *, at: datetime) -> int:
    """The answers, the needs made of them, and everything written about those."""
    cases, _by_model = AccessCase.objects.filter(registration__in=subject.registrations).delete()
    requests, _by_model = AccessRequest.objects.filter(registration__in=subject.registrations).delete()
    return cases + requests


# ---- food -------------------------------------------------------------------------------------------------
def food(subject: Subject) -> Iterable[Line]:
    """What the person eats and may not eat. Raises SealingError."""
    options = queries.options_by_code()
    for diet in _of(Diet, subject):
        said = queries.food_from_json(queries.opened(diet, "answers", key=diet.registration.key_name))
        for answer in queries.food_in_words(said, options):
            yield Line(answer.question, answer.answer)


def erase_food(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = Diet.objects.filter(registration__in=subject.registrations).delete()
    return gone
