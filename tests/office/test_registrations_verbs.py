"""Approving, declining and cancelling, one by one and many at once; what the days brought."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from common import charts, mail
from events.categories.models import FeeTerms
from events.registration import actions, queries
from events.registration.models import Change
from people.accounts import roles
from people.disclosures.models import Disclosure
from people.disclosures.office import reason_in_words
from tests.factories.events import BookedFactory, CategoryFactory, ForumFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LIST = "/admin/registrations/"


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def asks(forum):
    """A category with two places that the team approves."""
    return CategoryFactory(forum=forum, needs_approval=True, capacity=2)


@pytest.fixture
def amina(asks):
    return BookedFactory(category=asks, name_to_use="Amina Canary", email="amina.canary@example.org")


def body(response) -> str:
    return response.content.decode()


def status(registration) -> str:
    registration.refresh_from_db()
    return registration.status


def letters() -> list[str]:
    outbox.outbox.clear()
    mail.deliver_due(at=timezone.now())
    return [letter.to[0] for letter in outbox.outbox]


# ---- one by one --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("verb", "after"), [("approve", "booked"), ("decline", "declined")])
def test_a_request_is_decided_after_asking_with_a_reason_for_the_team(client, amina, forum, verb, after):
    user = sign_in(client, roles.REGISTRATION, forums=[forum])
    address = reverse(f"registrations:{verb}", args=[amina.pk])
    letters()

    asked = body(client.get(address))
    assert status(amina) == "requested"
    assert "Reason, for the team" in asked

    client.post(address, {"reason": "Known to us"})

    assert status(amina) == after
    change = Change.objects.get(registration=amina)
    assert (change.by, change.reason) == (user, "Known to us")
    assert letters() == [amina.email]
    assert "Known to us" in body(client.get(reverse("registrations:inspect", args=[amina.pk])))
    assert client.post(address, {}).status_code == 409


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.REGISTRATION])
def test_nobody_else_decides(client, amina, forum, role):
    sign_in(client, role, forums=[forum])

    for verb in ("approve", "decline", "cancel"):
        assert client.post(reverse(f"registrations:{verb}", args=[amina.pk])).status_code in (302, 404)
    assert status(amina) == "requested"


def test_buttons_stand_only_where_they_can_be_used(client, amina, forum):
    booked = BookedFactory(category=CategoryFactory(forum=forum))
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(LIST))

    assert reverse("registrations:approve", args=[amina.pk]) in page
    assert reverse("registrations:cancel", args=[amina.pk]) in page
    assert reverse("registrations:approve", args=[booked.pk]) not in page


# ---- many at once ------------------------------------------------------------------------------------------
def choose(verb: str, *registrations, everybody: bool = False, **query: str) -> str:
    chosen = ["all"] if everybody else [str(one.pk) for one in registrations]
    ids = "&".join(f"id={one}" for one in chosen)
    more = "".join(f"&{name}={value}" for name, value in query.items())
    return f"/admin/bulk/events/registration/{verb}/?{ids}{more}&next={LIST}"


def test_many_are_approved_in_the_order_in_which_they_asked(client, asks, forum, at):
    late, first, second = (BookedFactory(category=asks, at=at - timedelta(days=days)) for days in (1, 9, 5))
    sign_in(client, roles.REGISTRATION, forums=[forum])
    address = choose("approve", everybody=True, status="requested")

    asked = body(client.get(address))
    assert "Reason, for the team" in asked
    assert "Canary" not in asked
    done = client.post(address, {"reason": "All known"}, follow=True)

    assert "Done for 3 registrations." in body(done)
    assert [status(one) for one in (first, second, late)] == ["booked", "booked", "waiting"]
    assert set(Change.objects.values_list("verb", "reason")) == {("approved", "All known")}


def test_what_does_not_stand_there_or_belongs_to_others_is_left_alone(client, amina, forum):
    foreign = BookedFactory(category=CategoryFactory(needs_approval=True))
    booked = BookedFactory(category=CategoryFactory(forum=forum))
    sign_in(client, roles.REGISTRATION, forums=[forum])

    asked = body(client.get(choose("decline", amina, foreign, booked)))
    client.post(choose("decline", amina, foreign, booked))

    assert (str(amina) in asked, str(foreign) in asked) == (True, False)
    assert [status(one) for one in (amina, foreign, booked)] == ["declined", "requested", "booked"]


def test_one_that_moves_on_meanwhile_does_not_stop_the_others(client, asks, forum, monkeypatch):
    quick, slow = BookedFactory(category=asks), BookedFactory(category=asks)
    approve = actions.approve

    def overtaken(*, registration, **how):
        if registration.pk == quick.pk:
            raise actions.MovedOn
        return approve(registration=registration, **how)

    from events.registration.office import ApproveMany

    monkeypatch.setattr(ApproveMany, "act", staticmethod(overtaken))
    sign_in(client, roles.REGISTRATION, forums=[forum])

    done = client.post(choose("approve", quick, slow), follow=True)

    assert (status(quick), status(slow)) == ("requested", "booked")
    assert "1 had moved on meanwhile and is left as it is." in body(done)


def test_many_are_cancelled_and_each_is_told(client, forum):
    category = CategoryFactory(forum=forum)
    gone = [BookedFactory(category=category) for _one in range(2)]
    letters()
    sign_in(client, roles.REGISTRATION, forums=[forum])

    client.post(choose("cancel", *gone), {"reason": "Postponed"})

    forum.places.refresh_from_db()
    assert ([status(one) for one in gone], forum.places.taken) == (["cancelled"] * 2, 0)
    assert sorted(letters()) == sorted(one.email for one in gone)


def test_care_and_the_desk_choose_nothing(client, amina, forum):
    for role in (roles.CARE, roles.DESK):
        sign_in(client, role, forums=[forum])
        client.post(choose("decline", amina))
        assert "bulk-actions.js" not in body(client.get(LIST))
    assert status(amina) == "requested"


def test_choosing_many_asks_the_same_of_the_database_for_more_of_them(client, asks, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    def statements(*registrations) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(choose("decline", *registrations))
        return len(captured)

    three = [BookedFactory(category=asks) for _one in range(3)]
    statements(three[0])
    assert statements(*three) == statements(three[0])


# ---- the days ----------------------------------------------------------------------------------------------
@pytest.fixture
def season(forum, at):
    """Two booked on one day, one two days later, who cancels on the day after."""
    category = CategoryFactory(forum=forum)
    for _one in range(2):
        BookedFactory(category=category, at=at)
    later = BookedFactory(category=category, at=at + timedelta(days=2))
    actions.cancel(registration=later, at=at + timedelta(days=3))


def test_every_day_is_counted_in_the_forums_own_zone(season, forum):
    assert [(day.day.day, day.booked, day.cancelled, day.total) for day in queries.days_of(forum)] == [
        (2, 2, 0, 2),
        (3, 0, 0, 2),
        (4, 1, 0, 3),
        (5, 0, 1, 2),
    ]


def test_a_booking_shortly_before_midnight_belongs_to_the_day_at_the_forums_place(at):
    forum = ForumFactory(time_zone="America/Vancouver")
    BookedFactory(category=CategoryFactory(forum=forum), at=at.replace(hour=2))

    assert queries.days_of(forum)[0].day.day == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Places: 40", "Plan: 30", "Booked that day", "March 4, 2026"]),
        ("fr", ["Places\u00a0: 40", "4\u00a0mars"]),
    ],
)
def test_the_page_draws_days_places_and_plan_beside_their_table(client, season, forum, language, words):
    FeeTerms.objects.update_or_create(forum=forum, defaults={"planned_registrations": 30})
    sign_in(client, roles.ORGANISER, forums=[forum], language=language)

    page = body(client.get(reverse("registrations:days", args=[forum.pk])))

    assert "<polyline" in page
    assert [word for word in words if word not in page] == []
    assert page.count('<tr><th scope="row">') == 4


def test_a_forum_without_bookings_says_so(client, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    page = body(client.get(reverse("registrations:days", args=[forum.pk])))

    assert "Nobody has booked yet." in page
    assert "<polyline" not in page


def test_a_drawing_begins_low_leaves_empty_days_out_and_tells_the_plan_from_the_places():
    drawn = charts.growth(
        [charts.Step("one", 5, 5), charts.Step("two", 0, 5), charts.Step("three", 40, 45)],
        title="Growth",
        marks=[charts.Mark("Places: 40", 40), charts.Mark("Plan: 39", 39, dashed=True)],
    )

    assert "<title>Growth</title>" in drawn
    assert 'points="36.0,182.0' in drawn
    assert drawn.count("<rect") == 2
    assert drawn.count("stroke-dasharray") == 1


def test_choosing_many_says_what_follows_once(client, asks, forum):
    asking = [BookedFactory(category=asks) for _one in range(3)]
    sign_in(client, roles.REGISTRATION, forums=[forum])

    asked = body(client.get(choose("cancel", *asking)))

    assert asked.count("A cancelled registration cannot be brought back.") == 1
    assert "Cancel the chosen registrations" in asked
    assert "The place is free for somebody else at once." not in asked  # nobody of them holds one


def test_choosing_nobody_says_so_and_what_is_no_key_is_not_found(client, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    address = "/admin/bulk/events/registration/cancel/"

    assert "Nothing is chosen yet" in body(client.get(address))
    assert client.get(f"{address}?id=no-key").status_code == 404
    assert client.post(f"{address}?id=no-key", {"reason": ""}).status_code == 404


def test_the_first_screen_leads_from_each_number_to_its_list(client, asks, amina, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])
    link = f'href="{LIST}?forum={forum.pk}&amp;status=requested"'

    assert link in body(client.get("/admin/"))

    sign_in(client, roles.ORGANISER, forums=[forum])
    assert link not in body(client.get("/admin/"))


def test_a_list_that_narrows_to_nothing_says_what_to_do(client, forum):
    sign_in(client, roles.REGISTRATION, forums=[forum])

    assert "Nothing in this list fits." in body(client.get(f"{LIST}?forum={forum.pk}&status=declined"))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("forum=8 status=requested search", "forum no. 8, by status, a search"),
        ("everything", "the whole list"),
        ("kitchen forum=8", "kitchen sheet, forum no. 8"),
        ("unheard_of=1", "unheard_of=1"),
        ("To look after the registration", "To look after the registration"),
        ("", ""),
    ],
)
def test_what_a_list_showed_is_noted_in_code_and_told_in_words(noted, said):
    assert reason_in_words(Disclosure(reason=noted)) == said
