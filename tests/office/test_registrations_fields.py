"""Field by field: what the list, the search, the page, the history and a spreadsheet hold for each reader."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.access import actions as access
from events.access.queries import Needs
from events.registration import actions, policies
from events.registration.models import Change, Registration
from events.registration.policies import Field
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LIST = "/admin/registrations/"
HIDDEN = "hidden.canary@example.org"


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def category(forum):
    return CategoryFactory(forum=forum)


@pytest.fixture
def routed(category):
    """Somebody whom only care may reach."""
    registration = BookedFactory(category=category, name_to_use="Routed Canary", email=HIDDEN)
    wish(registration, contact_through_care=True)
    return registration


@pytest.fixture
def open_one(category):
    return BookedFactory(category=category, name_to_use="Open Canary", email="open.canary@example.org")


def wish(registration, **wishes) -> None:
    said = {"names_forum": False, "no_messages": False, "contact_through_care": False} | wishes
    actions.set_presentation(
        registration=registration, badge="initials", pronouns="they", at=timezone.now(), **said
    )


def body(response) -> str:
    return response.content.decode()


def exported(client, **query) -> list[dict]:
    text = client.get(LIST, {"export": "csv", **query}).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# ---- the table ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", roles.ALL)
def test_each_role_reads_the_fields_of_the_table(role, forum):
    reads = {
        roles.REGISTRATION: frozenset(Field) - {Field.EVERY_EMAIL, Field.NEEDS},
        roles.CARE: frozenset(Field) - {Field.FEE},
        roles.FINANCE: frozenset({Field.REFERENCE}),
    }
    user = UserFactory(roles=[role], forums=[forum])

    assert policies.visible_fields(user, forum) == reads.get(role, frozenset())
    assert policies.visible_fields(user, ForumFactory()) == frozenset()


def test_several_roles_add_up_and_a_superuser_reads_all(forum):
    both = UserFactory(roles=[roles.FINANCE, roles.REGISTRATION], forums=[forum])
    superuser = UserFactory(is_superuser=True)

    assert policies.visible_fields(both, forum) == policies.WORKED_WITH
    assert policies.visible_fields(superuser, forum) == frozenset(Field)


# ---- an address that is care's alone -----------------------------------------------------------------------
def test_the_address_of_someone_routed_through_care_is_nowhere_but_with_care(client, routed, open_one, forum):
    page = reverse("registrations:inspect", args=[routed.pk])

    sign_in(client, roles.REGISTRATION, forums=[forum])
    assert HIDDEN not in body(client.get(page))
    assert "Only through the care team" in body(client.get(page))
    assert {row["E-mail"] for row in exported(client)} == {
        "Only through the care team",
        "open.canary@example.org",
    }

    sign_in(client, roles.CARE, forums=[forum])
    assert HIDDEN in body(client.get(page))
    assert HIDDEN in {row["E-mail"] for row in exported(client)}


@pytest.mark.parametrize("asked", [HIDDEN, "hidden.can", "HIDDEN", "ary@example"])
def test_searching_is_no_oracle_for_it(client, routed, open_one, forum, asked):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    assert "Routed Canary" not in body(client.get(LIST, {"q": asked}))
    assert "Routed" not in str(exported(client, q=asked))

    sign_in(client, roles.CARE, forums=[forum])
    assert "Routed Canary" in body(client.get(LIST, {"q": asked}))


@pytest.mark.parametrize("ordering", ["email", "-email", "email_key", "contact_through_care"])
def test_sorting_is_no_oracle_either(client, routed, forum, category, ordering):
    for number in range(3):
        BookedFactory(category=category, email=f"{number}@example.org")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    plain = [row["Reference"] for row in exported(client)]

    assert [row["Reference"] for row in exported(client, ordering=ordering)] == plain


def test_the_history_does_not_tell_an_address_that_the_page_hides(client, routed, forum):
    actions.change_details(
        registration=routed,
        at=timezone.now(),
        name_to_use="Routed Canary",
        email="new.canary@example.org",
        language="en",
        province="NS",
    )
    page = reverse("registrations:inspect", args=[routed.pk])

    sign_in(client, roles.REGISTRATION, forums=[forum])
    shown = body(client.get(page))
    assert "Province: –, now Nova Scotia" in shown
    assert "E-mail: changed" in shown
    assert "canary@example.org" not in shown

    sign_in(client, roles.CARE, forums=[forum])
    assert f"E-mail: {HIDDEN}, now new.canary@example.org" in body(client.get(page))


# ---- that somebody needs anything --------------------------------------------------------------------------
def test_whether_somebody_needs_anything_is_for_care(client, forum, category):
    needs = BookedFactory(category=category, name_to_use="Needs Canary", needs_something=True)
    BookedFactory(category=category, name_to_use="Needs nothing")
    page = reverse("registrations:inspect", args=[needs.pk])

    sign_in(client, roles.REGISTRATION, forums=[forum])
    assert "Needs something" not in body(client.get(LIST))
    assert "Needs something" not in body(client.get(page))
    assert "Needs something" not in exported(client)[0]
    assert len(exported(client, needs_something="yes")) == 2

    sign_in(client, roles.CARE, forums=[forum])
    assert "Needs something" in body(client.get(LIST))
    assert [row["Name to use"] for row in exported(client, needs_something="yes")] == ["Needs Canary"]
    assert exported(client, needs_something="yes")[0]["Needs something"] == "Yes"


# ---- filters -----------------------------------------------------------------------------------------------
@pytest.fixture
def crowd(forum, category, at):
    """One of each kind that a filter looks for."""
    asks = CategoryFactory(forum=forum, needs_approval=True)
    BookedFactory(category=asks, name_to_use="Asks", at=at - timedelta(days=9))
    BookedFactory(category=asks, name_to_use="Asks late", at=at)
    half = BookedFactory(category=category, name_to_use="Half")
    Registration.objects.filter(pk=half.pk).update(completed_at=None, channel="group")
    news = BookedFactory(category=category, name_to_use="News")
    Change.objects.create(registration=news, verb="details", made_at=at)
    seen = BookedFactory(category=category, name_to_use="Seen")
    Change.objects.create(registration=seen, verb="details", made_at=at, seen_at=at)
    DraftFactory(category=category, name_to_use="Draft")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "requested"}, {"Asks", "Asks late"}),
        ({"waiting_since": "2026-02-25"}, {"Asks"}),
        ({"filled_in": "no"}, {"Half"}),
        ({"channel": "group"}, {"Half"}),
        ({"changes": "unseen"}, {"News"}),
        ({"status": "booked", "filled_in": "no"}, {"Half"}),
        ({"q": "ask"}, {"Asks", "Asks late"}),
        ({}, {"Asks", "Asks late", "Half", "News", "Seen"}),
    ],
)
def test_each_filter_narrows_list_and_spreadsheet_alike(client, crowd, forum, query, found):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    assert {row["Name to use"] for row in exported(client, **query)} == found
    listed = client.get(LIST, query).context["object_list"]
    assert {registration.name_to_use for registration in listed} == found


def test_the_ready_made_views_are_plain_addresses(client, crowd, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(LIST, {"forum": forum.pk}))

    assert f"{LIST}?forum={forum.pk}&amp;status=requested&amp;ordering=requested_at" in page
    assert f"{LIST}?forum={forum.pk}&amp;filled_in=no" in page


def test_fifty_stand_on_a_page_and_all_in_a_spreadsheet(client, forum):
    wide = CategoryFactory(forum=forum, capacity=None)
    forum.places.capacity = None
    forum.places.save()
    for _one in range(53):
        BookedFactory(category=wide)
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = client.get(LIST)

    assert len(page.context["object_list"]) == 50
    assert len(exported(client)) == 53
    assert Disclosure.objects.filter(how_many=53, reason="export=csv").exists()


# ---- one registration --------------------------------------------------------------------------------------
def test_a_change_is_new_until_somebody_has_looked(client, open_one, forum):
    Change.objects.create(registration=open_one, verb="details", made_at=timezone.now())
    sign_in(client, roles.REGISTRATION, forums=[forum])
    page = reverse("registrations:inspect", args=[open_one.pk])
    assert "I have looked at what is new" in body(client.get(page))
    assert len(exported(client, changes="unseen")) == 1

    client.post(reverse("registrations:seen", args=[open_one.pk]))

    assert "I have looked at what is new" not in body(client.get(page))
    assert exported(client, changes="unseen") == []


def test_what_staff_did_is_never_news_to_staff(client, open_one, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    Change.objects.create(
        registration=open_one, verb="details", made_at=timezone.now(), by=user, reason="They rang"
    )

    page = body(client.get(reverse("registrations:inspect", args=[open_one.pk])))

    assert "They rang" in page
    assert user.email in page
    assert "I have looked" not in page


def test_care_finds_the_persons_needs_from_the_page(client, open_one, forum):
    access.ask(registration=open_one, needs=Needs(options=("asl",)), at=timezone.now())
    address = reverse("registrations:inspect", args=[open_one.pk])

    sign_in(client, roles.CARE, forums=[forum])
    assert f"/admin/access/?q={open_one}" in body(client.get(address))
    sign_in(client, roles.REGISTRATION, forums=[forum])
    assert "What they need" not in body(client.get(address))


def test_the_page_says_what_the_person_wishes(client, routed, forum):
    wish(routed, no_messages=True, contact_through_care=True)
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(reverse("registrations:inspect", args=[routed.pk])))

    assert "Do not write: the person contacts us." in page
    assert "Only initials" in page


def test_page_and_list_ask_the_same_of_the_database_however_much_there_is(client, open_one, forum, category):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    page = reverse("registrations:inspect", args=[open_one.pk])

    def statements(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def history(how_many: int) -> None:
        for _one in range(how_many):
            Change.objects.create(
                registration=open_one, verb="details", made_at=timezone.now(), by=UserFactory()
            )

    client.get(page)
    history(1)
    few = statements(page), statements(LIST)
    history(3)
    for _one in range(3):
        BookedFactory(category=category)
    assert (statements(page), statements(LIST)) == few
