"""What a room offers stands in one list, of the words in which needs ask for it."""

from django.db import migrations, models

FLAGS = {"is_step_free": "step_free", "has_hearing_loop": "hearing_loop"}


def gather(apps, schema_editor):
    for room in apps.get_model("workshops", "Room").objects.all():
        room.features = [feature for flag, feature in FLAGS.items() if getattr(room, flag)]
        room.save(update_fields=["features"])


def spread(apps, schema_editor):
    for room in apps.get_model("workshops", "Room").objects.all():
        for flag, feature in FLAGS.items():
            setattr(room, flag, feature in room.features)
        room.save(update_fields=list(FLAGS))


class Migration(migrations.Migration):
    dependencies = [("workshops", "0002_role_permissions")]
    operations = [
        migrations.AddField(
            model_name="room",
            name="features",
            field=models.JSONField(blank=True, default=list, verbose_name="what it offers"),
        ),
        migrations.RunPython(gather, spread),
        migrations.RemoveField(model_name="room", name="has_hearing_loop"),
        migrations.RemoveField(model_name="room", name="is_step_free"),
    ]
