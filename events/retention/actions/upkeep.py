"""Traces that grow old, keys that change, and a backup that brings back what was erased."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from common import erasures, privacy, rotation, sealing
from common.models import OutboxMessage
from common.privacy import Subject
from events.categories import actions as categories
from events.forums.models import Forum
from events.registration.models import Registration
from events.retention.actions.schedule import note_stage
from events.retention.models import Stage
from people.persons import actions as persons

KEEP_NOTES_OF_MESSAGES = timedelta(days=90)
KEEP_TRACES_OF_VISITS = timedelta(days=30)


# ---- traces -----------------------------------------------------------------------------------------------
def erase_traces(*, at: datetime) -> None:
    """Notes of messages after 90 days; sessions that are over, and where people signed in from, after 30."""
    settled = [OutboxMessage.Status.SENT, OutboxMessage.Status.NOT_NEEDED, OutboxMessage.Status.FAILED]
    OutboxMessage.objects.filter(status__in=settled, due_at__lt=at - KEEP_NOTES_OF_MESSAGES).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    UserSession.objects.filter(last_seen_at__lt=at - KEEP_TRACES_OF_VISITS).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_TRACES_OF_VISITS).delete()
    persons.forget_unneeded(at=at)


# ---- keys -------------------------------------------------------------------------------------------------
def rotate(*, forum: Forum, at: datetime) -> rotation.Outcome:
    """Give the forum's key a new version, or go on with one that is begun. Raises SealingError."""
    return rotation.rotate(owner=forum, key=forum.key_name, at=at)


def finish_rotations(*, at: datetime) -> int:
    """Go on with every change of key that is under way; returns how many came to their end."""
    begun = [forum for forum in Forum.objects.order_by("pk") if rotation.is_under_way(forum.key_name)]
    outcomes = [rotation.proceed(owner=forum, key=forum.key_name, at=at) for forum in begun]
    return sum(not outcome.waiting for outcome in outcomes)


# ---- after a backup was restored --------------------------------------------------------------------------
def replay(noted: Iterable[erasures.Erasure], *, at: datetime) -> dict[str, int]:
    """Erase again what had been erased since the backup was made; returns how many of each kind."""
    done = {"registration": 0, "person": 0, "forum": 0}
    for erasure in noted:
        done[erasure.kind] += _REPLAYS[erasure.kind](erasure.id, at=at)
    persons.forget_unneeded(at=at)
    return done


def _replay_registration(registration_id: str, *, at: datetime) -> int:
    found = Registration.objects.filter(pk=registration_id, erased_at=None).first()
    if found is None:
        return 0
    with transaction.atomic():
        privacy.erase_all(Subject(registrations=(found.pk,)), at=at)
    return 1


def _replay_person(person_id: str, *, at: datetime) -> int:
    if not persons.let_go(persons=[UUID(person_id)]):
        return 0
    privacy.erase_all(Subject(person=UUID(person_id)), at=at)
    return 1


def _replay_forum(uid: str, *, at: datetime) -> int:
    """The key comes back when somebody restores too much; its registrations were erased one by one."""
    forum = Forum.objects.filter(uid=uid).first()
    if forum is None:
        return 0
    categories.forget_invited(codes=forum.codes.all(), at=at)
    sealing.destroy_key(forum.key_name)
    note_stage(forum, Stage.IDENTITY, at=at)
    return 1


_REPLAYS = {"registration": _replay_registration, "person": _replay_person, "forum": _replay_forum}
