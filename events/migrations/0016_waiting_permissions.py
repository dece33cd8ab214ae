"""Who sees the waiting list; which forums is told by their teams."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

PERMISSIONS = {"registration": every("view", "events.queueentry")}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [("events", "0015_waiting"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
