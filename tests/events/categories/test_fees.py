"""Fees that are fixed with a booking: what is kept, what may change until it is paid, what it costs us."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from events.categories import actions as setting_up
from events.categories import queries
from events.categories.models import Code, Fee
from events.categories.pricing import Rate, from_rows
from events.registration import actions
from events.registration.models import Registration
from tests.events.categories.conftest import POLICY
from tests.factories.events import MARCH, BookedFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2026, 10, 5, 15, 0, tzinfo=UTC)


# ---- fixed with the booking --------------------------------------------------------------------------------
def test_the_price_and_the_policy_of_the_day_are_kept(category):
    early = BookedFactory(category=category, at=MARCH)
    later = BookedFactory(category=category, at=OCTOBER)

    setting_up.save_fees(category=category, rates={("regular", "alone"): Rate(99_900)})

    early.refresh_from_db()
    later.refresh_from_db()
    assert (early.price_cents, later.price_cents) == (17_500, 23_000)
    assert early.booking.policy_snapshot["en"] == POLICY["en"]
    assert early.booking.policy_snapshot["fr"] == POLICY["fr"]
    assert queries.refunds_of(early.booking.policy_snapshot).percent_at(MARCH) == 100
    assert from_rows(early.price_lines).total == 17_500


def test_a_category_without_fees_keeps_nothing(forum):
    booked = BookedFactory(category=CategoryFactory(forum=forum))

    assert (booked.price_cents, booked.price_lines) == (0, [])
    assert booked.booking.policy_snapshot == {}


def test_the_member_s_fee_is_for_who_comes_from_a_member(category, member):
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, organisation=member, at=MARCH)
    stranger = DraftFactory(category=category)
    member_no_more = DraftFactory(category=category)
    actions.choose_fee(registration=member_no_more, organisation=member, at=MARCH)

    booked = actions.book(registration=draft, at=MARCH)
    member.is_member = False
    member.save()

    assert booked.price_cents == 12_000
    assert actions.book(registration=stranger, at=MARCH).price_cents == 17_500
    assert actions.book(registration=member_no_more, at=MARCH).price_cents == 17_500


def test_nobody_books_at_a_price_that_they_were_not_shown(category):
    draft = DraftFactory(category=category)

    with pytest.raises(actions.PriceChanged):
        actions.book(registration=draft, at=OCTOBER, shown_cents=17_500)

    assert Registration.objects.get(pk=draft.pk).is_draft
    assert actions.book(registration=draft, at=OCTOBER, shown_cents=23_000).price_cents == 23_000


def test_a_request_for_approval_fixes_the_price_of_its_day(category):
    category.needs_approval = True
    category.save()

    asked = actions.book(registration=DraftFactory(category=category), at=MARCH)

    assert (asked.status, asked.price_cents) == (Registration.Status.REQUESTED, 17_500)


# ---- the sliding scale -------------------------------------------------------------------------------------
def test_the_amount_can_be_changed_until_it_is_paid_and_the_rest_stays_fixed(sliding):
    booked = BookedFactory(category=sliding, at=MARCH)

    actions.choose_amount(registration=booked, cents=5_000, at=OCTOBER)

    booked.refresh_from_db()
    assert (booked.price_cents, from_rows(booked.price_lines).fee) == (5_000, 17_500)
    assert booked.changes.get().fields == {"price_cents": [17_500, 5_000]}
    actions.choose_amount(registration=booked, cents=None, at=OCTOBER)
    assert Registration.objects.get(pk=booked.pk).price_cents == 17_500


def test_an_amount_is_refused_where_the_fee_does_not_slide_or_the_place_is_gone(category, sliding):
    booked = BookedFactory(category=sliding, at=MARCH)
    actions.cancel(registration=booked, at=MARCH)
    setting_up.save_fees(category=category, rates={("regular", "alone"): Rate(1_000)})
    fixed = BookedFactory(category=category, at=MARCH)

    for registration in (booked, fixed):
        with pytest.raises(actions.NotBooked):
            actions.choose_amount(registration=registration, cents=3_000, at=MARCH)


def test_of_two_tabs_the_second_does_not_bring_an_old_price_back(sliding, forum):
    other = CategoryFactory(forum=forum)
    setting_up.save_fees(category=other, rates={("regular", "alone"): Rate(50_000)}, sliding_floor=1_000)
    booked = BookedFactory(category=sliding, at=MARCH)
    old_tab = Registration.objects.get(pk=booked.pk)

    actions.change_category(registration=booked, category=other, at=MARCH)
    with pytest.raises(actions.NotBooked):
        actions.choose_amount(registration=old_tab, cents=2_500, at=MARCH)

    assert Registration.objects.get(pk=booked.pk).price_cents == 50_000


# ---- another category --------------------------------------------------------------------------------------
def test_another_category_costs_what_it_cost_on_the_day_of_booking(category, forum):
    other = CategoryFactory(forum=forum, name_en="Student")
    setting_up.save_fees(
        category=other, rates={("early", "alone"): Rate(5_000), ("regular", "alone"): Rate(9_000)}
    )
    free = CategoryFactory(forum=forum)
    booked = BookedFactory(category=category, at=MARCH)
    type(booked.booking).objects.update(created_at=MARCH)
    booked = Registration.objects.select_related("booking", "category", "forum").get(pk=booked.pk)

    actions.change_category(registration=booked, category=other, at=OCTOBER)
    in_other = Registration.objects.get(pk=booked.pk).price_cents
    actions.change_category(registration=booked, category=free, at=OCTOBER)

    assert in_other == 5_000
    assert Registration.objects.get(pk=booked.pk).price_cents == 0
    assert booked.changes.order_by("pk").first().fields["price_cents"]


def test_a_change_that_fails_leaves_the_price_in_hand_as_it_was(category, forum):
    full = CategoryFactory(forum=forum, capacity=0)
    booked = BookedFactory(category=category, at=MARCH)

    with pytest.raises(actions.CategoryFull):
        actions.change_category(registration=booked, category=full, at=MARCH)

    assert booked.price_cents == 17_500


# ---- government and media ----------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["government", "media"])
def test_a_closed_category_refuses_officials_whichever_comes_first(forum, category, role):
    closed = CategoryFactory(forum=forum, closed_to_officials=True)
    before = DraftFactory(category=category, roles=[role])
    after = DraftFactory(category=closed)
    booked = BookedFactory(category=category, roles=[role])

    with pytest.raises(actions.ClosedToOfficials):
        actions.choose_category(registration=before, category=closed, at=MARCH)
    with pytest.raises(actions.ClosedToOfficials):
        actions.save_details(
            registration=after, name_to_use="A", email="a@example.org", language="en", roles=[role], at=MARCH
        )
    with pytest.raises(actions.ClosedToOfficials):
        actions.change_category(registration=booked, category=closed, at=MARCH)

    other = BookedFactory(category=category, roles=["academic"])
    actions.change_category(registration=other, category=closed, at=MARCH)
    assert Registration.objects.get(pk=other.pk).category == closed


# ---- setting up --------------------------------------------------------------------------------------------
def test_a_category_knows_whether_it_costs_anything(category):
    assert category.has_fees

    setting_up.save_fees(category=category, rates={}, sliding_floor=500)

    category.refresh_from_db()
    assert (category.has_fees, category.sliding_floor_cents) == (False, None)
    assert not Fee.objects.exists()


def test_an_organisation_is_found_however_its_name_is_written(member):
    members = queries.member_organisations()

    for name in ("River House", " river  HOUSE ", "maison de la rivière", "Maison de la riviere"):
        assert queries.organisation_called(name, members) == member
    for name in ("", "River", "House of the River"):
        assert queries.organisation_called(name, members) is None


def test_the_prices_of_ten_categories_take_as_many_statements_as_of_one(
    category, forum, member, half_price, django_assert_num_queries
):
    asked = {"at": MARCH, "organisation_id": member.pk, "waiver_id": half_price.pk}
    others = [CategoryFactory(forum=forum) for _ in range(9)]
    for other in others:
        setting_up.save_fees(category=other, rates={("regular", "alone"): Rate(1_000)})

    with django_assert_num_queries(4):
        queries.prices_for([category], forum, **asked)
    with django_assert_num_queries(4):
        queries.prices_for([category, *others], forum, **asked)


def test_nothing_to_pay_costs_no_statement(forum, django_assert_num_queries):
    free = CategoryFactory(forum=forum)

    with django_assert_num_queries(0):
        assert not queries.price_for(free, forum, at=MARCH, organisation_id=1).is_due


def test_the_same_words_in_both_languages(sliding, forum):
    table = queries.fee_table(forum, [sliding])
    with override("fr"):
        french = " ".join(queries.fees_in_words(table.of(sliding), table.calendar, at=MARCH))
        assert queries.policy_in_words(queries.price_for(sliding, forum, at=MARCH).policy) == POLICY["fr"]
    english = " ".join(queries.fees_in_words(table.of(sliding), table.calendar, at=MARCH))

    assert "$175.00; members of the network $120.00" in english
    assert "Early fee, until September 30, 2026." in english
    assert "175,00\u00a0$; membres du réseau\u00a0: 120,00\u00a0$" in french
    assert "jusqu’au 30\u00a0septembre 2026" in french


def test_an_expired_code_lowers_nothing_more(category, half_price):
    Code.objects.update(expires_at=MARCH - timedelta(days=1))

    assert (
        queries.price_for(category, category.forum, at=MARCH, waiver_id=half_price.pk).quote.total == 17_500
    )
