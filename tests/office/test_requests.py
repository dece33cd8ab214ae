"""Access and travel money in the back office: sealed until somebody says why, and by whose task."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from common import sealing
from events.access import actions as access
from events.access.models import AccessRequest
from events.access.queries import Needs
from events.subsidies import actions as subsidies
from events.subsidies.models import SubsidyRequest
from events.subsidies.office import pseudonym
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import BookedFactory, ForumFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

WHY_ACCESS = "To prepare what the person needs"
WHY_MONEY = "To review the request"


def ask(registration, *options: str, words: str = "") -> AccessRequest:
    return access.ask(registration=registration, needs=Needs(options=options, words=words), at=timezone.now())


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
def needs(amina):
    return ask(amina, "asl", words="Words Canary")


@pytest.fixture
def money(amina):
    return ask_for_money(amina)


def body(response) -> str:
    return response.content.decode()


# ---- access -----------------------------------------------------------------------------------------------
def test_care_opens_a_request_only_by_saying_why(client, needs, forum, amina):
    user = sign_in(client, roles.CARE, forums=[forum])
    address = reverse("access:open", args=[needs.pk])

    assert "Amina Canary" in body(client.get("/admin/access/"))
    assert "Words Canary" not in body(client.get(address))
    assert "Words Canary" not in body(client.post(address, {"reason": "curiosity"}))
    assert not Disclosure.objects.filter(subject=amina.pk).exists()

    opened = client.post(address, {"reason": WHY_ACCESS})

    assert "Words Canary" in body(opened)
    assert "ASL interpretation" in body(opened)
    assert "no-store" in opened["Cache-Control"]
    reading = Disclosure.objects.get(subject=amina.pk)
    assert (reading.reader, reading.record, reading.reason) == (user, "access request", WHY_ACCESS)


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.CARE])
def test_nobody_else_sees_who_asked_for_anything(client, needs, forum, role):
    sign_in(client, role, forums=[forum])
    address = reverse("access:open", args=[needs.pk])

    for response in (
        client.get("/admin/access/"),
        client.get("/admin/access/?export=xlsx"),
        client.get(address),
        client.post(address, {"reason": WHY_ACCESS}),
    ):
        assert response.status_code in (302, 404)
        assert "Canary" not in body(response)


def test_care_of_another_forum_does_not_find_it(client, needs):
    sign_in(client, roles.CARE, forums=[ForumFactory()])

    assert "Canary" not in body(client.get("/admin/access/"))
    address = reverse("access:open", args=[needs.pk])
    assert client.post(address, {"reason": WHY_ACCESS}).status_code == 404


def test_a_list_is_one_reading_with_its_filter_and_size(client, needs, forum):
    user = sign_in(client, roles.CARE, forums=[forum])

    client.get("/admin/access/", {"registration__forum": forum.pk, "q": "Canary"})

    reading = Disclosure.objects.get(reader=user)
    assert (reading.record, reading.how_many, reading.subject) == ("access requests", 1, None)
    assert reading.reason == f"registration__forum={forum.pk} search"


def test_a_missing_key_is_said_plainly(client, needs, forum):
    sign_in(client, roles.CARE, forums=[forum])
    sealing.destroy_key(forum.key_name)

    opened = client.post(reverse("access:open", args=[needs.pk]), {"reason": WHY_ACCESS})
    counted = client.get(reverse("access:counts", args=[forum.pk]))

    assert "The key of this forum is missing" in body(opened)
    assert "The key of this forum is missing" in body(counted)
    assert "Canary" not in body(opened).replace("Amina Canary", "").replace("amina.canary", "")


def test_care_sees_exact_counts_and_others_no_small_groups(client, forum, amina):
    for number in range(5):
        ask(BookedFactory(category=amina.category), "asl", *(["braille"] if number == 0 else []))
    address = reverse("access:counts", args=[forum.pk])

    sign_in(client, roles.CARE, forums=[forum])
    exact = body(client.get(address))
    sign_in(client, roles.ORGANISER, forums=[forum])
    coarse = body(client.get(address))

    assert '<td class="number">1</td>' in exact
    assert '<td class="number">5</td>' in exact
    assert '<td class="number">5</td>' in coarse
    assert '<td class="number">1</td>' not in coarse
    assert "fewer than 5" in coarse


@pytest.mark.parametrize("role", [roles.DESK, roles.SUBSIDY, roles.FINANCE, roles.EDITOR, roles.PRIVACY])
def test_counts_are_for_those_who_arrange_something(client, forum, needs, role):
    sign_in(client, role, forums=[forum])

    assert client.get(reverse("access:counts", args=[forum.pk])).status_code == 404


def test_care_rewords_what_can_be_asked_for(client):
    sign_in(client, roles.CARE)
    texts = {"name_en": "Tactile map", "name_fr": "Plan tactile", "group": "space", "position": "9"}

    client.post(reverse("access-options:add"), {**texts, "code": "tactile-map"})

    assert "Plan tactile" in body(client.get(reverse("access-options:index")))


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
def test_the_privacy_officer_reads_the_list_of_readings_and_changes_nothing(client, needs, forum, amina):
    reader = sign_in(client, roles.CARE, forums=[forum])
    client.post(reverse("access:open", args=[needs.pk]), {"reason": WHY_ACCESS})
    reading = Disclosure.objects.get(subject=amina.pk)

    sign_in(client, roles.PRIVACY)
    page = body(client.get("/admin/readings/"))

    assert reader.email in page
    assert WHY_ACCESS in page
    assert "Canary" not in page
    for verb in ("edit", "delete", "inspect", "history"):
        assert client.post(f"/admin/readings/{verb}/{reading.pk}/").status_code == 404


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.PRIVACY])
def test_readings_are_for_the_privacy_officer(client, role):
    sign_in(client, role)

    assert client.get("/admin/readings/").status_code == 302
    assert client.get("/admin/readings/?export=csv").status_code == 302
