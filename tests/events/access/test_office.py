"""Needs in the back office: care looks after them, organisers and registration count, nobody else knows."""

import pytest
from django.urls import reverse

from common import sealing
from events.access import actions
from events.access.models import AccessCase, AccessOption
from events.access.queries import Allergy, Food
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.factories.events import ForumFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Status = AccessCase.Status
WHY = "To prepare what the person needs"
COUNTERS = (roles.CARE, roles.ORGANISER, roles.REGISTRATION)
STRANGERS = [name for name in roles.ALL if name not in COUNTERS]


@pytest.fixture
def amina(booked_with):
    food = Food(("halal",), (Allergy("peanuts", "dangerous", traces=True),), words="Food Canary")
    return booked_with("asl", words="Words Canary", name_to_use="Amina Canary", food=food)


@pytest.fixture
def forum(amina):
    return amina.forum


@pytest.fixture
def case(amina, case_of):
    return case_of(amina, "asl")


def page_of(case) -> str:
    return reverse("access:case", args=[case.pk])


def body(response) -> str:
    return response.content.decode()


def send(client, case, verb, **answers):
    case.refresh_from_db()
    return client.post(page_of(case), {"verb": verb, "seen": case.version, **answers}, follow=True)


# ---- who sees what ---------------------------------------------
def test_care_sees_the_board_and_the_reading_is_noted_once(client, forum, case):
    user = sign_in(client, roles.CARE, forums=[forum])

    page = client.get(reverse("access:board", args=[forum.pk]), {"status": "asked"})

    for words in ("ASL interpretation", "Amina Canary", "Something else, in their own words", "Nobody yet"):
        assert words in body(page)
    assert "Words Canary" not in body(page)
    reading = Disclosure.objects.get(reader=user)
    assert (reading.record, reading.how_many, reading.subject) == ("access requests", 3, None)
    assert reading.reason == f"board forum={forum.pk} status=asked"


def test_care_opens_a_need_without_a_question_and_it_is_noted(client, forum, case, amina):
    user = sign_in(client, roles.CARE, forums=[forum])

    page = client.get(page_of(case))

    assert "ASL interpretation" in body(page)
    assert "no-store" in page["Cache-Control"]
    reading = Disclosure.objects.get(reader=user)
    assert (reading.record, reading.subject) == ("access request", amina.pk)
    assert reading.reason == "To arrange what the person needs"


@pytest.mark.parametrize("way", ["somebody without the task", "a need taken back"])
def test_outside_the_daily_task_one_says_why(client, forum, case, amina, way, at):
    if way == "a need taken back":
        user = sign_in(client, roles.CARE, forums=[forum])
        actions.withdraw(registration=amina, at=at)
    else:
        user = sign_in(client, forums=[forum], is_superuser=True)

    closed = body(client.get(page_of(case)))
    refused = body(client.post(page_of(case), {"verb": "open", "reason": "curiosity"}))
    assert not Disclosure.objects.filter(subject=amina.pk).exists()
    opened = body(client.post(page_of(case), {"verb": "open", "reason": WHY}))

    for page in (closed, refused):
        assert "Why do you open it?" in page
        assert "ASL interpretation" not in page
    assert "ASL interpretation" in opened
    reading = Disclosure.objects.get(subject=amina.pk)
    assert (reading.reader, reading.reason) == (user, WHY)


def test_the_board_of_somebody_without_the_task_stays_sealed(client, forum, case):
    sign_in(client, forums=[forum], is_superuser=True)

    page = body(client.get(reverse("access:board", args=[forum.pk])))

    assert "ASL interpretation" not in page
    assert "sealed" in page
    assert page_of(case) in page


@pytest.mark.parametrize("role", [name for name in roles.ALL if name != roles.CARE])
def test_nobody_else_reaches_a_need(client, forum, case, role):
    sign_in(client, role, forums=[forum])

    for response in (
        client.get("/admin/access/"),
        client.get("/admin/access/?export=xlsx"),
        client.get(reverse("access:board", args=[forum.pk])),
        client.get(page_of(case)),
        client.post(page_of(case), {"verb": "open", "reason": WHY}),
        client.post(page_of(case), {"verb": "take_on", "seen": 1}),
    ):
        assert response.status_code in (302, 404)
        assert "Canary" not in body(response)
    case.refresh_from_db()
    assert case.owner is None


