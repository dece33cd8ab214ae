"""The staff roles, and for each of them the key to the back office's front door (nothing behind it)."""

from django.db import migrations

ROLES = [
    "organiser",
    "registration",
    "care",
    "subsidy",
    "finance",
    "evaluation",
    "editor",
    "privacy officer",
    "desk",
]


def make_roles(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailadmin", model="admin"
    )
    access, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    for name in ROLES:
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(access)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0001_initial"),
    ]
    operations = [migrations.RunPython(make_roles, remove_roles)]
