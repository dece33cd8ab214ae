"""What each role may do with evaluations; which of them is told by the teams of forums."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

PERMISSIONS = {
    "organiser": every("view", "evaluations.campaign", "evaluations.questionnaireversion"),
    "evaluation": [
        *every("add change delete view", "evaluations.campaign"),
        *every("add change view", "evaluations.questionnaireversion", "evaluations.section"),
    ],
}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [
        ("evaluations", "0002_guards"),
        ("people", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, take)]
