"""What registrations of before are given: when they were completed, and the key of their address."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Lower, Trim


def fill_in(apps, schema_editor):
    registrations = apps.get_model("events", "Registration").objects
    registrations.exclude(status="draft").update(completed_at=F("booked_at"))
    registrations.exclude(email="").update(email_key=Lower(Trim("email")))


class Migration(migrations.Migration):
    dependencies = [("events", "0005_contact")]
    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
