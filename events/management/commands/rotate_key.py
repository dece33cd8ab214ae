"""`./manage.py rotate_key <forum's short name | all>`: a new key, and every value sealed again."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from common.sealing import KeyMissing, SealingError
from events.forums.models import Forum
from events.retention import actions


class Command(BaseCommand):
    help = "Gives a forum's key a new version and seals everything again. Run again, it goes on."

    def add_arguments(self, parser):
        parser.add_argument("forum", help="the forum's short name in addresses, or: all")

    def handle(self, *args, forum: str, **options):
        chosen = Forum.objects.order_by("pk")
        if forum != "all":
            chosen = chosen.filter(slug=forum)
            if not chosen.exists():
                raise CommandError(f"no forum is called {forum!r}")
        failed = [one.slug for one in chosen if not self.rotate(one, must_exist=forum != "all")]
        if failed:
            raise CommandError(f"not done, and no key destroyed: {', '.join(failed)}")

    def rotate(self, forum: Forum, *, must_exist: bool) -> bool:
        """False where a value could not be opened; a forum that has been erased has no key to change."""
        try:
            outcome = actions.rotate(forum=forum, at=timezone.now())
        except KeyMissing as problem:
            self.stderr.write(f"{forum.slug}: {problem}")
            return not must_exist
        except SealingError as problem:
            self.stderr.write(f"{forum.slug}: {problem}")
            return False
        waits = " The old key goes within two hours, by the clock." if outcome.waiting else ""
        self.stdout.write(
            f"{forum.slug}: version {outcome.version}, {outcome.sealed_again} values sealed again.{waits}"
        )
        return True
