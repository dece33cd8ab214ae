"""Travel money in the back office, and who read what: sealed until somebody says why."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from events.access import actions as access
from events.access.actions.reading import DAILY_TASK
from events.access.queries import Needs
from events.subsidies import actions as subsidies
from events.subsidies.models import SubsidyRequest
from events.subsidies.office import pseudonym
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import BookedFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

WHY_MONEY = "To review the request"


def ask_for_money(registration, **changes) -> SubsidyRequest:
    answers = {
        "leaving_from": "NS",
        "mode": "bus",
        "fare_cents": 12_300,
        "amount_requested_cents": 30_000,
        "minimum_needed_cents": 15_000,
        "payout": "advance",
        "reason": "Reason Canary",
    }
    return subsidies.ask(registration=registration, at=timezone.now(), **(answers | changes))


@pytest.fixture
def amina():
    return BookedFactory(name_to_use="Amina Canary", email="amina.canary@example.org")


@pytest.fixture
def forum(amina):
    return amina.forum


@pytest.fixture
def money(amina):
    return ask_for_money(amina)


def body(response) -> str:
    return response.content.decode()


# ---- travel money -----------------------------------------------------------------------------------------
def test_a_reviewer_sees_a_pseudonym_and_the_reason_only_by_saying_why(client, money, forum, amina):
    user = sign_in(client, roles.SUBSIDY, forums=[forum])
    address = reverse("subsidies:open", args=[money.pk])
    pages = [client.get("/admin/subsidies/"), client.get(address), client.get("/admin/subsidies/?export=csv")]

    for page in pages:
        assert pseudonym(money) in body(page)
        assert "Canary" not in body(page)
        assert str(amina) not in body(page)
    assert "$300.00" in body(pages[0])

    opened = client.post(address, {"reason": WHY_MONEY})

    assert "Reason Canary" in body(opened)
    assert "Amina" not in body(opened)
    assert Disclosure.objects.filter(subject=amina.pk, reader=user, reason=WHY_MONEY).count() == 1


def test_finance_sees_amounts_and_never_a_reason(client, money, forum):
    sign_in(client, roles.FINANCE, forums=[forum])
    address = reverse("subsidies:open", args=[money.pk])

    shown, tried = client.get(address), client.post(address, {"reason": WHY_MONEY})

    for page in (shown, tried):
        assert "$300.00" in body(page)
        assert "Canary" not in body(page)
        assert "Open it" not in body(page)


def test_finance_does_not_learn_where_somebody_leaves_from(client, money, forum):
    """One request from a small province points at a person; to pay it, nobody needs the journey."""
    user = sign_in(client, roles.FINANCE, forums=[forum])
    other = ask_for_money(BookedFactory(category=money.registration.category), leaving_from="QC")
    asked_for = ["", "?export=csv", "?leaving_from=QC", "?mode=plane"]

    pages = [body(client.get("/admin/subsidies/" + query)) for query in asked_for]

    for page in pages:
        assert pseudonym(money) in page
        assert pseudonym(other) in page
        assert "Nova Scotia" not in page
        assert "150" not in page
    assert "Nova Scotia" not in body(client.get(reverse("subsidies:open", args=[money.pk])))
    user.groups.add(Group.objects.get(name=roles.SUBSIDY))
    assert "Nova Scotia" in body(client.get("/admin/subsidies/"))
    assert pseudonym(money) not in body(client.get("/admin/subsidies/?leaving_from=QC"))


@pytest.mark.parametrize("role", [name for name in roles.ALL if name not in (roles.SUBSIDY, roles.FINANCE)])
def test_nobody_else_sees_travel_money(client, money, forum, role):
    sign_in(client, role, forums=[forum])
    address = reverse("subsidies:open", args=[money.pk])

    assert client.get("/admin/subsidies/").status_code in (302, 404)
    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": WHY_MONEY}).status_code == 404


def test_amounts_leave_as_numbers_that_can_be_added_up(client, money, forum):
    sign_in(client, roles.SUBSIDY, forums=[forum])

    text = client.get("/admin/subsidies/", {"export": "csv"}).content.decode("utf-8-sig")

    assert '"300"' in text
    assert '"150"' in text


# ---- who read what ----------------------------------------------------------------------------------------
def test_the_privacy_officer_reads_the_list_of_readings_and_changes_nothing(client, forum, amina):
    reader = sign_in(client, roles.CARE, forums=[forum])
    needs = Needs(options=("asl",), words="Words Canary")
    access.ask(registration=amina, needs=needs, at=timezone.now())
    client.get(reverse("access:case", args=[amina.access_cases.first().pk]))
    reading = Disclosure.objects.get(subject=amina.pk)

    sign_in(client, roles.PRIVACY)
    page = body(client.get("/admin/readings/"))

    assert reader.email in page
    assert DAILY_TASK in page
    assert "Canary" not in page
    for verb in ("edit", "delete", "inspect", "history"):
        assert client.post(f"/admin/readings/{verb}/{reading.pk}/").status_code == 404


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.PRIVACY])
def test_readings_are_for_the_privacy_officer(client, role):
    sign_in(client, role)

    assert client.get("/admin/readings/").status_code == 302
    assert client.get("/admin/readings/?export=csv").status_code == 302
