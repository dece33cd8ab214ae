"""What each role may do with sessions and rooms; which of them is told by the teams of forums."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

SEE = every("view", "workshops.session", "workshops.room")
PERMISSIONS = {
    "organiser": every("add change delete view", "workshops.session", "workshops.room"),
    "care": SEE,
    "registration": SEE,
    "desk": SEE,
    "evaluation": SEE,
    "editor": SEE,
}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0001_initial"),
        ("people", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, take)]
