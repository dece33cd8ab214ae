"""What care does about a need. Each verb takes `seen`, the version that was on the screen.

Of two people who act on the same need at once, the database lets one through; the other is told, and decides
again with the need as it stands now before their eyes.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from common import mail
from events.access import queries
from events.access.actions.problems import ChangedMeanwhile, IllegalMove, NothingWritten, ReasonMissing
from events.access.models import AccessCase, CaseEntry
from people.accounts.models import User

Status, News = AccessCase.Status, AccessCase.News

# Who takes a need back or asks for it again is the person: neither is among care's moves.
MOVES = {
    Status.ASKED: (Status.ARRANGING, Status.ARRANGED, Status.IMPOSSIBLE),
    Status.ARRANGING: (Status.ARRANGED, Status.IMPOSSIBLE, Status.ASKED),
    Status.ARRANGED: (Status.CONFIRMED, Status.DONE, Status.ARRANGING, Status.IMPOSSIBLE),
    Status.IMPOSSIBLE: (Status.ARRANGING, Status.ARRANGED),
    Status.CONFIRMED: (Status.DONE, Status.ARRANGING, Status.IMPOSSIBLE),
    Status.DONE: (Status.ARRANGING,),
    Status.WITHDRAWN: (),
}
# The person has to look at these; the others are steps on the way.
WORTH_A_LETTER = frozenset({Status.ARRANGED, Status.IMPOSSIBLE})
# Several needs arranged one after the other, or a word put right, make one letter.
LETTER_AFTER = timedelta(minutes=10)


def take_on(*, case: AccessCase, by: User, seen: int, at: datetime) -> None:
    """Make it one's own task; what was only asked for is being arranged from now on.

    Raises ChangedMeanwhile, IllegalMove (taken back).
    """
    if case.is_withdrawn:
        raise IllegalMove(case.get_status_display(), Status.ARRANGING.label)
    begins = case.status == Status.ASKED
    with transaction.atomic():
        status = Status.ARRANGING if begins else case.status
        _write(case, seen, at=at, owner=by, news=News.NONE, status=status)
        if begins:
            _enter(case, by=by, at=at, moved_to=Status.ARRANGING)


def arrange(
    *,
    case: AccessCase,
    supplier: str,
    note: str,
    cost_cents: int | None,
    due_on: date | None,
    seen: int,
    at: datetime,
) -> None:
    """Keep who provides it, what it costs, by when it must be booked, and a note among care.

    Raises ChangedMeanwhile, SealingError.
    """
    key = case.registration.key_name
    _write(
        case,
        seen,
        at=at,
        supplier_sealed=queries.sealed(case, "supplier", supplier, key=key),
        note_sealed=queries.sealed(case, "note", note, key=key),
        cost_cents=cost_cents,
        due_on=due_on,
    )


def move(*, case: AccessCase, to: str, by: User, seen: int, at: datetime, words: str = "") -> None:
    """Bring the need to another status, with words for the person where there are any.

    Raises IllegalMove, ReasonMissing (it cannot be met, and nothing says why), ChangedMeanwhile,
    SealingError.
    """
    if to not in MOVES[Status(case.status)]:
        raise IllegalMove(case.get_status_display(), Status(to).label)
    if to == Status.IMPOSSIBLE and not words.strip():
        raise ReasonMissing
    with transaction.atomic():
        owner = {} if case.owner_id else {"owner": by}
        _write(case, seen, at=at, status=to, news=News.NONE, **owner)
        _enter(case, by=by, at=at, moved_to=to, words=words)
        if words.strip() or to in WORTH_A_LETTER:
            _tell_the_person(case, at=at)


def write(*, case: AccessCase, words: str, by: User, seen: int, at: datetime) -> None:
    """Write to the person about it. Raises NothingWritten, ChangedMeanwhile, SealingError."""
    if not words.strip():
        raise NothingWritten
    with transaction.atomic():
        _write(case, seen, at=at, news=News.NONE)
        _enter(case, by=by, at=at, words=words)
        _tell_the_person(case, at=at)


def put_news_aside(*, case: AccessCase, seen: int, at: datetime) -> None:
    """Note that what the person did was seen. Raises ChangedMeanwhile."""
    _write(case, seen, at=at, news=News.NONE)


def _write(case: AccessCase, seen: int, *, at: datetime, **fields: object) -> None:
    here = AccessCase.objects.filter(pk=case.pk, version=seen)
    if not here.update(version=F("version") + 1, updated_at=at, **fields):
        raise ChangedMeanwhile


def _enter(case: AccessCase, *, by: User, at: datetime, moved_to: str = "", words: str = "") -> None:
    entry = CaseEntry(case=case, by=by, moved_to=moved_to, written_at=at)
    entry.words_sealed = queries.sealed(entry, "words", words, key=case.registration.key_name)
    entry.save(force_insert=True)


def _tell_the_person(case: AccessCase, *, at: datetime) -> None:
    if not mail.is_waiting("access/news", registration=case.registration_id):
        mail.send_later("access/news", at=at + LETTER_AFTER, registration=case.registration_id)
