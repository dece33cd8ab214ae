"""Safe contacts and names for tickets in the back office: sealed until somebody says why."""

import pytest
from django.urls import reverse
from django.utils import timezone

from common import sealing
from events.contact import actions
from events.contact.models import ContactSafety
from events.subsidies import actions as subsidies
from events.subsidies.models import TravelIdentity
from events.subsidies.office import pseudonym
from events.subsidies.queries import TravelName
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.events.contact.answers import REACH
from tests.factories.events import BookedFactory, ForumFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

CANARIES = ("Canary Lantern", "Hours Canary", "555-0199", "Legal Canary", "Journey Canary")
WHY_REACH, WHY_NAME = "To reach the person now", "To buy or change the ticket"


@pytest.fixture
def amina():
    return BookedFactory(name_to_use="Amina", email="amina.canary@example.org")


@pytest.fixture
def forum(amina):
    return amina.forum


@pytest.fixture
def contact(amina):
    actions.keep(registration=amina, reach=REACH, at=timezone.now(), contact_through_care=True)
    return ContactSafety.objects.get()


@pytest.fixture
def identity(amina):
    subsidies.ask(
        registration=amina,
        at=timezone.now(),
        leaving_from="NS",
        mode="train",
        amount_requested_cents=30_000,
        minimum_needed_cents=15_000,
        payout="pay_for_me",
    )
    name = TravelName(legal_name="Legal Canary", journey="Journey Canary")
    return subsidies.keep_name(registration=amina, name=name, at=timezone.now())


def canaries_in(response) -> set[str]:
    text = b"".join(response.streaming_content) if response.streaming else response.content
    return {canary for canary in CANARIES if canary in text.decode("utf-8", "replace")}


# ---- how somebody may be reached --------------------------------------------------------------------------
def test_care_opens_it_only_by_saying_why(client, contact, forum, amina):
    user = sign_in(client, roles.CARE, forums=[forum])
    address = reverse("contact:open", args=[contact.pk])

    for shown in (client.get("/admin/contact/"), client.get(address), client.post(address, {"reason": "x"})):
        assert shown.status_code == 200
        assert canaries_in(shown) == set()
    assert not Disclosure.objects.filter(subject=amina.pk).exists()

    opened = client.post(address, {"reason": WHY_REACH})

    assert {"Canary Lantern", "Hours Canary", "555-0199"} <= canaries_in(opened)
    reading = Disclosure.objects.get(subject=amina.pk)
    assert (reading.reader, reading.record, reading.reason) == (user, "safe contact", WHY_REACH)


def test_the_forum_and_the_registration_lead_care_there(client, contact, forum, amina):
    sign_in(client, roles.CARE, forums=[forum])

    assert (
        f"/admin/contact/?registration__forum={forum.pk}"
        in client.get(reverse("forums:desk", args=[forum.pk])).text
    )
    page = client.get(reverse("registrations:inspect", args=[amina.pk])).text
    way = reverse("contact:of", args=[amina.pk])
    assert way in page
    assert client.get(way).url == reverse("contact:open", args=[contact.pk])


def test_where_nothing_was_said_nothing_leads_there(client, forum, amina):
    sign_in(client, roles.CARE, forums=[forum])
    way = reverse("contact:of", args=[amina.pk])

    assert way not in client.get(reverse("registrations:inspect", args=[amina.pk])).text
    assert client.get(way).status_code == 404


def test_the_list_is_noted_as_one_reading(client, contact, forum):
    user = sign_in(client, roles.CARE, forums=[forum])

    client.get("/admin/contact/")

    reading = Disclosure.objects.get()
    assert (reading.reader, reading.record, reading.how_many) == (user, "safe contacts", 1)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(
    client, contact, forum, amina, how_many, django_assert_max_num_queries
):
    for _ in range(how_many):
        another = BookedFactory(category=amina.category)
        actions.keep(registration=another, reach=REACH, at=timezone.now())
    sign_in(client, roles.CARE, forums=[forum])
    client.get("/admin/contact/")

    with django_assert_max_num_queries(30):
        client.get("/admin/contact/")


