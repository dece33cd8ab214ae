"""Verbs for the programme. Every change that a calendar must learn of moves the session's `sequence`."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.formats import in_zone
from events.forums.models import Forum
from workshops.sessions import queries
from workshops.sessions.models import Session

TOLD_TO_CALENDARS = {"title_en", "title_fr", "starts_at", "ends_at", "room", "is_cancelled"}
MAY_BE_SET = {
    "kind",
    "title_en",
    "title_fr",
    "description_en",
    "description_fr",
    "language",
    "has_interpretation",
    "room",
    "starts_at",
    "ends_at",
}


class SessionProblem(Exception):
    """A session that cannot stand in the programme as asked; `str` of it is for people to read."""

    message = _("This session cannot be kept as it is.")

    def __str__(self) -> str:
        return str(self.message)


class NoForum(SessionProblem):
    message = _("Choose at least one forum for this session.")


class NotSideBySide(SessionProblem):
    """A joint session belongs to forums held side by side, each with each."""

    message = _(
        "Only forums held side by side can share a session. Choose one forum, or first mark these forums as "
        "held side by side."
    )


class EndsBeforeItStarts(SessionProblem):
    message = _("The session must end after it starts.")


class OutsideTheForum(SessionProblem):
    """The days are the forum's own, in its time zone."""

    message = _("The session must take place on a day of the forum.")


class RoomElsewhere(SessionProblem):
    """A room is named only where its venue is the forum's."""

    message = _("This room is not at the place where the forum meets.")


class AlreadyPublic(SessionProblem):
    """What people may have in their calendars is cancelled, so that they learn of it; it does not vanish."""

    message = _("This session is public already. Cancel it, so that people are told.")


@transaction.atomic
def schedule(*, forums: Collection[Forum], at: datetime, **words: Any) -> Session:
    """Put a session in the programme of `forums`; more than one makes it joint. Raises SessionProblem."""
    session = Session(changed_at=at, **words)
    _check(session, forums)
    session.save(force_insert=True)
    session.forums.set(forums)
    return session


@transaction.atomic
def change(
    *, session: Session, at: datetime, forums: Collection[Forum] | None = None, **words: Any
) -> Session:
    """Change what the session says; a new time, room or title moves `sequence`. Raises SessionProblem."""
    if unknown := words.keys() - MAY_BE_SET:
        raise TypeError(f"a session has no {', '.join(sorted(unknown))} to change")
    kept = Session.objects.select_for_update().get(pk=session.pk)
    changed = {name for name, value in words.items() if getattr(kept, name) != value}
    for name in changed:
        setattr(kept, name, words[name])
    forums_now = list(kept.forums.all())
    _check(kept, forums_now if forums is None else forums)
    if forums is not None and set(forums) != set(forums_now):
        kept.forums.set(forums)
        changed.add("forums")
    if changed:
        _save(kept, changed, at)
    return kept


@transaction.atomic
def cancel_session(*, session: Session, at: datetime) -> Session:
    """Drop the session. It stays in the programme, marked, and calendars are told."""
    return _set_cancelled(session, True, at)


@transaction.atomic
def restore_session(*, session: Session, at: datetime) -> Session:
    """Take a dropped session back into the programme."""
    return _set_cancelled(session, False, at)


@transaction.atomic
def remove_session(*, session: Session) -> None:
    """Delete a session that nobody outside has seen. Raises AlreadyPublic."""
    if any(forum.is_public for forum in session.forums.all()):
        raise AlreadyPublic
    session.delete()


def _set_cancelled(session: Session, is_cancelled: bool, at: datetime) -> Session:
    kept = Session.objects.select_for_update().get(pk=session.pk)
    if kept.is_cancelled != is_cancelled:
        kept.is_cancelled = is_cancelled
        _save(kept, {"is_cancelled"}, at)
    return kept


def _save(session: Session, changed: set[str], at: datetime) -> None:
    if changed & TOLD_TO_CALENDARS:
        session.sequence += 1
    session.changed_at = at
    session.save()


def _check(session: Session, forums: Collection[Forum]) -> None:
    if not forums:
        raise NoForum
    if not queries.side_by_side(forums):
        raise NotSideBySide
    if session.ends_at <= session.starts_at:
        raise EndsBeforeItStarts
    if any(not _is_on_a_day_of(forum, session) for forum in forums):
        raise OutsideTheForum
    if session.room and any(forum.venue_id != session.room.venue_id for forum in forums):
        raise RoomElsewhere


def _is_on_a_day_of(forum: Forum, session: Session) -> bool:
    return forum.starts_on <= in_zone(session.starts_at, forum.time_zone).date() <= forum.ends_on
