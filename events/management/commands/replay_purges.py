"""`./manage.py replay_purges`: after a backup was restored, erase again what had been erased since."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from common import erasures
from events.retention import actions


class Command(BaseCommand):
    help = "Erases again whatever erased.log in KEY_DIR says was erased. Run it before the site opens."

    def handle(self, *args, **options):
        done = actions.replay(erasures.noted(), at=timezone.now())
        self.stdout.write(
            f"Erased again: {done['registration']} registrations, {done['person']} persons; "
            f"{done['forum']} forums have no key."
        )
