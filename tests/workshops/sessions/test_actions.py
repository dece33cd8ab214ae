"""What may stand in a programme, and which changes calendars are told of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from events.forums.models import Forum
from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.sessions import actions
from workshops.sessions.models import Session

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 19, 9, 0, tzinfo=ZoneInfo("America/Toronto"))


def words(**changes):
    return {
        "kind": "workshop",
        "title_en": "Know your rights",
        "title_fr": "Connaître ses droits",
        "starts_at": NINE,
        "ends_at": NINE + timedelta(hours=1),
        **changes,
    }


@pytest.fixture
def forum():
    return ForumFactory(slug="spring")


@pytest.fixture
def parallel(forum):
    other = ForumFactory(slug="beside", venue=forum.venue)
    forum.parallel_forums.add(other)
    return other


def test_a_session_is_put_in_the_programme(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())

    assert list(forum.sessions.all()) == [session]
    assert (session.sequence, session.changed_at) == (0, at)


def test_a_joint_session_is_stored_once(forum, parallel, at):
    session = actions.schedule(forums=[forum, parallel], at=at, **words())

    assert Session.objects.get() == session
    assert [list(one.sessions.all()) for one in (forum, parallel)] == [[session], [session]]


def test_forums_that_are_not_side_by_side_cannot_share_a_session(forum, at):
    elsewhere = ForumFactory(slug="elsewhere")

    with pytest.raises(actions.NotSideBySide):
        actions.schedule(forums=[forum, elsewhere], at=at, **words())

    assert not Session.objects.exists()


def test_each_forum_of_a_joint_session_is_beside_each_other(forum, parallel, at):
    """Beside one of the two is not enough."""
    third = ForumFactory(slug="third")
    third.parallel_forums.add(parallel)

    with pytest.raises(actions.NotSideBySide):
        actions.schedule(forums=[forum, parallel, third], at=at, **words())
    third.parallel_forums.add(forum)

    assert actions.schedule(forums=[forum, parallel, third], at=at, **words()).forums.count() == 3


@pytest.mark.parametrize(
    ("problem", "changes"),
    [
        (actions.EndsBeforeItStarts, {"ends_at": NINE}),
        (actions.OutsideTheForum, {"starts_at": NINE - timedelta(days=1)}),
        (
            actions.OutsideTheForum,
            {"starts_at": NINE + timedelta(days=2), "ends_at": NINE + timedelta(days=3)},
        ),
    ],
)
def test_times_that_cannot_be_are_refused(forum, at, problem, changes):
    with pytest.raises(problem):
        actions.schedule(forums=[forum], at=at, **words(**changes))


def test_a_room_belongs_to_the_place_where_the_forum_meets(forum, at):
    here, elsewhere = RoomFactory(venue=forum.venue), RoomFactory()

    assert actions.schedule(forums=[forum], at=at, **words(room=here)).room == here
    with pytest.raises(actions.RoomElsewhere):
        actions.schedule(forums=[forum], at=at, **words(room=elsewhere))


def test_a_session_belongs_to_a_forum(at):
    with pytest.raises(actions.NoForum):
        actions.schedule(forums=[], at=at, **words())


def test_the_day_is_that_of_the_forums_own_zone(at):
    """Half past ten at night in Vancouver is the next day in UTC."""
    forum = ForumFactory(time_zone="America/Vancouver")
    late = datetime(2026, 11, 20, 22, 30, tzinfo=ZoneInfo("America/Vancouver"))
    too_late = datetime(2026, 11, 21, 0, 0, tzinfo=ZoneInfo("America/Vancouver"))

    session = actions.schedule(
        forums=[forum], at=at, **words(starts_at=late, ends_at=late + timedelta(hours=1))
    )

    assert session.starts_at.astimezone(UTC).day == 21
    with pytest.raises(actions.OutsideTheForum):
        actions.schedule(
            forums=[forum], at=at, **words(starts_at=too_late, ends_at=too_late + timedelta(hours=1))
        )


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [
        ({"title_fr": "Mieux connaître ses droits"}, 1),
        ({"starts_at": NINE + timedelta(minutes=15)}, 1),
        ({"ends_at": NINE + timedelta(minutes=75)}, 1),
        ({"description_en": "Bring a pen."}, 0),
        ({"language": "fr"}, 0),
        ({"title_en": "Know your rights"}, 0),
    ],
)
def test_a_new_time_or_title_moves_the_sequence(forum, at, changes, sequence):
    session = actions.schedule(forums=[forum], at=at, **words())

    changed = actions.change(session=session, at=at + timedelta(hours=1), **changes)

    assert changed.sequence == sequence
    assert Session.objects.get().sequence == sequence


def test_a_new_room_moves_the_sequence(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())
    room = RoomFactory(venue=forum.venue)

    assert actions.change(session=session, at=at, room=room).sequence == 1
    assert actions.change(session=session, at=at, room=None).sequence == 2


def test_nothing_new_changes_nothing(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())

    actions.change(session=session, at=at + timedelta(hours=1), **words())

    assert Session.objects.get().changed_at == at


def test_a_change_that_is_refused_leaves_everything(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())

    with pytest.raises(actions.EndsBeforeItStarts):
        actions.change(session=session, at=at, title_en="Other", ends_at=NINE)

    kept = Session.objects.get()
    assert (kept.title_en, kept.sequence) == ("Know your rights", 0)


def test_only_what_a_session_says_can_be_changed(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())

    with pytest.raises(TypeError, match="sequence"):
        actions.change(session=session, at=at, sequence=7)


def test_cancelling_and_taking_back_move_the_sequence(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())

    cancelled = actions.cancel_session(session=session, at=at)
    again = actions.cancel_session(session=session, at=at)
    back = actions.restore_session(session=session, at=at)

    assert (cancelled.is_cancelled, cancelled.sequence) == (True, 1)
    assert again.sequence == 1
    assert (back.is_cancelled, back.sequence) == (False, 2)


def test_what_is_public_is_cancelled_not_deleted(forum, at):
    session = actions.schedule(forums=[forum], at=at, **words())
    draft = actions.schedule(forums=[ForumFactory(status=Forum.Status.DRAFT)], at=at, **words())

    actions.remove_session(session=draft)
    with pytest.raises(actions.AlreadyPublic):
        actions.remove_session(session=session)

    assert Session.objects.get() == session


def test_the_database_itself_refuses_a_session_that_ends_before_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionFactory(minutes=-30)


@pytest.mark.parametrize(
    "problem",
    [
        actions.NoForum,
        actions.NotSideBySide,
        actions.EndsBeforeItStarts,
        actions.OutsideTheForum,
        actions.RoomElsewhere,
        actions.AlreadyPublic,
    ],
)
def test_every_refusal_speaks_both_languages(problem):
    with translation.override("en"):
        english = str(problem())
    with translation.override("fr"):
        french = str(problem())

    assert english
    assert french
    assert english != french
