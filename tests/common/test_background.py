"""The clock: each job runs when it is due, once over all workers, and one that fails harms no other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from common import background
from common.models import ClockJob, WorkerHeartbeat

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def runs(monkeypatch):
    monkeypatch.setattr(background, "_jobs", {})
    runs = []

    @background.every(minutes=5)
    def remind(*, at):
        runs.append(at)

    return runs


def test_a_job_runs_at_its_interval(runs):
    background.tick(at=NOON)
    background.tick(at=NOON + timedelta(minutes=4))
    background.tick(at=NOON + timedelta(minutes=5))
    assert runs == [NOON, NOON + timedelta(minutes=5)]


def test_a_job_that_another_worker_holds_is_left_to_it(runs):
    background.tick(at=NOON)
    ClockJob.objects.update(next_run_at=NOON, leased_until=NOON + timedelta(minutes=15))
    assert background.tick(at=NOON + timedelta(minutes=10)) == []
    assert background.tick(at=NOON + timedelta(minutes=16)) != [], "its worker died: the lease ran out"


def test_a_failing_job_is_noted_and_the_others_run(runs, caplog):
    @background.every(minutes=5)
    def broken(*, at):
        raise ValueError("no")

    background.tick(at=NOON)
    assert runs == [NOON]
    assert ClockJob.objects.get(name__endswith="broken").last_problem == "ValueError"


def test_a_worker_is_alive_for_a_minute_after_its_beat():
    background.beat(worker="one", at=NOON)
    assert background.worker_is_alive(at=NOON + timedelta(seconds=59))
    assert not background.worker_is_alive(at=NOON + timedelta(seconds=61))
    background.beat(worker="two", at=NOON + timedelta(days=2))
    assert list(WorkerHeartbeat.objects.values_list("worker", flat=True)) == ["two"]


def running_task(worker):
    return DBTaskResult.objects.create(
        task_path="x.y",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        queue_name="default",
        status="RUNNING",
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=[worker],
    )


def test_a_task_whose_worker_fell_silent_is_put_back(db):
    lost, held = running_task("dead"), running_task("alive")
    now = timezone.now()
    background.beat(worker="alive", at=now)
    assert background.sweep(at=now) == 1
    lost.refresh_from_db()
    held.refresh_from_db()
    assert (lost.status, held.status) == ("READY", "RUNNING")


@pytest.mark.django_db(transaction=True)
def test_a_task_of_an_action_that_failed_is_never_enqueued(monkeypatch):
    from django.db import transaction

    class Task:
        calls = []

        @classmethod
        def enqueue(cls, **arguments):
            cls.calls.append(arguments)

    monkeypatch.setattr(background, "import_string", lambda name: Task)

    def act():
        with transaction.atomic():
            background.enqueue("events.x", forum=1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert Task.calls == []
    with transaction.atomic():
        background.enqueue("events.x", forum=2)
    assert Task.calls == [{"forum": 2}]
