"""Who reads how somebody may be reached, and the name that their ticket must carry."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

PERMISSIONS = {
    "care": every("view", "events.contactsafety", "events.travelidentity"),
    "finance": every("view", "events.travelidentity"),
}


def give(apps, schema_editor):
    grant(apps, PERMISSIONS)


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [("events", "0006_registrations_known_before"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
