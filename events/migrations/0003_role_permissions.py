"""What each role may do with forums and what hangs on them; which forums is told by their teams."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

SEE_FORUMS = every("view", "events.forum")
PERMISSIONS = {
    "organiser": [
        *every("add change view", "events.forum", "events.category"),
        *every("add change delete view", "events.forumseries", "events.venue", "events.funder"),
    ],
    "registration": [
        *SEE_FORUMS,
        *every("view", "events.category", "events.registration"),
        *every("add change view", "events.venue"),
    ],
    "care": [
        *SEE_FORUMS,
        *every("view", "events.registration", "events.accessrequest", "events.venue"),
        *every("add change view", "events.accessoption"),
    ],
    "subsidy": [*SEE_FORUMS, *every("view", "events.subsidyrequest")],
    "finance": [*SEE_FORUMS, *every("view", "events.subsidyrequest")],
    "evaluation": SEE_FORUMS,
    "editor": SEE_FORUMS,
    "privacy officer": SEE_FORUMS,
    "desk": [*SEE_FORUMS, *every("view", "events.venue"), *every("add delete", "events.attendance")],
}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_access_options"),
        ("people", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, take)]