def test_a_missing_key_is_said_and_nothing_is_noted(client, contact, forum, amina):
    sign_in(client, roles.CARE, forums=[forum])
    sealing.destroy_key(forum.key_name)

    page = client.post(reverse("contact:open", args=[contact.pk]), {"reason": WHY_REACH})

    assert "The key of this forum is missing" in page.text
    assert not Disclosure.objects.filter(subject=amina.pk).exists()


@pytest.mark.parametrize("role", [role for role in roles.ALL if role != roles.CARE])
def test_nobody_but_care_comes_near_it(client, contact, forum, amina, role):
    sign_in(client, role, forums=[forum])

    for address in (reverse("contact:open", args=[contact.pk]), reverse("contact:of", args=[amina.pk])):
        assert client.post(address, {"reason": WHY_REACH}).status_code in (302, 404)
        assert canaries_in(client.get(address)) == set()
    assert client.get("/admin/contact/").status_code == 302
    assert "/admin/contact/" not in client.get(reverse("forums:desk", args=[forum.pk])).text


def test_care_of_another_forum_does_not_see_it(client, contact):
    sign_in(client, roles.CARE, forums=[ForumFactory()])

    assert client.get(reverse("contact:open", args=[contact.pk])).status_code == 404
    assert "Amina" not in client.get("/admin/contact/").text


# ---- an address that only care may use --------------------------------------------------------------------
@pytest.mark.parametrize(("role", "sees"), [(roles.REGISTRATION, False), (roles.CARE, True)])
def test_an_address_kept_to_care_is_shown_and_exported_to_care_alone(
    client, contact, forum, amina, role, sees
):
    sign_in(client, role, forums=[forum])

    page = client.get(reverse("registrations:inspect", args=[amina.pk])).text
    file = client.get("/admin/registrations/?export=csv")
    exported = b"".join(file.streaming_content) if file.streaming else file.content

    assert ("amina.canary@example.org" in page) == sees
    assert (b"amina.canary@example.org" in exported) == sees


def test_any_other_address_stays_with_the_registration_team(client, forum, amina):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    assert "amina.canary@example.org" in client.get(reverse("registrations:inspect", args=[amina.pk])).text


# ---- the name on a ticket ---------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [roles.CARE, roles.FINANCE])
def test_whoever_buys_the_ticket_opens_the_name_by_saying_why(client, identity, forum, amina, role):
    user = sign_in(client, role, forums=[forum])
    address = reverse("travel-names:open", args=[identity.pk])

    for shown in (client.get("/admin/travel-names/"), client.get(address), client.post(address, {})):
        assert shown.status_code == 200
        assert canaries_in(shown) == set()
        assert "Amina" not in shown.text
    opened = client.post(address, {"reason": WHY_NAME})

    assert canaries_in(opened) == {"Legal Canary", "Journey Canary"}
    assert pseudonym(amina.subsidy_request) in opened.text
    reading = Disclosure.objects.get(subject=amina.pk)
    assert (reading.reader, reading.record, reading.reason) == (user, "name for travel", WHY_NAME)


@pytest.mark.parametrize("role", [role for role in roles.ALL if role not in (roles.CARE, roles.FINANCE)])
def test_nobody_else_learns_a_legal_name(client, identity, forum, amina, role):
    sign_in(client, role, forums=[forum])
    address = reverse("travel-names:open", args=[identity.pk])

    assert client.get(address).status_code in (302, 404)
    assert client.post(address, {"reason": WHY_NAME}).status_code in (302, 404)
    assert client.get("/admin/travel-names/").status_code == 302
    request = reverse("subsidies:open", args=[amina.subsidy_request.pk])
    assert canaries_in(client.post(request, {"reason": "To review the request"})) == set()


def test_30_days_after_the_forum_the_names_go_and_other_forums_keep_theirs(identity, forum, at):
    assert subsidies.erase_names_for(forum=ForumFactory(), at=at) == 0
    assert subsidies.erase_names_for(forum=forum, at=at) == 1
    assert not TravelIdentity.objects.exists()
