"""Making a page in both languages at once."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from people.accounts.models import User

LANGUAGES = ("en", "fr")


@transaction.atomic
def create_twins(
    *,
    model: type[Page],
    parents: dict[str, Page],
    slug: str,
    fields: Callable[[str], dict[str, Any]],
    user: User | None = None,
) -> dict[str, Page]:
    """The page `slug` below its parents, in English and French, as drafts that know each other as twins.

    `fields(language)` gives what each says. A page that is there already is left as it is.
    """
    pages = {
        language: model.objects.child_of(parents[language]).filter(slug=slug).first()
        for language in LANGUAGES
    }
    if pages["en"] is None:
        english = model(slug=slug, locale=parents["en"].locale, live=False, owner=user, **fields("en"))
        pages["en"] = parents["en"].add_child(instance=english)
        pages["en"].save_revision(user=user)
    if pages["fr"] is None:
        french = pages["en"].copy_for_translation(Locale.objects.get(language_code="fr"))
        for name, value in {**fields("fr"), "slug": slug, "owner": user}.items():
            setattr(french, name, value)
        french.draft_title = french.title
        french.save()
        french.save_revision(user=user)
        pages["fr"] = french
    return pages
