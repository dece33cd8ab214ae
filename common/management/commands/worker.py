"""`./manage.py worker`: runs tasks, sends the outbox and keeps the clock. Any number may run, on any host."""

import logging
import threading
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from common import background, mail

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs background tasks, sends mail from the outbox and keeps the clock, until it is stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args, once: bool = False, **options):
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1.0,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        if once:
            self.stdout.write(f"{attend(worker.worker_id)} messages sent")
            worker.run()
            return
        stop = threading.Event()
        keeper = threading.Thread(target=keep, args=(worker.worker_id, stop), name="clock", daemon=True)
        keeper.start()
        worker.configure_signals()
        try:
            worker.run()
        finally:
            stop.set()
            keeper.join(timeout=30)


def keep(worker: str, stop: threading.Event) -> None:
    """Attend to outbox and clock each second until `stop`."""
    while not stop.is_set():
        close_old_connections()
        try:
            attend(worker)
        except Exception:
            # A database that is down must not end the worker: it comes back by itself.
            logger.exception("the clock could not do its round")
            time.sleep(5)
        stop.wait(1.0)
    close_old_connections()


_last_beat = 0.0


def attend(worker: str) -> int:
    """One round: the outbox each time, the clock every ten seconds; returns how many mails it saw to."""
    global _last_beat
    now = timezone.now()
    if time.monotonic() - _last_beat > 10 or not _last_beat:
        background.beat(worker=worker, at=now)
        background.tick(at=now)
        background.sweep(at=now)
        _last_beat = time.monotonic()
    return mail.deliver_due(at=now)
