"""Work outside the request: tasks enqueued by name, and a clock whose jobs run once over all hosts.

No guarantee hangs on the clock: an expired hold counts as free whether or not a clock runs.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from common.models import ClockJob, WorkerHeartbeat

logger = logging.getLogger(__name__)

WORKER_IS_ALIVE = timedelta(seconds=60)


def enqueue(name: str, **arguments: object) -> None:
    """Run the task `name` (dotted path of a django_tasks task) after commit; `arguments` are references only.

    By name, so that an action need not import the task that calls it back.
    """
    task = import_string(name)
    transaction.on_commit(lambda: task.enqueue(**arguments))


@dataclass(frozen=True)
class Job:
    """A function of the clock: called with `at`, at least `every` apart."""

    name: str
    run: Callable[..., object]
    every: timedelta


_jobs: dict[str, Job] = {}


def every(**interval: int) -> Callable:
    """Have the clock call the function with `at=` at this interval: `@every(minutes=5)`."""

    def register(function: Callable) -> Callable:
        name = f"{function.__module__}.{function.__name__}"
        _jobs[name] = Job(name=name, run=function, every=timedelta(**interval))
        return function

    return register


def tick(*, at: datetime) -> list[str]:
    """Run the jobs that are due and that no other worker holds; returns their names."""
    due = []
    known = dict(ClockJob.objects.values_list("name", "next_run_at"))
    for job in _jobs.values():
        if job.name not in known:
            ClockJob.objects.get_or_create(name=job.name, defaults={"next_run_at": at})
        if known.get(job.name, at) <= at and _lease(job, at=at):
            _run(job, at=at)
            due.append(job.name)
    return due


def _lease(job: Job, *, at: datetime) -> bool:
    # One conditional update decides who leads: of two workers at the same instant, one changes a row.
    return bool(
        ClockJob.objects.filter(
            Q(leased_until=None) | Q(leased_until__lt=at), name=job.name, next_run_at__lte=at
        ).update(leased_until=at + timedelta(minutes=15), next_run_at=at + job.every)
    )


def _run(job: Job, *, at: datetime) -> None:
    problem = ""
    try:
        job.run(at=at)
    except Exception as error:
        logger.exception("the clock's job %s failed", job.name)
        problem = type(error).__name__
    ClockJob.objects.filter(name=job.name).update(leased_until=None, last_run_at=at, last_problem=problem)


def beat(*, worker: str, at: datetime) -> None:
    """Note that `worker` is alive; forget workers that have been silent for a day."""
    WorkerHeartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": at})
    WorkerHeartbeat.objects.filter(seen_at__lt=at - timedelta(days=1)).delete()


def worker_is_alive(*, at: datetime) -> bool:
    """Has any worker given a sign of life within the last minute?"""
    return WorkerHeartbeat.objects.filter(seen_at__gte=at - WORKER_IS_ALIVE).exists()


def sweep(*, at: datetime) -> int:
    """Put tasks back whose worker has fallen silent; returns how many. Tasks must bear running twice."""
    from django_tasks_db.models import DBTaskResult

    silent = at - WORKER_IS_ALIVE * 3
    alive = WorkerHeartbeat.objects.filter(seen_at__gte=silent).values_list("worker", flat=True)
    swept = 0
    for result in DBTaskResult.objects.filter(status="RUNNING", started_at__lt=silent):
        if not set(result.worker_ids) & set(alive):
            swept += DBTaskResult.objects.filter(pk=result.pk, status="RUNNING").update(status="READY")
    return swept
