"""A new version of a key: every value moves, nobody notices, and no crash loses anything."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import models

from common import rotation, sealing
from events.access import actions as access
from events.access.models import AccessRequest
from events.access.queries import Needs, needs_of, unsealed
from events.registration.models import Registration
from events.registration.queries import has_lived_experience
from tests.factories.events import MARCH, BookedFactory, CategoryFactory

NEEDS = Needs(options=("asl",), words="A ramp by the side door", call_me=True)


@pytest.fixture
def soon() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def later(soon) -> datetime:
    """When nobody can still be writing with the old version."""
    return soon + rotation.WRITERS_ARE_DONE + timedelta(minutes=1)


@pytest.fixture
def registration(db):
    made = BookedFactory(needs_something=True)
    access.ask(registration=made, needs=NEEDS, at=MARCH)
    return made


def sealed_values(forum) -> list[str]:
    return [
        value
        for column in rotation.columns()
        for value in column.rows(forum).values_list(column.column, flat=True)
    ]


# ---- every sealed column is known -------------------------------------------------------------------------
def test_every_sealed_column_of_the_project_is_registered():
    found = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field) and field.name.endswith("_sealed")
    }

    assert found == rotation.known_columns()
    assert len(rotation.columns()) >= 8


def test_each_registered_column_leads_to_its_forum(db):
    forum = CategoryFactory().forum
    for column in rotation.columns():
        assert list(column.rows(forum)) == [], column


# ---- one change of key ------------------------------------------------------------------------------------
def test_changing_a_key_moves_every_value_and_ends_the_old_version(registration, soon, later):
    forum, key = registration.forum, registration.key_name

    first = rotation.rotate(owner=forum, key=key, at=soon)
    during = sealing.versions(key)
    last = rotation.proceed(owner=forum, key=key, at=later)

    assert first.sealed_again == len(sealed_values(forum)) > 2
    assert during == [1, 2]
    assert first.waiting == [1]
    assert last.destroyed == [1]
    assert sealing.versions(key) == [2]
    assert all(value.startswith("s2:") for value in sealed_values(forum))
    assert needs_of(registration) == NEEDS
    assert has_lived_experience(Registration.objects.get(pk=registration.pk)) is False


def test_who_reads_and_writes_meanwhile_notices_nothing(registration, soon, later):
    forum, key = registration.forum, registration.key_name
    before = AccessRequest.objects.get(registration=registration)

    rotation.rotate(owner=forum, key=key, at=soon)
    # Read before the change, opened after it: the old version is still there for an hour.
    assert unsealed(before, key=key) == NEEDS
    access.ask(registration=registration, needs=Needs(words="Two ramps"), at=MARCH)

    assert AccessRequest.objects.get(registration=registration).answers_sealed.startswith("s2:")
    rotation.proceed(owner=forum, key=key, at=later)
    assert needs_of(registration).words == "Two ramps"


def test_a_value_sealed_with_the_old_version_at_the_last_moment_is_not_lost(registration, soon, later):
    """Somebody sealed it before the new version came and committed after everything had moved."""
    forum, key = registration.forum, registration.key_name
    old = AccessRequest.objects.get(registration=registration).answers_sealed
    rotation.rotate(owner=forum, key=key, at=soon)

    AccessRequest.objects.update(answers_sealed=old)
    outcome = rotation.proceed(owner=forum, key=key, at=later)

    assert outcome.sealed_again == 1
    assert outcome.destroyed == [1]
    assert needs_of(registration) == NEEDS


def test_the_old_version_stays_for_an_hour_whatever_happens(registration, soon):
    forum, key = registration.forum, registration.key_name
    rotation.rotate(owner=forum, key=key, at=soon)

    outcome = rotation.rotate(owner=forum, key=key, at=soon + timedelta(minutes=59))

    assert (outcome.version, outcome.destroyed) == (2, [])


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_killed_in_the_middle_it_goes_on_where_it_stopped(registration, monkeypatch, soon, later, moved):
    forum, key = registration.forum, registration.key_name
    real, calls = rotation._move, []

    def dies(*arguments):
        if len(calls) == moved:
            raise KeyboardInterrupt
        calls.append(1)
        return real(*arguments)

    monkeypatch.setattr(rotation, "_move", dies)
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(owner=forum, key=key, at=soon)
    assert needs_of(registration) == NEEDS

    monkeypatch.setattr(rotation, "_move", real)
    outcome = rotation.rotate(owner=forum, key=key, at=later)

    assert outcome.version == 2
    assert outcome.sealed_again == len(sealed_values(forum)) - moved
    assert sealing.versions(key) == [2]
    assert needs_of(registration) == NEEDS


def test_killed_before_anything_moved_no_third_version_is_begun(registration, soon, later):
    sealing.create_next_version(registration.key_name)

    outcome = rotation.rotate(owner=registration.forum, key=registration.key_name, at=later)

    assert outcome.version == 2
    assert sealing.versions(registration.key_name) == [2]


def test_two_at_once_agree_on_one_new_version(registration, soon):
    key, seen, ready = registration.key_name, set(), threading.Barrier(6)

    def begin() -> None:
        ready.wait()
        seen.add(sealing.create_next_version(key) if len(sealing.versions(key)) < 2 else 2)

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen <= {2, 3}
    assert rotation.rotate(owner=registration.forum, key=key, at=soon).version == max(seen)
    assert needs_of(registration) == NEEDS


def test_a_value_that_does_not_open_stops_it_loudly_and_no_key_is_destroyed(registration, soon, later):
    forum, key = registration.forum, registration.key_name
    other = CategoryFactory().forum
    wrong = sealing.seal("x", key=other.key_name, table="access_request", field="answers", row=1)
    AccessRequest.objects.update(answers_sealed=wrong)

    with pytest.raises(sealing.WrongKey):
        rotation.rotate(owner=forum, key=key, at=soon)
    with pytest.raises(sealing.WrongKey):
        rotation.proceed(owner=forum, key=key, at=later)

    assert sealing.versions(key) == [1, 2]


def test_without_a_key_there_is_nothing_to_change(registration, soon):
    sealing.destroy_key(registration.key_name)

    with pytest.raises(sealing.KeyMissing):
        rotation.rotate(owner=registration.forum, key=registration.key_name, at=soon)

    assert not sealing.has_key(registration.key_name)


def test_what_another_wrote_meanwhile_is_not_overwritten(registration, soon, monkeypatch):
    """The control: the value changes between reading and writing it."""
    forum, key = registration.forum, registration.key_name
    sealing.create_next_version(key)
    column = next(one for one in rotation.columns() if one.model == "events.AccessRequest")
    (row,) = column.in_other_versions(forum, 2).values_list("pk", column.row, column.column)
    access.ask(registration=registration, needs=Needs(words="Newer"), at=MARCH)

    assert rotation._move(column, key, *row) == 0
    assert needs_of(registration).words == "Newer"


def test_values_of_another_forum_stay_as_they_are(registration, soon):
    other = BookedFactory()

    rotation.rotate(owner=registration.forum, key=registration.key_name, at=soon)

    assert sealing.versions(other.key_name) == [1]
    assert all(value.startswith("s1:") for value in sealed_values(other.forum))


def test_values_move_in_batches(registration, soon, monkeypatch):
    monkeypatch.setattr(rotation, "AT_A_TIME", 2)
    for _ in range(4):
        BookedFactory(category=registration.category)

    outcome = rotation.rotate(owner=registration.forum, key=registration.key_name, at=soon)

    values = sealed_values(registration.forum)
    assert outcome.sealed_again == len(values)
    assert all(value.startswith("s2:") for value in values)
