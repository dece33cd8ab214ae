"""What the main menu offers."""

from functools import partial

from django.core.cache import cache
from wagtail.models import Page, Site

KEEP_SECONDS = 24 * 3600


def _key(language: str) -> str:
    return f"navigation-{language}"


def menu(language: str) -> list[dict]:
    """Label and address of the published pages that editors put in the menu, kept until a page changes."""
    return cache.get_or_set(_key(language), partial(_read_menu, language), KEEP_SECONDS)


def forget_menu(languages: list[str]) -> None:
    """Have the menus read anew."""
    cache.delete_many([_key(language) for language in languages])


def _read_menu(language: str) -> list[dict]:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return []
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    ).first()
    if home is None:
        return []
    pages = home.get_children().live().in_menu().select_related("locale").order_by("path")
    return [{"label": page.title, "url": page.relative_url(site)} for page in pages]
