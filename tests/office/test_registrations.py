"""Registrations in the back office: who may see names, what may be done, what leaves in a spreadsheet."""

import csv
import io

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from common import mail
from events.access import actions as access
from events.access.queries import Needs
from events.attendance.models import Attendance
from events.categories.models import Category
from events.registration.models import Registration
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LIST = "/admin/registrations/"
SEES_NAMES = [roles.REGISTRATION, roles.CARE]
SEES_NO_NAMES = [name for name in roles.ALL if name not in SEES_NAMES]


@pytest.fixture
def amina():
    return BookedFactory(name_to_use="Amina Canary", email="amina.canary@example.org", province="ON")


@pytest.fixture
def forum(amina):
    return amina.forum


def body(response) -> str:
    return response.content.decode()


# ---- who sees names ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", SEES_NAMES)
def test_names_are_for_the_registration_team_and_care(client, amina, forum, role):
    sign_in(client, role, forums=[forum])

    assert "Amina Canary" in body(client.get(LIST))
    assert "amina.canary@example.org" in body(client.get(reverse("registrations:inspect", args=[amina.pk])))


@pytest.mark.parametrize("role", SEES_NO_NAMES)
def test_no_other_role_meets_a_name(client, amina, forum, role):
    sign_in(client, role, forums=[forum])
    addresses = [
        LIST,
        f"{LIST}results/",
        f"{LIST}?export=csv",
        reverse("registrations:inspect", args=[amina.pk]),
        reverse("registrations:history", args=[amina.pk]),
        reverse("registrations:cancel", args=[amina.pk]),
        reverse("forums:desk", args=[forum.pk]),
        "/admin/access/",
        "/admin/subsidies/",
    ]

    for address in addresses:
        response = client.get(address)
        assert response.status_code in (200, 302, 404), address
        assert "Canary" not in body(response)
        assert str(amina) not in body(response)


def test_another_teams_registrations_do_not_exist(client, amina):
    sign_in(client, roles.REGISTRATION, forums=[ForumFactory()])

    assert "Canary" not in body(client.get(LIST))
    assert "Canary" not in body(client.get(f"{LIST}?forum={amina.forum_id}"))
    assert "Forum on Care (2026)" in body(client.get(LIST))  # the filter offers the own forum
    for view in ("inspect", "history", "cancel"):
        assert client.get(reverse(f"registrations:{view}", args=[amina.pk])).status_code == 404
    assert client.post(reverse("registrations:cancel", args=[amina.pk])).status_code == 404
    assert client.post(reverse("attendance:came", args=[amina.pk])).status_code == 404
    amina.refresh_from_db()
    assert amina.is_booked


def test_the_filter_offers_no_forum_of_another_team(client, forum):
    ForumFactory(title_en="Secret meeting")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    assert "Secret meeting" not in body(client.get(LIST))


def test_drafts_are_nobodys_business(client, forum):
    category = CategoryFactory(forum=forum)
    draft = DraftFactory(category=category, name_to_use="Unfinished Canary")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    assert "Unfinished" not in body(client.get(LIST))
    assert client.get(reverse("registrations:inspect", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("verb", ["edit", "delete", "usage", "copy"])
def test_there_is_no_form_over_a_persons_record(client, amina, forum, verb):
    sign_in(client, roles.REGISTRATION, forums=[forum], is_superuser=True)

    assert client.get(f"{LIST}{verb}/{amina.pk}/").status_code == 404
    assert client.get(f"{LIST}new/").status_code == 404


# ---- finding ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", ["amina", "Canary", "amina.canary@", "reference"])
def test_search_finds_by_name_address_and_reference(client, amina, forum, text):
    BookedFactory(category=amina.category, name_to_use="Somebody Else")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(LIST, {"q": str(amina) if text == "reference" else text}))

    assert "Amina Canary" in page
    assert "Somebody Else" not in page


def test_filters_narrow_the_list(client, amina, forum):
    BookedFactory(category=amina.category, name_to_use="From Québec", province="QC")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(LIST, {"forum": forum.pk, "province": "QC", "status": "booked"}))

    assert "From Québec" in page
    assert "Amina" not in page


def test_an_empty_list_says_what_belongs_there(client):
    sign_in(client, roles.REGISTRATION, forums=[ForumFactory()])

    assert "Registrations appear here as soon as people book" in body(client.get(LIST))


