"""The map of the site for search engines: each page in both languages, with its twin beside it."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from wagtail.models import Page


class PagesSitemap(Sitemap):
    """Every published page, in two statements however many there are."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        self.request = request

    def items(self) -> list[list[Page]]:
        """Groups of twins, in the order of the tree."""
        pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
        twins: dict = defaultdict(list)
        for page in pages:
            twins[page.translation_key].append(page)
        return list(twins.values())

    def get_urls(self, page: int = 1, site: object = None, protocol: str | None = None) -> list[dict]:
        entries = []
        for twins in self.paginator.page(page).object_list:
            alternates = [
                {"lang_code": twin.locale.language_code, "location": address(twin)} for twin in twins
            ]
            entries += [
                {
                    "location": address(twin),
                    "lastmod": twin.last_published_at,
                    "alternates": alternates if len(alternates) > 1 else [],
                }
                for twin in twins
            ]
        return entries

    def get_latest_lastmod(self) -> datetime | None:
        return max((page.last_published_at for twins in self.items() for page in twins), default=None)


def address(page: Page) -> str:
    """The page's full address as the settings name the site."""
    parts = page.get_url_parts()
    return f"{settings.SITE_URL}{parts[2]}" if parts else ""
