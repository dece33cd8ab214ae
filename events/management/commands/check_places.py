"""`./manage.py check_places`: do the counts of places say what registrations do? `--mend` counts again."""

from django.core.management.base import BaseCommand, CommandError

from events.forums.models import Forum
from events.waiting import actions, queries


class Command(BaseCommand):
    help = (
        "Compares the counts of taken and awaited places with the registrations; ends with 1 if they differ."
    )

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="write the right counts")

    def handle(self, *args, mend: bool = False, **options):
        wrong = [miscount for forum in Forum.objects.all() for miscount in self.compare(forum, mend=mend)]
        unmatched = queries.unmatched()
        for line in [*wrong, *unmatched]:
            self.stdout.write(str(line))
        if unmatched or (wrong and not mend):
            raise CommandError(f"{len(wrong)} counts and {len(unmatched)} registrations are not right.")
        self.stdout.write(f"{len(wrong)} counts were mended." if wrong else "Every count is right.")

    def compare(self, forum: Forum, *, mend: bool) -> list[queries.Miscount]:
        if mend:
            return actions.mend(forum=forum)
        return queries.miscounts(Forum.objects.filter(pk=forum.pk))
