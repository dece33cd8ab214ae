"""Keeping the cases in step with what the person asks for: one case for each need, and its story kept.

Called whenever what was asked, or the booking, has changed, inside that transaction and after the
registration's own row was written, so that two tabs do it one after the other.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F

from common.formats import in_zone
from common.working_days import working_days_after, working_days_before
from events.access import queries
from events.access.models import AccessCase, AccessOption, CaseEntry
from events.access.queries import Kind, Need
from events.registration.models import Registration

Status, News = AccessCase.Status, AccessCase.News

# Words may ask for an interpreter, too: until somebody has read them they are as urgent as one.
DAYS_FOR_WORDS = 10
DAYS_FOR_FOOD = 5
DAYS_TO_CALL = 2


def follow(registration: Registration, needs: Iterable[Need], *, kinds: Iterable[Kind], at: datetime) -> None:
    """Let the cases of these kinds be exactly `needs`: what stays keeps its case and its state."""
    wanted = {need.key: need for need in needs}
    key = registration.key_name
    for case in AccessCase.objects.filter(registration=registration):
        known = queries.need_of(case, key=key)
        if known.kind not in kinds:
            continue
        need = wanted.pop(known.key, None)
        if need is None:
            _withdraw(case, at=at)
        elif case.is_withdrawn:
            _ask_again(case, need, key=key, at=at)
        elif need != known:
            _reword(case, need, key=key, at=at)
    _open(registration, wanted.values(), at=at)


def withdraw_all(registration: Registration, *, at: datetime) -> None:
    """Take every need back: the booking is cancelled, or nothing is needed after all."""
    for case in AccessCase.objects.filter(registration=registration):
        _withdraw(case, at=at)


def _open(registration: Registration, needs: Iterable[Need], *, at: datetime) -> None:
    needs = list(needs)
    options = queries.options_by_code() if needs else {}
    cases = []
    for need in needs:
        case = AccessCase(registration=registration, asked_at=at)
        case.due_on = due_on(registration, need, options, at=at)
        case.need_sealed = queries.sealed(case, "need", need.to_json(), key=registration.key_name)
        cases.append(case)
    AccessCase.objects.bulk_create(cases)


def due_on(
    registration: Registration, need: Need, options: dict[str, AccessOption], *, at: datetime
) -> date | None:
    """By which day it must be booked; a call is owed soon after the asking, not just before the forum."""
    if need.kind == Kind.CALL:
        today = in_zone(at, registration.forum.time_zone).date()
        return working_days_after(today, DAYS_TO_CALL)
    option = options.get(need.code)
    lead_days = {Kind.WORDS: DAYS_FOR_WORDS, Kind.FOOD: DAYS_FOR_FOOD}.get(
        need.kind, option.lead_days if option else 0
    )
    return working_days_before(registration.forum.starts_on, lead_days) if lead_days else None


def _withdraw(case: AccessCase, *, at: datetime) -> None:
    if case.is_withdrawn:
        return
    # Whoever began something must learn of it; what nobody had touched may go without a word.
    begun = case.owner_id is not None or case.status != Status.ASKED
    _write(case, at=at, status=Status.WITHDRAWN, news=News.TAKEN_BACK if begun else News.NONE)
    _note_move(case, Status.WITHDRAWN, at=at)


def _ask_again(case: AccessCase, need: Need, *, key: str, at: datetime) -> None:
    sealed = queries.sealed(case, "need", need.to_json(), key=key)
    _write(case, at=at, status=Status.ASKED, news=News.ASKED_AGAIN, need_sealed=sealed)
    _note_move(case, Status.ASKED, at=at)


def _reword(case: AccessCase, need: Need, *, key: str, at: datetime) -> None:
    # Other words may mean another need: it is looked at afresh, by the same hands.
    sealed = queries.sealed(case, "need", need.to_json(), key=key)
    untouched = case.status == Status.ASKED
    _write(case, at=at, status=Status.ASKED, news=News.CHANGED, need_sealed=sealed)
    if not untouched:
        _note_move(case, Status.ASKED, at=at)


def _write(case: AccessCase, *, at: datetime, **fields: object) -> None:
    AccessCase.objects.filter(pk=case.pk).update(version=F("version") + 1, updated_at=at, **fields)


def _note_move(case: AccessCase, status: str, *, at: datetime) -> None:
    CaseEntry.objects.create(case=case, from_person=True, moved_to=status, written_at=at)