def test_care_of_another_forum_finds_nothing(client, forum, case):
    sign_in(client, roles.CARE, forums=[ForumFactory()])

    assert "Canary" not in body(client.get("/admin/access/"))
    assert client.get(reverse("access:board", args=[forum.pk])).status_code == 404
    assert client.get(page_of(case)).status_code == 404
    assert client.post(page_of(case), {"verb": "take_on", "seen": 1}).status_code == 404


@pytest.mark.parametrize("role", COUNTERS)
def test_who_arranges_rooms_and_food_counts_exactly_and_sees_no_name(client, forum, amina, role):
    user = sign_in(client, role, forums=[forum])
    addresses = [reverse(f"access:{name}", args=[forum.pk]) for name in ("counts", "kitchen")]

    counts, kitchen = (body(client.get(address)) for address in addresses)
    table = client.get(addresses[1], {"file": "csv"}).content.decode("utf-8-sig")

    assert 'class="number">1</td>' in counts
    assert "fewer than" not in counts
    for words in ("Peanuts", "Arachides", "Halal"):
        assert words in kitchen
        assert words in table
    for text in (counts, kitchen, table):
        assert "Canary" not in text
        assert str(amina) not in text
    assert client.get(addresses[1], {"file": "pdf"}).content.startswith(b"%PDF")
    noted = Disclosure.objects.filter(reader=user).values_list("reason", flat=True)
    assert set(noted) == {
        f"{what} forum={forum.pk}" for what in ("counts", "kitchen", "kitchen csv", "kitchen pdf")
    }


@pytest.mark.parametrize("role", STRANGERS)
def test_counts_are_for_those_who_arrange_something(client, forum, role):
    sign_in(client, role, forums=[forum])

    for name in ("counts", "kitchen", "rooms"):
        assert client.get(reverse(f"access:{name}", args=[forum.pk])).status_code == 404


def test_the_list_over_all_forums_opens_no_need_and_is_one_reading(client, forum, case):
    user = sign_in(client, roles.CARE, forums=[forum])

    page = body(client.get("/admin/access/", {"registration__forum": forum.pk, "q": "Canary"}))

    assert page_of(case) in page
    assert "ASL" not in page
    reading = Disclosure.objects.get(reader=user)
    assert (reading.how_many, reading.reason) == (3, f"registration__forum={forum.pk} search")


def test_a_forum_s_page_leads_each_role_to_what_is_its_own(client, forum):
    sign_in(client, roles.CARE, forums=[forum])
    for_care = body(client.get(reverse("forums:desk", args=[forum.pk])))
    sign_in(client, roles.ORGANISER, forums=[forum])
    for_organisers = body(client.get(reverse("forums:desk", args=[forum.pk])))

    board, kitchen = (reverse(f"access:{name}", args=[forum.pk]) for name in ("board", "kitchen"))
    assert board in for_care
    assert board not in for_organisers
    assert kitchen in for_care
    assert kitchen in for_organisers


# ---- at work ---------------------------------------------
def test_care_takes_on_arranges_writes_and_moves(client, forum, case):
    user = sign_in(client, roles.CARE, forums=[forum])

    assert "It is yours now." in body(send(client, case, "take_on"))
    terms = {"supplier": "Two Hands", "cost_cents": "1,500", "due_on": "2026-10-01", "note": "Ask for Noor"}
    arranged = body(send(client, case, "arrange", **terms))
    written = body(send(client, case, "write", words="We are looking for somebody."))
    moved = body(send(client, case, "move", to="arranged", words="Noor comes both days."))

    assert "Two Hands" in arranged
    assert "We are looking for somebody." in written
    assert "Noor comes both days." in moved
    case.refresh_from_db()
    assert (case.owner, case.status, case.cost_cents) == (user, Status.ARRANGED, 150_000)
    board = body(client.get(reverse("access:board", args=[forum.pk])))
    assert "$1,500.00" in board
    assert "Two Hands" in board


