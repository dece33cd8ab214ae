"""A site that opens on an empty database: both languages, their front pages and the pages all else hangs on."""

import json
import uuid

from django.db import migrations
from django.utils import timezone

from ._first_pages import HOME, INDEXES, PLAIN_PAGES

LANGUAGES = ["en", "fr"]
NAMESPACE = uuid.UUID("6f0d0b66-3a53-4b0e-9a3c-1f9be6b8a7c2")


def make_tree(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    site_model = apps.get_model("wagtailcore", "Site")
    locale_model = apps.get_model("wagtailcore", "Locale")
    locales = {code: locale_model.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    root = page_model.objects.get(depth=1)
    homes = {}
    for code in LANGUAGES:
        homes[code] = add_page(
            apps, root, "HomePage", locales[code], HOME["slug"][code], HOME["title"][code], key="home"
        )
    site_model.objects.filter(is_default_site=True).update(root_page=homes["en"].pk)
    page_model.objects.filter(depth=2, content_type__model="page").delete()
    page_model.objects.filter(pk=root.pk).update(
        numchild=page_model.objects.filter(depth=2, path__startswith=root.path).count()
    )
    for code in LANGUAGES:
        for index in INDEXES:
            add_page(
                apps,
                homes[code],
                index["model"],
                locales[code],
                index["slug"],
                index["title"][code],
                show_in_menus=True,
                **{name: words[code] for name, words in index["fields"].items()},
            )
        for page in PLAIN_PAGES:
            add_page(
                apps,
                homes[code],
                "StandardPage",
                locales[code],
                page["slug"],
                page["title"][code],
                lead=page["lead"][code],
                search_description=page["lead"][code],
                body=json.dumps(blocks(page["slug"], page["body"][code])),
            )


def blocks(slug, body):
    made = []
    for number, (kind, text) in enumerate(body):
        value = {"text": text, "anchor": ""} if kind == "heading" else text
        made.append({"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{slug}/{number}"))})
    return made


def add_page(apps, parent, model_name, locale, slug, title, key=None, **fields):
    """Migrations see tables without methods: the place in the tree is worked out by hand."""
    page_model = apps.get_model("wagtailcore", "Page")
    model = apps.get_model("site_cms", model_name)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="site_cms", model=model_name.lower()
    )
    parent.refresh_from_db()
    children = page_model.objects.filter(depth=parent.depth + 1, path__startswith=parent.path)
    last = children.order_by("path").values_list("path", flat=True).last()
    now = timezone.now()
    page = model.objects.create(
        path=parent.path + next_step(last[-4:] if last else "0000"),
        depth=parent.depth + 1,
        numchild=0,
        url_path=f"{parent.url_path}{slug}/",
        slug=slug,
        title=title,
        draft_title=title,
        content_type=content_type,
        locale=locale,
        translation_key=uuid.uuid5(NAMESPACE, key or slug),
        live=True,
        first_published_at=now,
        last_published_at=now,
        **fields,
    )
    page_model.objects.filter(pk=parent.pk).update(numchild=children.count())
    return page


def next_step(step):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number = int(step, 36) + 1
    written = ""
    while number:
        number, rest = divmod(number, 36)
        written = digits[rest] + written
    return written.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("site_cms", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [migrations.RunPython(make_tree, migrations.RunPython.noop)]