def test_the_list_asks_the_same_of_the_database_for_one_and_for_three(client, amina, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    client.get(LIST)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    one = queries()
    for _more in range(2):
        BookedFactory(category=amina.category)
    assert queries() == one


# ---- doing ------------------------------------------------------------------------------------------------
def test_cancelling_asks_first_then_frees_the_place_and_tells_the_person(client, amina, forum, clock):
    access.ask(registration=amina, needs=Needs(options=("asl",)), at=timezone.now())
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    address = reverse("registrations:cancel", args=[amina.pk])

    asked = client.get(address)
    amina.refresh_from_db()
    assert amina.is_booked
    assert "The place is free for somebody else at once." in body(asked)

    client.post(address)
    amina.refresh_from_db()
    forum.places.refresh_from_db()
    assert (amina.status, amina.cancelled_by, forum.places.taken) == ("cancelled", user, 0)
    assert amina.access_request.status == "withdrawn"
    outbox.outbox.clear()
    mail.deliver_due(at=timezone.now())
    assert amina.email in [letter.to[0] for letter in outbox.outbox]

    assert client.post(address).status_code == 409


def test_care_sees_and_does_not_cancel(client, amina, forum):
    sign_in(client, roles.CARE, forums=[forum])

    assert reverse("registrations:cancel", args=[amina.pk]) not in body(client.get(LIST))
    assert client.post(reverse("registrations:cancel", args=[amina.pk])).status_code == 404
    amina.refresh_from_db()
    assert amina.is_booked


def test_history_names_the_verb_and_the_reference_only(client, amina, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    client.post(reverse("registrations:cancel", args=[amina.pk]))

    page = body(client.get(reverse("registrations:history", args=[amina.pk])))

    assert "Cancelled for the person" in page
    assert user.email in page
    assert "Canary" not in page


def test_a_mark_is_made_and_taken_back_from_the_first_day_on(client, amina, forum, clock):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    came, not_came = (reverse(f"attendance:{name}", args=[amina.pk]) for name in ("came", "not_came"))
    assert came not in body(client.get(LIST))

    clock.forward(days=263)
    client.force_login(user)
    assert came in body(client.get(LIST))
    client.post(came)
    assert Attendance.objects.get(registration=amina).marked_by == user
    assert not_came in body(client.get(LIST))
    client.post(not_came)
    assert not Attendance.objects.exists()


# ---- several at once --------------------------------------------------------------------------------------
def test_choosing_all_means_all_that_the_list_shows(client, amina, forum, clock):
    quebec = [BookedFactory(category=amina.category, province="QC") for _one in range(2)]
    foreign = BookedFactory(province="QC")
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    clock.forward(days=263)
    client.force_login(user)

    address = "/admin/bulk/events/registration/came/?id=all&province=QC&next=/admin/registrations/"
    asked = body(client.get(address))
    assert [str(one) in asked for one in (*quebec, amina, foreign)] == [True, True, False, False]

    client.post(address)
    assert set(Attendance.objects.values_list("registration", flat=True)) == {one.pk for one in quebec}


def test_choosing_another_teams_people_by_hand_does_nothing(client, amina, forum, clock):
    foreign = BookedFactory(name_to_use="Foreign Canary")
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    clock.forward(days=263)
    client.force_login(user)

    address = f"/admin/bulk/events/registration/came/?id={foreign.pk}&id={amina.pk}&next={LIST}"
    asked = body(client.get(address))
    client.post(address)

    assert str(foreign) not in asked
    assert "Foreign Canary" not in asked
    assert list(Attendance.objects.values_list("registration", flat=True)) == [amina.pk]


# ---- what leaves ------------------------------------------------------------------------------------------
def test_an_export_holds_what_the_reader_sees_and_runs_no_formula(client, amina, forum):
    BookedFactory(category=amina.category, name_to_use="=HYPERLINK(1)", organisation_name="+1")
    BookedFactory(name_to_use="Foreign Canary")
    sign_in(client, roles.REGISTRATION, forums=[forum])

    text = client.get(LIST, {"export": "csv", "forum": forum.pk}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    sheet = load_workbook(io.BytesIO(client.get(LIST, {"export": "xlsx"}).content)).active

    assert {row["Name to use"] for row in rows} == {"Amina Canary", "'=HYPERLINK(1)"}
    assert {row["Organisation"] for row in rows} == {"", "'+1"}
    assert "'=HYPERLINK(1)" in [cell.value for column in sheet.columns for cell in column]
    assert "Foreign" not in text


def test_each_reading_of_who_came_is_noted_without_names(client, amina, forum):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])

    client.get(LIST, {"q": "Amina", "forum": forum.pk})
    client.get(LIST, {"export": "csv"})
    client.get(reverse("registrations:inspect", args=[amina.pk]))

    noted = Disclosure.objects.filter(reader=user).order_by("read_at")
    assert {(one.record, one.subject, one.how_many, one.reason) for one in noted} == {
        ("registrations", None, 1, f"forum={forum.pk} search"),
        ("registrations", None, 1, "export=csv"),
        ("registration", amina.pk, 1, "To look after the registration"),
    }


# ---- the desk ---------------------------------------------------------------------------------------------
@pytest.fixture
def first_day(clock):
    clock.forward(days=262)


def test_the_desk_finds_one_person_and_lists_nobody(client, amina, forum, first_day):
    BookedFactory(category=amina.category, name_to_use="Béatrice Other")
    user = sign_in(client, roles.DESK, forums=[forum])
    address = reverse("attendance:check_in", args=[forum.pk])

    def found(query: str) -> str:
        return body(client.post(address, {"query": query}))

    assert "Amina" not in body(client.get(address))
    assert "Amina" not in found("Am")
    assert "Amina Canary" in found("ami")
    assert "Béatrice" not in found("ami")
    assert "amina.canary@example.org" not in found("ami")
    assert "Amina Canary" in found(str(amina).removeprefix("R-").lower())

    client.post(reverse("attendance:mark", args=[forum.pk, amina.pk]))
    assert Attendance.objects.get(registration=amina).marked_by == user
    assert "desk search" in Disclosure.objects.filter(reader=user).first().reason


def test_a_desk_search_that_fits_many_shows_few(client, amina, forum, first_day):
    for number in range(12):
        BookedFactory(category=amina.category, name_to_use=f"Common {number}")
    sign_in(client, roles.DESK, forums=[forum])

    page = body(client.post(reverse("attendance:check_in", args=[forum.pk]), {"query": "common"}))

    assert page.count("Common ") == 8
    assert "There are more" in page


@pytest.mark.parametrize(
    "query", ["\0\0\0", "   ", "___", "%%%", "...", "\u200b\u200b\u200b", "a\0\0", "a m"]
)
def test_three_signs_that_are_no_letters_find_nobody(client, amina, forum, first_day, query):
    """To SQLite a NUL ends the text that is searched for: three of them would list everybody."""
    sign_in(client, roles.DESK, forums=[forum])

    page = client.post(reverse("attendance:check_in", args=[forum.pk]), {"query": query})

    assert page.status_code == 200
    assert "Amina" not in body(page)


def test_on_other_days_the_desk_is_closed(client, amina, forum):
    sign_in(client, roles.DESK, forums=[forum])

    page = body(client.post(reverse("attendance:check_in", args=[forum.pk]), {"query": "amina"}))

    assert "Amina" not in page
    assert "works only on the forum" in page
    assert client.post(reverse("attendance:mark", args=[forum.pk, amina.pk])).status_code == 404


@pytest.mark.parametrize("role", [roles.ORGANISER, roles.CARE, roles.SUBSIDY, roles.EDITOR])
def test_the_desk_is_for_the_desk(client, amina, forum, first_day, role):
    sign_in(client, role, forums=[forum])

    address = reverse("attendance:check_in", args=[forum.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"query": "amina"}).status_code == 404


# ---- categories -------------------------------------------------------------------------------------------
def category_form(forum, **changes) -> dict:
    texts = {"description_en": "", "description_fr": "", "position": "0"}
    return {"forum": forum.pk, "name_en": "Guest", "name_fr": "Invité·e", "capacity": "5", **texts, **changes}


def test_a_category_is_added_changed_and_removed(client):
    forum = ForumFactory()
    sign_in(client, roles.ORGANISER, forums=[forum])

    client.post(reverse("categories:add"), category_form(forum))
    category = Category.objects.get(forum=forum)
    assert (category.name_fr, category.places.capacity) == ("Invité·e", 5)

    client.post(reverse("categories:edit", args=[category.pk]), category_form(forum, capacity="9"))
    category.places.refresh_from_db()
    assert category.places.capacity == 9

    client.post(reverse("categories:remove", args=[category.pk]))
    assert not Category.objects.exists()


def test_a_category_that_people_chose_stays_with_its_places(client, amina, forum):
    sign_in(client, roles.ORGANISER, forums=[forum])
    edit = reverse("categories:edit", args=[amina.category.pk])

    refused = client.post(reverse("categories:remove", args=[amina.category.pk]))
    too_few = client.post(edit, category_form(forum, capacity="0"))

    assert "People have chosen this category" in body(refused)
    assert list(too_few.context["form"].errors) == ["capacity"]
    assert Category.objects.filter(pk=amina.category.pk).exists()


def test_a_category_cannot_be_put_into_another_teams_forum(client):
    mine, foreign = ForumFactory(), ForumFactory()
    sign_in(client, roles.ORGANISER, forums=[mine])

    refused = client.post(reverse("categories:add"), category_form(foreign))
    other = CategoryFactory(forum=foreign)

    assert list(refused.context["form"].errors) == ["forum"]
    for view in ("edit", "remove", "history", "usage"):
        assert client.get(reverse(f"categories:{view}", args=[other.pk])).status_code == 404


def test_registrations_are_not_in_the_back_offices_search_or_reference_index(client, amina):
    from wagtail.models import ReferenceIndex

    assert (
        not ReferenceIndex.model_is_indexable(Registration)
        or not ReferenceIndex.objects.filter(object_id=str(amina.pk)).exists()
    )
