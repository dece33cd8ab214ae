"""Every address × every kind of visitor × reading and writing, against the table in `tests/addresses.py`."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from people.accounts import roles
from tests.addresses import STUMBLES_OVER_EMPTY_FORMS, TABLE, Address, Rule, addresses
from tests.world import SUPERUSER, VISITORS, World

pytestmark = [
    pytest.mark.django_db,
    # Wagtail-localize's report lists translations in no order.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
    # Wagtail leaves the file open in which it draws a smaller picture.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_every_address_is_in_the_table():
    known = {address.name for address in addresses()}

    assert known - set(TABLE) == set(), "who may use these? Say it in tests/addresses.py"
    assert set(TABLE) - known == set(), "these are gone: take them out of tests/addresses.py"


def test_an_address_that_nobody_classified_is_found():
    """The control: the walk reaches through namespaces and languages."""
    known = {address.name for address in addresses()}

    assert {"forums:edit", "wagtailusers_users:edit", "account_login", "register", "_util/login/"} <= known
    assert len(known) > 300


def address_of(address: Address, rule: Rule, world: World, foreign: bool) -> str:
    if rule.path:
        return rule.path.format(**vars(world))
    return address.filled((rule.foreign if foreign else rule.mine)(world))


def was_answered(response: HttpResponse, path: str) -> bool:
    """Did the visitor get what the address is for, rather than being turned away?"""
    if response.status_code in (400, 403, 404, 405) and not response.get("Content-Type", "").endswith("json"):
        return response.status_code == 400
    if response.status_code in (403, 404, 405):
        return False
    if response.status_code != 302:
        return True
    to = response["Location"]
    sent_away = path.startswith("/admin/") and (to in ("/", "/en/", "/admin/"))
    return not sent_away and not to.startswith((reverse("account_login"), "/admin/login/"))


@pytest.mark.only_on("sqlite")  # hundreds of pages: who sees what is decided above the database
@pytest.mark.parametrize("visitor", VISITORS)
def test_each_visitor_reaches_what_the_table_says_and_nothing_else(visitor, figure):
    world, deviations, asked = World(), [], 0
    for address in addresses():
        rule = TABLE[address.name]
        for foreign in (False, True) if rule.foreign else (False,):
            path = address_of(address, rule, world, foreign)
            for method, allowed in (("get", rule.get), ("post", rule.post)):
                expected = visitor in allowed and (not foreign or visitor == SUPERUSER)
                response = ask(world, visitor, method, path)
                asked += 1
                if fault := fault_of(address, response, path, expected):
                    deviations.append(f"{method.upper()} {path} ({address.name}): {fault}")

    figure(f"{visitor}: {asked} requests over {len(TABLE)} addresses, {len(deviations)} deviations")
    assert deviations == []


def ask(world: World, visitor: str, method: str, path: str) -> HttpResponse:
    """One request whose traces are taken back, so that the next meets the same world."""
    client = world.client(visitor)
    with transaction.atomic():
        response = getattr(client, method)(path)
        # Its files alone: to close the whole answer would close the database's connection with it.
        for close in response._resource_closers:
            close()
        transaction.set_rollback(True)
    return response


def fault_of(address: Address, response: HttpResponse, path: str, expected: bool) -> str:
    stumbled = response.status_code >= 500
    if stumbled and not (expected and address.name in STUMBLES_OVER_EMPTY_FORMS):
        return f"answered {response.status_code}"
    if was_answered(response, path) == expected:
        return ""
    where = f" to {response['Location']}" if response.status_code == 302 else ""
    return f"{'turned away' if expected else 'let in'} with {response.status_code}{where}"


def test_every_role_is_a_visitor():
    assert set(roles.ALL) < set(VISITORS)
