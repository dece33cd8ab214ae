"""`./manage.py load_sample`: invented forums, people, answers and pages. Running it twice changes nothing."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from common.models import OutboxMessage
from people.accounts.models import User
from sample_data import accounts, care, evaluations, fees, forums, pages, registrations, waiting


class Command(BaseCommand):
    help = "Loads the sample forums. Everyone in them is invented. Refuses to run with production settings."

    def handle(self, *args, **options):
        if not settings.SAMPLE_DATA_ALLOWED:
            raise CommandError(
                "The sample data is not for production: nothing was loaded. / "
                "Les données d'exemple ne vont pas en production : rien n'a été chargé."
            )
        now = timezone.now()
        accounts.load_accounts()
        loaded = forums.load_forums(today=now.date(), team=accounts.staff())
        past = loaded.forums[registrations.PAST]
        forums.keep_the_past(loaded, by=User.objects.get(email="privacy@example.org"), at=now)
        for slug, opened in ((registrations.PAST, 90), ("migrant-workers-2017", 90), (forums.NEXT, 14)):
            forum = loaded.forums[slug]
            first = min(now, forums.noon(forum.starts_on))
            forums.open_for_registration(forum, at=first - timedelta(days=opened))
        self.waiver = fees.load_fees(loaded)
        registrations.load_registrations(loaded, at=now, desk=User.objects.get(email="desk@example.org"))
        waiting.load_waiting(loaded, at=now, team=User.objects.get(email="registration@example.org"))
        helper = User.objects.get(email="care@example.org")
        care.load_care(loaded.forums[forums.NEXT], at=now, helper=helper)
        forums.end(past)
        forums.end(loaded.forums["migrant-workers-2017"])
        readers = [User.objects.get(email=f"{name}@example.org") for name in ("evaluation", "evaluation2")]
        evaluations.load_evaluation(past, readers=tuple(readers))
        # Nobody is to be written to about what is only a sample.
        OutboxMessage.objects.filter(status=OutboxMessage.Status.WAITING, queued_at__gte=now).delete()
        pages.load_pages()
        self.report()

    def report(self) -> None:
        self.stdout.write("Sample data: everyone in it is invented. Sign in with any of:")
        for email, (role, _language) in accounts.SIGN_INS.items():
            self.stdout.write(f"  {email:28} {role or 'participant'}")
        self.stdout.write(f"The one password: {accounts.PASSWORD}")
        self.stdout.write(f"A code that waives the fee of the next forum: {self.waiver}")
