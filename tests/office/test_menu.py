"""The menu holds what the role can use, and nothing else; each role's is written out here."""

import json
import re

import pytest

from people.accounts import roles
from tests.factories.events import ForumFactory
from tests.office.people import sign_in

pytestmark = pytest.mark.django_db

PAGES = {"/admin/pages/", "/admin/images/", "/admin/documents/"}
MENU = {
    roles.ORGANISER: {"forums", "organisations", "series", "venues", "funders"},
    roles.REGISTRATION: {"forums", "registrations", "organisations", "venues"},
    roles.CARE: {
        *("forums", "registrations", "access", "contact", "travel-names", "venues", "access-options"),
    },
    roles.SUBSIDY: {"forums", "subsidies"},
    roles.FINANCE: {"forums", "subsidies", "travel-names"},
    roles.EVALUATION: {"forums"},
    roles.EDITOR: {"forums"},
    roles.PRIVACY: {"forums", "readings", "consents", "consent-texts"},
    roles.DESK: {"forums", "venues"},
}
OURS = set().union(*MENU.values())
NOBODYS = {"/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/locales/", "/admin/reports/"}


def menu(client) -> set[str]:
    """The addresses in the sidebar of the back office's first page."""
    page = client.get("/admin/").content.decode()
    props = re.search(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    return set(re.findall(r'"(/admin/[^"]+)"', json.dumps(json.loads(props))))


@pytest.mark.parametrize("role", roles.ALL)
def test_a_role_finds_what_it_can_use(client, role):
    sign_in(client, role, forums=[ForumFactory()])

    shown = menu(client)

    assert {name for name in OURS if f"/admin/{name}/" in shown} == MENU[role]
    assert not shown & NOBODYS
    assert (shown >= PAGES) == (role in (roles.ORGANISER, roles.EDITOR))
    lists = {address for address in shown if re.fullmatch(r"/admin/[a-z-]+/", address)}
    for address in lists - {"/admin/logout/"}:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("role", roles.ALL)
@pytest.mark.parametrize(
    "address", ["/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/groups/new/", "/admin/sites/"]
)
def test_users_and_roles_are_managed_by_superusers_alone(client, role, address):
    user = sign_in(client, role)

    for response in (client.get(address), client.post(address, {"email": "new@example.org"})):
        assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.get(f"/admin/users/edit/{user.pk}/").status_code == 302
    assert client.post(f"/admin/users/edit/{user.pk}/", {"is_superuser": "on"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_superuser


def test_the_menu_is_in_french_for_whoever_reads_french(client):
    sign_in(client, roles.REGISTRATION, forums=[ForumFactory()], language="fr")

    page = client.get("/admin/").content.decode()

    assert "Inscriptions" in page
    assert '<html lang="fr"' in page
