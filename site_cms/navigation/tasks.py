"""What must be read anew when Wagtail says that a page was published, taken down, moved or deleted."""

from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from wagtail.models import Page, Site

from common import public_cache
from site_cms.navigation.queries import forget_menu


def pages_changed(**_event: object) -> None:
    """Menus and kept pages are read anew."""
    forget_menu([language for language, _name in settings.LANGUAGES])
    public_cache.changed()


def page_deleted(sender: type, **_event: object) -> None:
    if issubclass(sender, Page):
        pages_changed()


def name_the_site(sender: AppConfig, **_event: object) -> None:
    """After each migration the site has the address that the settings name."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port)
    Site.clear_site_root_paths_cache()