def test_what_is_filled_in_badly_is_kept_and_said(client, forum, case):
    sign_in(client, roles.CARE, forums=[forum])

    bad_cost = body(send(client, case, "arrange", supplier="Two Hands", cost_cents="a lot"))
    no_reason = body(send(client, case, "move", to="impossible"))
    illegal = body(send(client, case, "move", to="done"))
    no_words = body(send(client, case, "write", words=""))

    assert "Enter an amount in dollars" in bad_cost
    assert 'value="Two Hands"' in bad_cost
    assert "Write to the person why it cannot be met" in no_reason
    assert "Select a valid choice" in illegal
    assert "Write a few words first." in no_words
    case.refresh_from_db()
    assert (case.status, case.version) == (Status.ASKED, 1)


def test_the_second_who_saves_is_told_on_the_screen(client, forum, case, care, at):
    sign_in(client, roles.CARE, forums=[forum])
    seen = case.version
    actions.take_on(case=case, by=care(forum), seen=seen, at=at)

    page = body(client.post(page_of(case), {"verb": "take_on", "seen": seen}, follow=True))

    assert "This need changed while you were looking at it" in page


def test_news_from_the_person_stands_out_until_it_was_seen(client, forum, case, at):
    sign_in(client, roles.CARE, forums=[forum])
    actions.answer(case=case, verdict="nothing", words="I come by bus", at=at)

    board = body(client.get(reverse("access:board", args=[forum.pk])))
    shown = body(client.get(page_of(case)))
    seen = body(send(client, case, "seen"))

    assert "The person wrote" in board
    assert "I come by bus" in shown
    assert "I have seen it" in shown
    assert "I have seen it" not in seen


def test_food_that_must_be_talked_about_is_read_in_full(client, forum, amina, case_of):
    sign_in(client, roles.CARE, forums=[forum])

    page = body(client.get(page_of(case_of(amina, kind="food"))))

    assert "Food Canary" in page
    assert "Peanuts – It can endanger my life – even traces" in page


def test_an_empty_board_says_what_belongs_there(client):
    forum = ForumFactory()
    sign_in(client, roles.CARE, forums=[forum])

    for name, words in (
        ("board", "Here stands each thing that somebody needs"),
        ("counts", "Needs appear here once a place is booked"),
        ("kitchen", "Here stand diets and allergies in numbers"),
        ("rooms", "Here stands each room of the programme"),
    ):
        assert words in body(client.get(reverse(f"access:{name}", args=[forum.pk])))


def test_a_missing_key_is_said_plainly(client, forum, case):
    sign_in(client, roles.CARE, forums=[forum])
    sealing.destroy_key(forum.key_name)

    pages = [
        client.get(reverse(f"access:{name}", args=[forum.pk]))
        for name in ("board", "counts", "kitchen", "rooms")
    ]

    for page in [*pages, client.get(page_of(case))]:
        assert page.status_code == 200
        assert "The key of this forum is missing" in body(page)
        assert "Words Canary" not in body(page)


def test_the_board_takes_as_many_statements_for_three_people_as_for_one(
    client, forum, amina, booked_with, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sign_in(client, roles.CARE, forums=[forum])
    address = reverse("access:board", args=[forum.pk])
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    for _number in range(2):
        booked_with("asl", "lsq", category=amina.category)

    with django_assert_max_num_queries(len(one)):
        assert body(client.get(address)).count("LSQ interpretation") == 2


def test_the_screens_are_french_for_whoever_reads_french(client, forum, case, at):
    sign_in(client, roles.CARE, forums=[forum], language="fr")
    actions.answer(case=case, verdict="nothing", words="…", at=at)

    board = body(client.get(reverse("access:board", args=[forum.pk])))
    page = body(client.get(page_of(case)))

    assert "Interprétation en ASL" in board
    assert "La personne a écrit" in board
    assert "Écrire à la personne" in page
    for text in (board, page):
        main = text.partition("<main")[2].partition("</main")[0]
        for english in ("Waits for", "The person", "Who takes care", "Supplier", "Cost", "Where it stands"):
            assert english not in main


def test_care_rewords_and_retires_what_can_be_asked_for(client):
    sign_in(client, roles.CARE)
    texts = {"name_en": "Tactile map", "name_fr": "Plan tactile", "group": "space", "position": "9"}

    client.post(reverse("access-options:add"), {**texts, "code": "tactile-map", "lead_days": "5"})

    assert "Plan tactile" in body(client.get(reverse("access-options:index")))
    option = AccessOption.objects.get(code="tactile-map")
    assert (option.lead_days, option.is_offered) == (5, False)
