"""Questions about single needs: what one asks for, where it stands, and what was said about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events.access.models import (
    OPEN,
    SETTLED,
    TO_THE_PERSON,
    AccessCase,
    AccessOption,
    CaseEntry,
)
from events.access.queries.needs import Kind, Need
from events.access.queries.sealed import opened
from events.forums.models import Forum
from events.forums.queries import forums_of
from events.registration.models import Registration
from people.accounts import roles
from people.accounts.models import User

Status = AccessCase.Status


@dataclass(frozen=True)
class Case:
    """A case with its need opened, for whoever may read it; supplier and note are empty for the person."""

    row: AccessCase
    need: Need
    supplier: str = ""
    note: str = ""

    @property
    def registration(self) -> Registration:
        return self.row.registration

    def group(self, options: dict[str, AccessOption]) -> str:
        """What the board filters by: the option's group, or the kind of the other needs."""
        option = options.get(self.need.code) if self.need.kind == Kind.OPTION else None
        return option.group if option else str(self.need.kind)


@dataclass(frozen=True)
class Entry:
    """One line of the thread, opened."""

    written_at: datetime
    from_person: bool
    by: User | None
    moved_to: str
    words: str

    @property
    def moved_to_words(self) -> str:
        """Where the need was moved, as care says it."""
        return str(Status(self.moved_to).label) if self.moved_to else ""

    @property
    def moved_to_the_person(self) -> str:
        """The same, said to the person."""
        return str(TO_THE_PERSON.get(self.moved_to, self.moved_to_words))


def need_of(case: AccessCase, *, key: str) -> Need:
    """What the case is about. Raises SealingError."""
    return Need.from_json(opened(case, "need", key=key))


def read(case: AccessCase, *, key: str) -> Case:
    """All that care knows of the case. Raises SealingError."""
    return Case(
        row=case,
        need=need_of(case, key=key),
        supplier=opened(case, "supplier", key=key),
        note=opened(case, "note", key=key),
    )


def entries_of(case: AccessCase, *, key: str) -> list[Entry]:
    """What care and the person said to each other, oldest first. Raises SealingError."""
    rows = CaseEntry.objects.filter(case=case).select_related("by").order_by("written_at", "pk")
    return [
        Entry(
            written_at=row.written_at,
            from_person=row.from_person,
            by=row.by,
            moved_to=row.moved_to,
            words=opened(row, "words", key=key),
        )
        for row in rows
    ]


# ---- for the person ---------------------------------------------
def cases_of(registration: Registration) -> list[Case]:
    """The person's own needs, in the order of asking, without those taken back. Raises SealingError."""
    rows = AccessCase.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN)
    key = registration.key_name
    in_order = rows.order_by("asked_at", "created_at", "pk")
    return [Case(row=row, need=need_of(row, key=key)) for row in in_order]


def case_of_person(registration: Registration, case: UUID) -> AccessCase | None:
    """One of the person's own needs, unless it was taken back; nobody else's is ever found."""
    mine = AccessCase.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN)
    return mine.filter(pk=case).first()


def state(registration: Registration) -> str:
    """Where the person's needs stand, in a word; empty where nothing was asked."""
    found = AccessCase.objects.filter(registration=registration).exclude(status=Status.WITHDRAWN)
    return in_short(list(found.values_list("status", flat=True)))


def in_short(statuses: list[str]) -> str:
    """Several needs in a word: first what waits for the person, then what is still to do."""
    if not statuses:
        return ""
    if Status.ARRANGED in statuses or Status.IMPOSSIBLE in statuses:
        return _("Please look: we have news")
    if set(statuses) <= SETTLED:
        return _("All is arranged")
    if set(statuses) == {Status.ASKED}:
        return _("Asked for")
    return _("Being arranged")


# ---- for care ---------------------------------------------
def cases_visible_to(user: User) -> QuerySet[AccessCase]:
    """The needs that this member of staff may look after: care's, on the forums they work on."""
    if user.is_superuser:
        return AccessCase.objects.all()
    if not user.groups.filter(name=roles.CARE).exists():
        return AccessCase.objects.none()
    return AccessCase.objects.filter(registration__forum__in=forums_of(user))


def case_visible_to(user: User, case: UUID) -> AccessCase | None:
    """One need, with whom it concerns, if this member of staff may look after it."""
    found = cases_visible_to(user).select_related("registration__forum", "registration__booking", "owner")
    return found.filter(pk=case).first()


def others_of(case: AccessCase) -> QuerySet[AccessCase]:
    """The same person's other needs."""
    theirs = AccessCase.objects.filter(registration=case.registration_id)
    return theirs.exclude(pk=case.pk).order_by("asked_at", "pk")


def to_look_after(forum: Forum) -> int:
    """How many needs of a forum wait for care: what is still to arrange, and what the person has answered."""
    found = AccessCase.objects.filter(registration__forum=forum)
    return found.filter(Q(status__in=OPEN) | ~Q(news="")).count()
