"""The schedule: what goes when, forum by forum, and the counts that stay."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from common import erasures, privacy, sealing, suppression
from common.privacy import Subject
from events.access.queries import counts_by_option, kitchen_sheet
from events.attendance.queries import came_by_province, came_by_role, came_count
from events.categories import actions as categories
from events.forums.models import Forum
from events.registration.models import Registration, Role
from events.retention import queries
from events.retention.models import ForumStage, KeptCount, LegalHold, Stage
from people.consents.models import Purpose
from people.consents.queries import persons_who_agreed
from people.persons import actions as persons
from people.persons.models import Person

logger = logging.getLogger(__name__)

AT_A_TIME = 100
REMEMBER_FOR = timedelta(days=730)


def erase_what_is_due(*, at: datetime) -> int:
    """Do every stage of every forum whose day has come; returns how many things were erased.

    Killed in the middle it goes on where it stopped. A forum that fails is noted and keeps no other waiting.
    """
    return sum(erase_due_of(forum=forum, at=at) for forum in queries.unfinished(at=at))


def erase_due_of(*, forum: Forum, at: datetime) -> int:
    """Do the stages of one forum that are due, in order; a hold or a fault stops there."""
    erased = 0
    for stage in queries.due_stages(forum, at=at):
        try:
            if not _still_allowed(forum):
                break
            erased += _do(forum, stage, at=at)
        except Exception as problem:
            logger.exception("stage %s of forum %s could not be done", stage, forum.pk)
            note_stage(forum, stage, at=at, problem=type(problem).__name__)
            break
    return erased


def _still_allowed(forum: Forum) -> bool:
    # Asked of the database each time: a hold may be placed while a long erasing is under way.
    return not LegalHold.objects.filter(forum=forum, lifted_at=None).exists()


def _do(forum: Forum, stage: Stage, *, at: datetime) -> int:
    if stage == Stage.NEEDS:
        _keep_counts(forum)
    if stage == Stage.IDENTITY:
        _remember_those_who_agreed(forum, at=at)
    erased = 0
    for batch in _batches(forum):
        if not _still_allowed(forum):
            return erased
        erased += _erase(stage, batch, at=at)
    if stage == Stage.IDENTITY:
        categories.forget_invited(codes=forum.codes.all(), at=at)
        persons.forget_unneeded(at=at)
        erasures.note("forum", forum.uid, at=at)
        sealing.destroy_key(forum.key_name)
    note_stage(forum, stage, at=at, erased=erased)
    return erased


def _batches(forum: Forum) -> Iterator[tuple[UUID, ...]]:
    """The registrations of a forum that are not erased, a hundred at a time."""
    left, last = Registration.objects.filter(forum=forum, erased_at=None).order_by("pk"), None
    while True:
        rest = left if last is None else left.filter(pk__gt=last)
        batch = tuple(rest.values_list("pk", flat=True)[:AT_A_TIME])
        if not batch:
            return
        yield batch
        last = batch[-1]


def _erase(stage: Stage, batch: tuple[UUID, ...], *, at: datetime) -> int:
    with transaction.atomic():
        if stage == Stage.IDENTITY:
            erasures.note("registration", *batch, at=at)
            return privacy.erase_all(Subject(registrations=batch), at=at)
        return privacy.erase_stage(stage, Subject(registrations=batch), at=at)


def note_stage(forum: Forum, stage: Stage, *, at: datetime, erased: int = 0, problem: str = "") -> None:
    """Keep how far the stage has come: done, or what stood in the way."""
    row, _made = ForumStage.objects.get_or_create(forum=forum, stage=stage, defaults={"tried_at": at})
    row.tried_at, row.problem = at, problem
    row.erased += erased
    if not problem:
        row.done_at = row.done_at or at
    row.save()


def _remember_those_who_agreed(forum: Forum, *, at: datetime) -> None:
    """Whoever asked for news of us stays with name and address, for 24 months from now."""
    here = Person.objects.filter(
        registrations__forum=forum, registrations__erased_at=None, kept_until=None
    ).values_list("pk", flat=True)
    agreed = persons_who_agreed(Purpose.KEEP_INFORMED)
    persons.remember(persons=set(here) & agreed, until=at + REMEMBER_FOR)


# ---- the counts that stay ---------------------------------------------------------------------------------
def _keep_counts(forum: Forum) -> None:
    """How many came and asked for what, before nobody can count them; groups of a few people are dropped.

    Kept once: on a later round what was counted is gone, and its absence must not be counted.
    """
    if ForumStage.objects.filter(forum=forum, stage=Stage.NEEDS).exclude(done_at=None).exists():
        return
    rows = [
        KeptCount(forum=forum, about=about, code=code, number=number)
        for about, counts in _counts(forum).items()
        for code, number in counts.items()
    ]
    KeptCount.objects.bulk_create(rows, ignore_conflicts=True)


def _counts(forum: Forum) -> dict[str, dict[str, int]]:
    return {
        queries.CAME: _large({"": came_count(forum)}),
        queries.PROVINCES: _apart(came_by_province(forum)),
        queries.ROLES: _large(came_by_role(forum)),
        queries.NEEDS: _large(counts_by_option(forum)),
        queries.FOOD: _large(_food(forum)),
    }


def _food(forum: Forum) -> dict[str, int]:
    sheet = kitchen_sheet(forum)
    diets = {option.code: number for option, number in sheet.diets}
    return diets | {count.option.code: count.people for count in sheet.allergies}


def _large(counts: dict[str, int]) -> dict[str, int]:
    """The groups that are large enough to be spoken of."""
    return {
        code: number
        for code, number in counts.items()
        if suppression.enough(number, sensitive=code == Role.LIVED_EXPERIENCE)
    }


def _apart(counts: dict[str, int]) -> dict[str, int]:
    """The same for groups that add up to a known total: no small one can be found by subtracting."""
    hidden = suppression.hide_small(counts)
    shown = hidden.counts if hidden else {}
    return {code: number for code, number in shown.items() if number}
