"""Who sets fees and who hands out codes; which forums is told by their teams."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

PERMISSIONS = {
    "organiser": every("add change view", "events.code", "events.fee", "events.feeterms"),
    "registration": [*every("add change view", "events.code"), *every("view", "events.fee")],
}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [("events", "0011_fees"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
