"""Rooms and sessions for tests. Times are given as people say them: on the forum's first day, in its zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from tests.factories.events import ForumFactory, VenueFactory
from workshops.sessions.models import Room, Session

CHANGED_AT = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)


class RoomFactory(factory.django.DjangoModelFactory):
    """A room; `venue=forum.venue` where it matters."""

    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name_en = factory.Sequence(lambda n: f"Room {n}")
    name_fr = factory.Sequence(lambda n: f"Salle {n}")
    position = factory.Sequence(lambda n: n)


class SessionFactory(factory.django.DjangoModelFactory):
    """A workshop of ninety minutes at nine on the first day; `forums=[…]`, `clock=time(13)`, `day=1`."""

    class Meta:
        model = Session
        skip_postgeneration_save = True

    title_en = factory.Sequence(lambda n: f"Working together {n}")
    title_fr = factory.Sequence(lambda n: f"Travailler ensemble {n}")
    changed_at = CHANGED_AT

    @classmethod
    def _create(cls, model_class, *args, forums=None, day=0, clock=time(9), minutes=90, **kwargs):
        forums = forums or [ForumFactory()]
        date = forums[0].starts_on + timedelta(days=day)
        starts_at = datetime.combine(date, clock, ZoneInfo(forums[0].time_zone)).astimezone(UTC)
        times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=minutes)}
        session = super()._create(model_class, *args, **{**times, **kwargs})
        session.forums.set(forums)
        return session
