"""F26: the clock is walked through the whole schedule; then no canary is left in tables, files or keys."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import connection
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.search.index import Indexed

from common import background, mail
from common.models import OutboxMessage
from common.privacy import Subject
from events.registration import actions as registration_actions
from events.registration.models import Booking, Registration
from events.retention import actions
from events.retention.models import Stage
from people.accounts.models import User
from people.disclosures.models import Disclosure
from people.persons.models import Person
from tests.events.retention.conftest import canaries, everything, noon, told_everything, when_due
from tests.factories.events import MARCH, BookedFactory, DraftFactory
from tests.factories.people import UserFactory

# What was written into a sealed page never stands in the database in clear, not even while it is needed.
SEALED = (
    *("need", "diet", "fasting", "reason", "phone", "hours", "code"),
    *("legal", "journey", "supplier", "note", "message"),
)


def raw_dump() -> str:
    """Every column of every table, as the database holds it."""
    lines = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines += [f"{table}: {row!r}" for row in cursor.fetchall()]
    return "\n".join(lines)


def raw_files(*folders: Path) -> str:
    found = [path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("latin-1") + str(path) for path in found)


def found_in(text: str, words: dict[str, str]) -> list[str]:
    return [name for name, word in words.items() if word in text]


def walk(clock, *, until) -> None:
    """Day by day, as a worker would."""
    while clock.now <= until:
        background.tick(at=clock.now)
        mail.deliver_due(at=clock.now)
        clock.forward(days=1)


def test_what_is_sealed_stands_nowhere_in_clear_from_the_first_day(told):
    assert found_in(raw_dump(), {name: told.words[name] for name in SEALED}) == []


def test_the_dump_does_find_what_stands_in_clear(told):
    """The control: a dump that found nothing would prove nothing."""
    assert set(found_in(raw_dump(), told.words)) == {"name", "email", "organisation", "pronouns"}


def test_after_the_whole_schedule_nothing_is_left(category, over, clock, settings, keys_of_its_own):
    clock.set(noon(over.starts_on))
    people = [told_everything(category, mark) for mark in "abc"]
    officer = UserFactory(roles=["registration"], forums=[over])
    # One of them changes her name, one is cancelled by staff, one has an account and a second registration.
    changed = people[0].registration
    registration_actions.change_details(
        registration=changed,
        at=MARCH,
        name_to_use="zqnewname",
        email="zqnewemail@example.org",
        language="fr",
        province="NS",
        organisation_name="zqneworganisation",
        roles=["lived_experience"],
    )
    cancelled = people[1].registration
    registration_actions.cancel(registration=cancelled, at=MARCH, by=officer, reason="zqcancelled by phone")
    log(cancelled, "events.cancel", user=officer)
    account = UserFactory(email="zqaccount@example.org")
    Person.objects.filter(pk=people[2].registration.person_id).update(account=account)
    draft = DraftFactory(category=category, name_to_use="zqdraftname", email="zqdraftemail@example.org")
    everything(draft, canaries("d"))

    walk(clock, until=when_due(over, Stage.IDENTITY) + timedelta(days=2))

    left = raw_dump() + raw_files(Path(settings.MEDIA_ROOT), keys_of_its_own)
    words = {f"{n}{name}": word for n, one in enumerate(people) for name, word in one.words.items()}
    words |= canaries("d") | {"new": "zqnew", "draft": "zqdraft", "why": "zqcancelled"}
    kept_by_account = {"2name", "2email"}
    assert set(found_in(left, words)) <= kept_by_account
    assert Registration.objects.filter(erased_at=None).count() == 0
    assert Registration.objects.count() == 3
    assert Booking.objects.filter(person__isnull=False).count() == 0
    assert not ModelLogEntry.objects.exists()

    # The sign-in is the person's own: with it goes the last of it.
    person = Person.objects.get()
    actions.erase_on_request(subject=Subject(person.pk, (), account=account.pk), at=clock.now)
    assert found_in(raw_dump() + raw_files(keys_of_its_own), words | {"account": "zqaccount"}) == []
    assert User.objects.filter(pk=officer.pk).exists()


def test_two_years_on_the_readings_are_gone_too(told, over, clock):
    clock.set(noon(over.starts_on))

    walk(clock, until=when_due(over, Stage.IDENTITY))
    assert Disclosure.objects.exists()
    clock.set(clock.now + timedelta(days=731))
    background.tick(at=clock.now)

    assert not Disclosure.objects.exists()


def test_nothing_about_people_enters_the_search_index():
    personal = {"Registration", "Booking", "Person", "Change", "AccessRequest", "AccessCase", "Diet", "User"}
    indexed = {model.__name__ for model in apps.get_models() if issubclass(model, Indexed)}

    assert not personal & indexed
    assert "Image" in indexed


def test_messages_in_the_outbox_and_tasks_hold_references_only(told, category):
    BookedFactory(category=category)
    django_mail.outbox.clear()

    rows = list(OutboxMessage.objects.values_list("references", "problem"))

    assert rows
    assert found_in(repr(rows), told.words) == []


def test_a_command_prints_nothing_about_anybody(told, over):
    out = StringIO()

    call_command("rotate_key", over.slug, stdout=out)
    call_command("replay_purges", stdout=out)

    assert found_in(out.getvalue(), told.words) == []
