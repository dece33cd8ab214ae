from uuid import uuid4

import django.db.models.deletion
from django.db import migrations, models

SEALED_OF_ONE = [
    ('created_at', models.DateTimeField(auto_now_add=True)),
    ('updated_at', models.DateTimeField(auto_now=True)),
    ('id', models.UUIDField(default=uuid4, editable=False, primary_key=True, serialize=False)),
    ('answers_sealed', models.TextField(editable=False)),
]


def of_registration(related_name):
    return ('registration', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to='events.registration'))


class Migration(migrations.Migration):

    dependencies = [('events', '0004_registration_states')]

    operations = [
        migrations.CreateModel(
            name='ContactSafety',
            fields=[*SEALED_OF_ONE, of_registration('contact_safety')],
            options={'verbose_name': 'safe contact', 'verbose_name_plural': 'safe contacts'},
        ),
        migrations.CreateModel(
            name='TravelIdentity',
            fields=[*SEALED_OF_ONE, of_registration('travel_identity')],
            options={'verbose_name': 'name for travel', 'verbose_name_plural': 'names for travel'},
        ),
    ]
