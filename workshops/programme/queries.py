"""What stands in a forum's programme."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from common.formats import in_zone, zone_name
from events.forums.models import Forum
from events.forums.queries import public_forums
from workshops.programme.timetable import Day, Entry, ForumLabel, RoomLabel, set_days
from workshops.sessions.models import Room, Session
from workshops.sessions.queries import sessions_of


@dataclass(frozen=True)
class Programme:
    """A forum's programme, day by day; `changed_at` is None while it is empty."""

    slug: str
    time_zone: str
    days: tuple[Day, ...]
    changed_at: datetime | None

    @property
    def entries(self) -> list[Entry]:
        """The sessions in order of time."""
        return [entry for day in self.days for slot in day.slots for entry in slot.sessions]

    @property
    def zone_sentence(self) -> str:
        """Which zone the times are in; empty while there is nothing to time."""
        if not self.days:
            return ""
        return _("Times are in the %(zone)s time zone.") % {
            "zone": zone_name(self.time_zone, self.days[0].slots[0].starts_at)
        }

    @property
    def rooms(self) -> list[RoomLabel]:
        """The rooms that the programme uses, each once, in their order."""
        return sorted({e.room for e in self.entries if e.room}, key=lambda room: room.position)


def programme_of(forum: Forum) -> Programme:
    """The whole programme, joint and cancelled sessions marked, in two statements however long it is.

    A forum that shares a session is named, unless it is still a draft.
    """
    others = public_forums().exclude(pk=forum.pk).only("slug", "title_en", "title_fr").order_by("pk")
    sessions = list(
        sessions_of(forum).select_related("room").prefetch_related(Prefetch("forums", others, "shared_with"))
    )
    entries = [_entry(session, forum) for session in sessions]
    changed_at = max((session.changed_at for session in sessions), default=None)
    return Programme(forum.slug, forum.time_zone, set_days(entries), changed_at)


def sessions_in_order(forum: Forum) -> QuerySet[Session]:
    """The sessions that take place, joint ones too, in order of time; breaks are among them."""
    return sessions_of(forum).filter(is_cancelled=False).select_related("room")


def _entry(session: Session, forum: Forum) -> Entry:
    return Entry(
        uid=session.uid,
        kind=session.kind,
        title_en=session.title_en,
        title_fr=session.title_fr,
        description_en=session.description_en,
        description_fr=session.description_fr,
        language=session.language,
        has_interpretation=session.has_interpretation,
        starts_at=in_zone(session.starts_at, forum.time_zone),
        ends_at=in_zone(session.ends_at, forum.time_zone),
        room=_room_label(session.room) if session.room else None,
        shared_with=tuple(ForumLabel(o.slug, o.title_en, o.title_fr) for o in session.shared_with),
        is_cancelled=session.is_cancelled,
        sequence=session.sequence,
        changed_at=session.changed_at,
    )


def _room_label(room: Room) -> RoomLabel:
    return RoomLabel(
        position=(room.position, room.pk),
        name_en=room.name_en,
        name_fr=room.name_fr,
        notes_en=room.notes_en,
        notes_fr=room.notes_fr,
        offers=tuple(room.features),
    )
