"""Questions about what is kept of a forum, for how long, and what stands in the way of erasing it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from common import formats
from events.attendance.queries import came_by_province, came_count
from events.forums.models import Forum
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.retention.models import DAYS, ForumStage, KeptCount, LegalHold, Stage, due_on
from people.accounts import roles
from people.accounts.models import User
from people.persons.models import Person

FIRST_STAGE = timedelta(days=min(DAYS.values()))


@dataclass(frozen=True)
class Progress:
    """Where one stage of one forum stands at a moment."""

    stage: Stage
    due_on: date
    done_at: datetime | None
    erased: int
    problem: str
    is_held: bool
    today: date

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_due(self) -> bool:
        return self.today >= self.due_on

    @property
    def is_overdue(self) -> bool:
        """The clock had a day to do it and did not, and nothing forbade it."""
        return self.today > self.due_on and not self.is_done and not self.is_held


def progress(forum: Forum, *, at: datetime) -> list[Progress]:
    """Each stage of this forum in order; asks nothing where the forum comes from `with_stages`."""
    rows = {row.stage: row for row in forum.stages.all()}
    held = is_held(forum)
    today = formats.in_zone(at, forum.time_zone).date()
    return [_progress(forum, stage, rows.get(stage), held=held, today=today) for stage in Stage]


def _progress(forum: Forum, stage: Stage, row: ForumStage | None, *, held: bool, today: date) -> Progress:
    return Progress(
        stage=stage,
        due_on=due_on(forum, stage),
        done_at=row.done_at if row else None,
        erased=row.erased if row else 0,
        problem=row.problem if row else "",
        is_held=held,
        today=today,
    )


def with_stages(forums: QuerySet[Forum]) -> QuerySet[Forum]:
    """These forums with their stages and the holds that stand, in three statements for any number."""
    standing = Prefetch("holds", LegalHold.objects.filter(lifted_at=None), to_attr="standing_holds")
    return forums.prefetch_related("stages", standing)


# ---- holds ------------------------------------------------------------------------------------------------
def hold_on(forum: Forum) -> LegalHold | None:
    """The hold that stands on this forum now."""
    if hasattr(forum, "standing_holds"):
        return next(iter(forum.standing_holds), None)
    return LegalHold.objects.filter(forum=forum, lifted_at=None).select_related("placed_by").first()


def is_held(forum: Forum) -> bool:
    return hold_on(forum) is not None


def holds_of(forum: Forum) -> list[LegalHold]:
    """Every hold that ever stood on this forum, the latest first."""
    return list(forum.holds.select_related("placed_by", "lifted_by").order_by("-placed_at"))


def held_among(registrations: Iterable[UUID]) -> set[UUID]:
    """Those of these registrations that a hold keeps from being erased."""
    standing = LegalHold.objects.filter(lifted_at=None)
    held = Registration.objects.filter(pk__in=list(registrations), forum__in=standing.values("forum"))
    return set(held.values_list("pk", flat=True))


# ---- what is due ------------------------------------------------------------------------------------------
def unfinished(*, at: datetime) -> QuerySet[Forum]:
    """Forums of which something is due and not all is erased, the oldest first."""
    finished = ForumStage.objects.filter(stage=Stage.IDENTITY).exclude(done_at=None)
    # A day of slack: it may be tomorrow already where the forum was.
    over = at.date() - FIRST_STAGE + timedelta(days=1)
    return (
        with_stages(Forum.objects.filter(ends_on__lte=over))
        .exclude(pk__in=finished.values("forum"))
        .order_by("ends_on", "pk")
    )


def due_stages(forum: Forum, *, at: datetime) -> list[Stage]:
    """The stages whose day has come. Those done are among them: something may have been written since."""
    return [one.stage for one in progress(forum, at=at) if one.is_due]


def overdue_forums(user: User, *, at: datetime) -> list[tuple[Forum, int]]:
    """The forums of this member of staff where something should be gone by now, and how many stages."""
    mine = unfinished(at=at).filter(pk__in=forums_of(user).values("pk"))
    counted = ((forum, overdue_stages(forum, at=at)) for forum in mine)
    return [(forum, number) for forum, number in counted if number]


def overdue_stages(forum: Forum, *, at: datetime) -> int:
    return sum(one.is_overdue for one in progress(forum, at=at))


# ---- the counts that stay ---------------------------------------------------------------------------------
CAME, PROVINCES, ROLES, NEEDS, FOOD = "came", "provinces", "roles", "needs", "food"


def how_many_came(forum: Forum) -> int:
    """How many came, also when nobody can be counted any more: then 0 stands for a few people, too."""
    return came_count(forum) or kept_counts(forum).get(CAME, {}).get("", 0)


def came_from(forum: Forum) -> dict[str, int]:
    """How many came from where, most first; once they cannot be counted, without the provinces of a few."""
    return came_by_province(forum) or kept_counts(forum).get(PROVINCES, {})


def kept_counts(forum: Forum) -> dict[str, dict[str, int]]:
    """What was counted before it was erased, by what it is about; groups of a few people are not in it."""
    found: dict[str, dict[str, int]] = {}
    for row in KeptCount.objects.filter(forum=forum).order_by("about", "-number", "code"):
        found.setdefault(row.about, {})[row.code] = row.number
    return found


# ---- who watches over it ----------------------------------------------------------------------------------
def guardians() -> QuerySet[User]:
    """Everyone who is told when a whole record is opened: privacy officers and superusers."""
    watching = Q(groups__name=roles.PRIVACY) | Q(is_superuser=True)
    return User.objects.filter(watching, is_active=True).distinct().order_by("email")


def registrations_behind(forum: Forum, reference: str) -> list[Registration]:
    """The registrations behind a booking's reference at this forum, those erased left out."""
    text = reference.strip().upper()
    wanted = text if text.startswith("R-") else f"R-{text}"
    found = Registration.objects.filter(forum=forum, booking__reference=wanted, erased_at=None)
    return list(found.select_related("booking", "forum").order_by("created_at", "pk"))


def registrations_of(person: Person) -> list[Registration]:
    """Everything this person registered for that is not erased, the latest forum first."""
    mine = Registration.objects.filter(person=person, erased_at=None)
    with_all = mine.select_related("booking", "category", "forum__venue")
    return list(with_all.order_by("-forum__starts_on", "-created_at", "pk"))
