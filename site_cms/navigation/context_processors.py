"""The main menu, for every page of the site."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from site_cms.navigation.queries import menu


def navigation(request: HttpRequest) -> dict:
    """`navigation_items` for base.html; nothing is read where a template does not ask."""
    return {"navigation_items": SimpleLazyObject(lambda: _items(request.path))}


def _items(path: str) -> list[dict]:
    items = menu(get_language() or "en")
    # A page outside every site has no address, and is no place to go.
    return [{**item, "current": path.startswith(item["url"])} for item in items if item["url"]]
