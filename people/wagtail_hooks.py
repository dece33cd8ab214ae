"""The back office's own look, and a menu that holds only what the reader's role can use."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from people.accounts.office import keep_address
from people.consents.office import LedgerViewSet, TextViewSet
from people.disclosures.office import DisclosureViewSet
from people.organisations.office import OrganisationViewSet

ONLY_FOR_SUPERUSERS = {"reports", "help"}


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [DisclosureViewSet(), LedgerViewSet(), TextViewSet(), OrganisationViewSet()]


hooks.register("after_create_user", keep_address)
hooks.register("after_edit_user", keep_address)


@hooks.register("insert_global_admin_css")
def office_style_sheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/office.css"))


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list) -> None:
    """Wagtail's reports of pages and links to its manual are for whoever runs the site."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in ONLY_FOR_SUPERUSERS]
