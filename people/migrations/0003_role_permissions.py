"""What each role may do with people's records, and with the pages and files of the site.

Nobody gets Wagtail's user management: making and changing sign-ins stays with superusers.
"""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

PERMISSIONS = {
    "organiser": [
        *every("add change view", "people.organisation"),
        "wagtail_localize.submit_translation",
    ],
    "registration": every("add change view", "people.organisation"),
    "privacy officer": every("view", "people.disclosure"),
    "editor": [
        "wagtail_localize.submit_translation",
        *every("add change delete view", "wagtailredirects.redirect"),
    ],
}
PAGES = {
    "organiser": ["add_page", "change_page", "publish_page"],
    "editor": ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
FILES = {
    "organiser": ["add_image", "choose_image", "add_document", "choose_document"],
    "editor": [
        *("add_image", "change_image", "delete_image", "choose_image"),
        *("add_document", "change_document", "delete_document", "choose_document"),
    ],
}
# Wagtail's own, made by its first migration: our roles take their place.
NOT_OURS = ["Editors", "Moderators"]


def give(apps, schema_editor):
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    group_model.objects.filter(name__in=NOT_OURS).delete()
    grant(apps, PERMISSIONS)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    on_page = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for role, codenames in PAGES.items():
        for codename in codenames:
            permission = _permission(apps, permission_model, "wagtailcore", "page", codename)
            on_page.get_or_create(group=group_model.objects.get(name=role), page=root, permission=permission)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    in_collection = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for role, codenames in FILES.items():
        for codename in codenames:
            model = codename.partition("_")[2]
            app = {"image": "wagtailimages", "document": "wagtaildocs"}[model]
            permission = _permission(apps, permission_model, app, model, codename)
            in_collection.get_or_create(
                group=group_model.objects.get(name=role), collection=collection, permission=permission
            )


def _permission(apps, permission_model, app, model, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    return permission_model.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )[0]


def take(apps, schema_editor):
    withdraw(apps, PERMISSIONS)
    groups = {"group__name__in": [*PAGES, *FILES]}
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(**groups).delete()
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(**groups).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_roles"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]
    operations = [migrations.RunPython(give, take)]
