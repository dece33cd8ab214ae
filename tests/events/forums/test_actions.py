"""Setting a forum up, and moving it from one status to the next."""

from datetime import UTC, date, datetime, timedelta

import pytest

from common import sealing
from events.forums import actions
from events.forums.models import Forum, Places
from tests.factories.events import CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db
Status = Forum.Status


def new_forum(**fields):
    return ForumFactory.build(venue=None, **fields)


def test_a_new_forum_has_places_a_key_and_a_purge_date():
    forum = actions.create_forum(forum=new_forum(ends_on=date(2026, 11, 20)), capacity=12)

    assert forum.places.capacity == 12
    assert sealing.has_key(forum.key_name)
    assert forum.purge_on == date(2027, 2, 18)


def test_a_key_that_cannot_be_written_leaves_no_row(settings, tmp_path, caplog):
    (tmp_path / "keys").write_text("a file where a folder should be")
    settings.KEY_DIR = tmp_path / "keys"

    with pytest.raises(actions.KeyNotMade) as problem:
        actions.create_forum(forum=new_forum(), capacity=12)

    assert "could not be made" in str(problem.value)
    assert "could not be written" in caplog.text
    assert not Forum.objects.exists()
    assert not Places.objects.exists()


def test_a_changed_last_day_moves_the_purge_date():
    forum = ForumFactory()
    forum.ends_on = date(2026, 12, 1)

    actions.change_forum(forum=forum)

    forum.refresh_from_db()
    assert forum.purge_on == date(2027, 3, 1)


def test_capacity_never_falls_below_the_places_taken():
    places = Places.objects.create(capacity=3)
    Places.objects.take(places.pk)
    Places.objects.take(places.pk)

    with pytest.raises(actions.BelowTaken):
        actions.set_capacity(places=places, capacity=1)
    actions.set_capacity(places=places, capacity=2)

    places.refresh_from_db()
    assert (places.capacity, places.taken) == (2, 2)
    assert not Places.objects.take(places.pk)


def test_a_capacity_may_be_lifted_altogether():
    places = Places.objects.create(capacity=0)

    actions.set_capacity(places=places, capacity=None)

    assert Places.objects.take(places.pk)


def test_a_ready_forum_goes_from_draft_to_past(at):
    forum = ForumFactory(status=Status.DRAFT)
    CategoryFactory(forum=forum)

    actions.announce(forum=forum, at=at)
    assert forum.status == Status.ANNOUNCED
    actions.open_registration(forum=forum, at=at)
    assert forum.status == Status.OPEN
    actions.close_registration(forum=forum, at=at)
    assert forum.status == Status.CLOSED
    actions.mark_past(forum=forum, at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC))

    forum.refresh_from_db()
    assert forum.status == Status.PAST


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"summary_en": "Two days."}, "summary in French"),
        ({"territorial_acknowledgement_fr": "Nous."}, "territorial acknowledgement in English"),
        ({"starts_on": date(2026, 1, 8), "ends_on": date(2026, 1, 9)}, "dates are in the past"),
        ({"registration_closes_at": datetime(2026, 3, 1, tzinfo=UTC)}, "closing time"),
        ({"capacity": 0}, "There are no places"),
        ({"capacity": None}, "how many people there is room for"),
    ],
)
def test_registration_opens_only_when_the_forum_is_ready(at, fault, sentence):
    forum = ForumFactory(status=Status.ANNOUNCED, **fault)
    CategoryFactory(forum=forum)

    with pytest.raises(actions.NotReady) as problem:
        actions.open_registration(forum=forum, at=at)

    assert sentence in str(problem.value)
    forum.refresh_from_db()
    assert forum.status == Status.ANNOUNCED


def test_registration_needs_a_category_in_both_languages(at):
    forum = ForumFactory(status=Status.ANNOUNCED)

    with pytest.raises(actions.NotReady, match="no category"):
        actions.open_registration(forum=forum, at=at)
    CategoryFactory(forum=forum, description_fr="")
    with pytest.raises(actions.NotReady, match="description in French"):
        actions.open_registration(forum=forum, at=at)


def test_an_online_forum_needs_no_limit(at):
    forum = ForumFactory(status=Status.DRAFT, mode=Forum.Mode.ONLINE, capacity=None)
    CategoryFactory(forum=forum, capacity=None)

    actions.open_registration(forum=forum, at=at)

    assert forum.is_open


def test_a_forum_missing_a_text_is_not_announced(at):
    forum = ForumFactory(status=Status.DRAFT, summary_fr="Deux jours.")

    with pytest.raises(actions.NotReady, match="summary in English"):
        actions.announce(forum=forum, at=at)


def test_a_step_from_the_wrong_status_is_refused_even_on_stale_eyes(at):
    forum = ForumFactory()
    stale = Forum.objects.get(pk=forum.pk)
    actions.close_registration(forum=forum, at=at)

    with pytest.raises(actions.WrongStatus):
        actions.close_registration(forum=stale, at=at)


def test_a_forum_is_past_only_after_its_last_day_where_it_is_held(at):
    forum = ForumFactory(time_zone="America/Vancouver")
    # Still the evening of the last day in Vancouver.
    late = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)

    with pytest.raises(actions.NotReady):
        actions.mark_past(forum=forum, at=late)
    actions.mark_past(forum=forum, at=late + timedelta(hours=3))

    assert forum.status == Status.PAST


def test_the_clock_closes_what_is_due_and_nothing_else(at):
    due = ForumFactory(registration_closes_at=at)
    later = ForumFactory(registration_closes_at=at + timedelta(minutes=1))
    never = ForumFactory()

    assert actions.close_what_is_due(at=at) == 1

    for forum, status in [(due, Status.CLOSED), (later, Status.OPEN), (never, Status.OPEN)]:
        forum.refresh_from_db()
        assert forum.status == status
