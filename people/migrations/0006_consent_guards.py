"""The database itself keeps the words that people agreed to, and the ledger."""

from django.db import migrations

from people.consents import guards


class Migration(migrations.Migration):
    dependencies = [("people", "0005_consent_texts")]
    operations = [migrations.RunPython(guards.put_up, guards.take_down)]
