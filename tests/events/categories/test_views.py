"""Fees and codes over HTTP: what people see before they book, and afterwards; refusals that lose nothing."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from events.categories import actions as codes
from events.categories import queries
from events.categories.models import Code
from events.categories.pricing import Rate
from events.forums.models import Forum, Places
from events.registration.models import Registration
from tests.events.registration.test_views import ENGLISH, statements, visible
from tests.factories.events import CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db
DETAILS = {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"}


@pytest.fixture(autouse=True)
def _early(clock):
    clock.set(datetime(2026, 3, 2, 15, tzinfo=UTC))


@pytest.fixture
def fill_in(client, address):
    """`fill_in(category, **details)` gets a browser as far as the last check."""

    def go(category, **details):
        forum = category.forum
        client.post(address("register", forum), {"category": category.pk})
        client.post(address("register-details", forum), DETAILS | details)
        client.post(address("register-needs", forum), {"needs_something": "no"})
        return client.get(address("register-check", forum))

    return go


# ---- before booking ----------------------------------------------------------------------------------------
def test_the_first_page_says_what_each_way_costs(client, sliding, forum, address):
    CategoryFactory(forum=forum, needs_approval=True, closed_to_officials=True)

    page = client.get(address("register", forum)).text

    for words in (
        "Fee: $175.00; members of the network $120.00.",
        "Early fee, until September 30, 2026.",
        "You choose what you pay, from $20.00; no proof is asked.",
        "Free of charge.",
        "The team reads each request first, and answers you.",
        "Not for government or media.",
    ):
        assert words in page


def test_a_forum_without_fees_says_nothing_of_money(client, address):
    forum = CategoryFactory().forum

    assert "Free of charge" not in client.get(address("register", forum)).text


def test_the_last_check_explains_the_fee_and_what_cancelling_costs(fill_in, category):
    page = fill_in(category).text

    for words in (
        "Your fee",
        "Early fee",
        "$175.00",
        "You pay nothing now",
        "everything back until October 1",
    ):
        assert words in page


def test_a_member_finds_their_organisation_in_the_field_and_pays_less(
    client, fill_in, category, forum, member, address
):
    page = fill_in(category, organisation_name="river house")

    assert "$120.00" in page.text
    assert "for members of the network" in page.text
    assert '<option value="River House">' in client.get(address("register-details", forum)).text
    assert "$175.00" in fill_in(category, organisation_name="Hill House").text


def test_what_the_fee_depends_on_can_be_said_before_booking(
    client, fill_in, sliding, forum, member, half_price, address
):
    fill_in(sliding)
    page = address("register-fee", forum)
    answers = {"organisation": member.pk, "amount": "60", "code": queries.code_text(half_price).lower()}

    too_little = client.post(page, answers | {"amount": "19.99"})
    assert "Enter $20.00 or more." in too_little.text
    assert client.post(page, answers).url == address("register-check", forum)

    check = client.get(address("register-check", forum)).text
    assert "Less, as you chose" in check
    assert "Your code: 50% off" in check
    assert "$30.00" in check
    client.post(address("register-check", forum), {"shown": "3000"})
    assert Registration.objects.get().price_cents == 3_000
    assert "$30.00" in client.get(address("register-booked", forum)).text
    assert "$30.00" in client.get(reverse("booking")).text


def test_the_fee_page_of_a_free_category_leads_back(client, fill_in, forum, address):
    fill_in(CategoryFactory(forum=forum))

    assert client.get(address("register-fee", forum)).url == address("register-check", forum)


def test_a_price_that_changed_while_somebody_read_is_shown_again_before_booking(
    client, fill_in, category, forum, address
):
    fill_in(category)
    codes.save_fees(category=category, rates={("regular", "alone"): Rate(20_000)})

    page = client.post(address("register-check", forum), {"shown": "17500"})

    assert "The fee has changed" in page.text
    assert "$200.00" in page.text
    assert Registration.objects.get().is_draft
    client.post(address("register-check", forum), {"shown": "20000"})
    assert Registration.objects.get().is_booked


@pytest.mark.parametrize("shown", ["", "-1", "9" * 40, "x", "१२"])
def test_a_price_that_cannot_be_read_harms_nothing(client, fill_in, category, forum, address, shown):
    fill_in(category)

    assert client.post(address("register-check", forum), {"shown": shown}).status_code in (200, 302)


def test_a_code_used_up_meanwhile_is_taken_off_and_the_fee_shown_anew(
    client, fill_in, category, forum, half_price, address
):
    fill_in(category)
    client.post(address("register-fee", forum), {"code": queries.code_text(half_price)})
    Code.objects.take(half_price.pk, at=half_price.created_at)

    page = client.post(address("register-check", forum))

    assert "can no longer be used" in page.text
    assert "$175.00" in page.text
    assert client.post(address("register-check", forum)).url == address("register-booked", forum)


# ---- government and media ----------------------------------------------------------------------------------
def test_a_tick_that_closes_the_category_is_said_kindly_and_loses_nothing(client, forum, address):
    closed = CategoryFactory(forum=forum, closed_to_officials=True, name_en="Caucus")
    client.post(address("register", forum), {"category": closed.pk})

    page = client.post(address("register-details", forum), DETAILS | {"roles": ["media"]})

    assert "“Caucus” is not for government or media." in page.text
    assert 'value="Maple"' in page.text
    assert client.post(address("register-details", forum), DETAILS).status_code == 302


def test_choosing_a_closed_category_after_ticking_is_said_kindly(client, category, forum, address):
    closed = CategoryFactory(forum=forum, closed_to_officials=True)
    client.post(address("register", forum), {"category": category.pk})
    client.post(address("register-details", forum), DETAILS | {"roles": ["government"]})

    page = client.post(address("register", forum), {"category": closed.pk})

    assert "this way of taking part is not for either" in page.text
    assert Registration.objects.get().category == category


def test_an_invitation_into_a_closed_category_opens_it_to_nobody_of_the_media(client, forum, address):
    closed = CategoryFactory(forum=forum, closed_to_officials=True, needs_code=True)
    CategoryFactory(forum=forum)
    code = codes.invite(forum=forum, people=[("a@example.org", "en")], category=closed, at=closed.created_at)[
        0
    ]
    client.get(reverse("invited", args=[queries.code_text(code)]))

    chosen = client.post(address("register", forum), {"category": closed.pk})
    page = client.post(address("register-details", forum), DETAILS | {"roles": ["media"]})

    assert chosen.status_code == 302
    assert "is not for government or media" in page.text
    assert client.post(address("register-details", forum), DETAILS).status_code == 302


# ---- codes -------------------------------------------------------------------------------------------------
@pytest.fixture
def by_code():
    """A forum that opens only with a code, with one category."""
    return CategoryFactory(forum=ForumFactory(entry=Forum.Entry.CODE), name_en="Guests").forum


def test_a_forum_by_code_shows_only_a_field_for_it(client, by_code, address):
    page = client.get(address("register", by_code))

    assert 'name="code"' in page.text
    assert "Guests" not in page.text
    assert "Places available" not in page.text
    assert client.post(address("register", by_code), {"category": 1}).status_code == 200
    assert not Registration.objects.exists()


def test_the_code_opens_it_by_hand_and_by_link(client, by_code, address):
    text = queries.code_text(codes.make_code(forum=by_code))

    typed = client.post(address("register-code", by_code), {"code": text.lower()})
    linked = Client().get(address("register-with", by_code, code=text))

    for answer in (typed, linked):
        assert answer.url == address("register", by_code)
        assert answer.cookies["entry"]["httponly"]
        assert text not in answer.url
    assert "Guests" in client.get(address("register", by_code)).text


def test_whoever_came_with_the_code_books_with_it(client, by_code, fill_in, address):
    code = codes.make_code(forum=by_code, uses_limit=1)
    client.get(address("register-with", by_code, code=queries.code_text(code)))

    fill_in(by_code.categories.get())
    client.post(address("register-check", by_code))

    assert Registration.objects.get().is_booked
    assert Code.objects.get().used == 1


def test_every_code_of_no_use_gets_the_same_answer(client, by_code, address):
    def made(**fields):
        return codes.make_code(forum=by_code, **fields)

    used, over, revoked = made(uses_limit=1), made(expires_at=by_code.created_at), made()
    Code.objects.filter(pk=used.pk).update(used=1)
    codes.revoke(code=revoked, at=by_code.created_at)
    waiver = made(kind=Code.Kind.WAIVER, percent_off=5)
    others = codes.make_code(forum=ForumFactory())
    texts = [queries.code_text(code) for code in (used, over, revoked, waiver, others)]
    texts.append("2222-2222-2222")

    typed, linked, invited = [], [], []
    for text in texts:
        typed.append(client.post(address("register-code", by_code), {"code": text}).text.replace(text, ""))
        browser = Client()
        browser.get(address("register-with", by_code, code=text))
        linked.append(browser.get(address("register", by_code)).text)
    for text in (*texts[:3], texts[-1]):
        answer = Client().get(reverse("invited", args=[text]))
        invited.append((answer.status_code, _alike(answer.text).replace(text, "")))

    assert len({_alike(page) for page in typed}) == 1
    assert "This code does not work here" in typed[0]
    assert len({_alike(page) for page in linked}) == 1
    assert len(set(invited)) == 1
    assert invited[0][0] == 404


def _alike(page):
    """The page without what is drawn at random for each."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r'name="[a-z_]*[0-9a-f]{8,}[^"]*"', "", page)


def test_trying_many_codes_is_slowed_down(client, by_code, address, settings):
    settings.RATE_LIMITS = 1
    page = address("register-code", by_code)

    answers = [client.post(page, {"code": "2222-2222-2222"}).status_code for _ in range(62)]
    link = client.get(address("register-with", by_code, code="2222"))

    assert (answers[0], answers[-1], link.status_code) == (200, 429, 429)


def test_a_waiver_by_link_lowers_the_fee(client, fill_in, category, forum, half_price, address):
    client.get(address("register-with", forum, code=queries.code_text(half_price)))

    assert "Your code lowers the fee" in client.get(address("register", forum)).text
    assert "$87.50" in fill_in(category).text


def test_the_code_page_is_french_in_french(client, by_code):
    with override("fr"):
        pages = [
            client.get(reverse("register", args=[by_code.slug])),
            client.post(reverse("register-code", args=[by_code.slug]), {"code": "no"}),
            client.get(reverse("invited", args=["no"])),
        ]

    for page in pages:
        assert ENGLISH.findall(visible(page.text)) == []


# ---- after booking -----------------------------------------------------------------------------------------
@pytest.fixture
def booked(client, fill_in, sliding, forum, address):
    fill_in(sliding)
    client.post(address("register-check", forum))
    return client


def test_the_amount_is_changed_on_a_page_of_its_own(booked):
    assert 'value="175"' in booked.get(reverse("booking-fee")).text

    refused = booked.post(reverse("booking-fee"), {"amount": "5"})
    assert "Enter $20.00 or more." in refused.text
    answer = booked.post(reverse("booking-fee"), {"amount": "45,50"})

    assert answer.url.startswith(reverse("booking"))
    assert "$45.50" in booked.get(reverse("booking")).text


def test_a_fixed_fee_has_no_page_to_change_it(client, fill_in, category, forum, address):
    fill_in(category)
    client.post(address("register-check", forum))

    assert client.get(reverse("booking-fee")).url == reverse("booking")
    assert reverse("booking-fee") not in client.get(reverse("booking")).text


def test_another_way_to_take_part_shows_what_changes(booked, sliding, forum):
    dearer = CategoryFactory(forum=forum, name_en="Patron", needs_approval=True)
    codes.save_fees(category=dearer, rates={("regular", "alone"): Rate(30_000)})
    cheaper = CategoryFactory(forum=forum, name_en="Student")
    CategoryFactory(forum=forum, name_en="Sold out", capacity=0)
    CategoryFactory(forum=forum, name_en="Secret", needs_code=True)

    page = booked.get(reverse("booking-category")).text

    assert "$300.00: $125.00 more than now." in page
    assert "Free of charge: $175.00 less than now." in page
    assert "your place is given back until somebody has said yes" in page
    assert "Full" in page
    assert page.count(" disabled") == 1
    assert "Secret" not in page
    booked.post(reverse("booking-category"), {"category": cheaper.pk})
    moved = Registration.objects.get()
    assert (moved.category, moved.price_cents) == (cheaper, 0)
    booked.post(reverse("booking-category"), {"category": dearer.pk})
    assert Registration.objects.get().status == Registration.Status.REQUESTED


def test_a_category_that_fills_up_meanwhile_keeps_the_place_that_is_held(booked, sliding, forum):
    other = CategoryFactory(forum=forum)
    CategoryFactory(forum=forum)
    booked.get(reverse("booking-category"))
    Places.objects.filter(pk=other.places_id).update(capacity=0)

    page = booked.post(reverse("booking-category"), {"category": other.pk})

    assert "is full. Choose another way to take part." in page.text
    assert Registration.objects.get().category == sliding


def test_an_official_sees_why_a_category_is_closed_and_cannot_force_it(
    client, fill_in, category, forum, address
):
    closed = CategoryFactory(forum=forum, closed_to_officials=True)
    fill_in(category, roles=["media"])
    client.post(address("register-check", forum))

    page = client.get(reverse("booking-category")).text
    forced = client.post(reverse("booking-category"), {"category": closed.pk})

    assert "There is no other way to take part" in page
    assert forced.status_code == 200
    assert Registration.objects.get().category == category


def test_the_pages_after_booking_are_french_in_french(booked, forum):
    other = CategoryFactory(forum=forum, needs_approval=True)
    codes.save_fees(category=other, rates={("regular", "alone"): Rate(30_000)})
    with override("fr"):
        pages = [booked.get(reverse(name)) for name in ("booking", "booking-fee", "booking-category")]
        pages.append(booked.get(reverse("register", args=[forum.slug])))

    for page in pages:
        assert page.status_code == 200
        assert ENGLISH.findall(visible(page.text)) == []


# ---- statements --------------------------------------------------------------------------------------------
def test_more_categories_cost_no_more_statements(booked, forum):
    one = CategoryFactory(forum=forum)
    codes.save_fees(category=one, rates={("regular", "alone"): Rate(1_000)})
    pages = [reverse("booking-category"), reverse("register", args=[forum.slug])]
    before = [statements(partial(booked.get, page)) for page in pages]
    for _ in range(3):
        more = CategoryFactory(forum=forum)
        codes.save_fees(category=more, rates={("regular", "alone"): Rate(1_000)})

    assert [statements(partial(booked.get, page)) for page in pages] == before


def test_a_fee_costs_booking_two_statements(client, fill_in, category, forum, address, figure):
    fill_in(category)

    cost = statements(partial(client.post, address("register-check", forum), {"shown": "17500"}))

    figure(f"booking a place that costs something: {cost} statements")
    assert Registration.objects.get().is_booked
    assert cost <= 8


def test_an_invitation_that_is_over_says_how_to_come_back(client, forum):
    code = codes.make_code(forum=forum, expires_at=forum.created_at - timedelta(days=1))

    page = client.get(reverse("invited", args=[queries.code_text(code)]))

    assert page.status_code == 404
    assert "the private link in our message opens your booking" in page.text
