"""Fees and codes in the back office: what is typed is checked, what people pay is shown, who may do it."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from common.models import OutboxMessage
from events.categories import actions, queries
from events.categories.models import Category, Code, Fee, FeeTerms
from events.categories.pricing import Rate
from people.accounts import roles
from tests.events.registration.test_views import statements
from tests.factories.events import CategoryFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(forum):
    """`staff(role)` is the browser of a colleague on the forum's team."""

    def signed_in(role):
        client = Client()
        client.force_login(UserFactory(roles=[role], forums=[forum]))
        return client

    return signed_in


@pytest.fixture
def organiser(staff):
    return staff(roles.ORGANISER)


def page_of(category):
    return reverse("categories:fees", args=[category.pk])


# ---- fees --------------------------------------------------------------------------------------------------
def test_the_table_is_saved_and_shows_what_people_pay_today(organiser, forum):
    category = CategoryFactory(forum=forum)
    answers = {
        "alone-early-standard": "175",
        "alone-early-member": "120",
        "alone-regular-standard": "230,00",
        "floor": "20",
    }

    looked = organiser.post(page_of(category), answers | {"preview": "1"})
    assert "Who books today would pay (not saved yet)" in looked.text
    assert "$230.00" in looked.text
    assert not Fee.objects.exists()
    organiser.post(page_of(category), answers)

    category.refresh_from_db()
    schedule = queries.fee_table(forum, [category]).of(category)
    assert schedule.rates == {
        ("early", "alone"): Rate(17_500, 12_000),
        ("regular", "alone"): Rate(23_000, None),
    }
    assert schedule.floor == 2_000
    page = organiser.get(page_of(category)).text
    assert "The period of today: Regular." in page
    assert "from $20.00" in page


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"alone-early-member": "5"}, "Say what everybody else pays."),
        ({"alone-regular-standard": "5", "alone-regular-member": "6"}, "Members never pay more"),
        ({"alone-early-standard": "5"}, "Say what the regular fee is."),
        ({"floor": "5"}, "Say what the fee is, too."),
        ({"alone-regular-standard": "-5"}, "Enter an amount in dollars"),
    ],
)
def test_a_table_that_makes_no_sense_is_not_saved(organiser, forum, answers, words):
    category = CategoryFactory(forum=forum)

    page = organiser.post(page_of(category), answers)

    assert words in page.text
    assert "Nothing is saved yet" in page.text
    assert not Category.objects.get(pk=category.pk).has_fees


def test_emptying_the_table_makes_it_free(organiser, category):
    organiser.post(page_of(category), {"floor": ""})

    assert not Category.objects.get(pk=category.pk).has_fees
    assert "free of charge" in organiser.get(page_of(category)).text


def test_the_parallel_forum_has_fields_of_its_own_where_there_is_one(organiser, category, forum):
    alone = organiser.get(page_of(category)).text
    forum.parallel_forums.add(ForumFactory())

    both = organiser.get(page_of(category)).text

    assert "together-regular-standard" not in alone
    assert "together-regular-standard" in both


def test_dates_and_terms_are_saved(organiser, forum):
    page = reverse("categories:terms", args=[forum.pk])
    answers = {
        "early_until": "2026-09-30",
        "late_from": "2026-11-01",
        "policy_en": "All back until October.",
        "policy_fr": "Tout est remboursé jusqu’en octobre.",
        "full_refund_until": "2026-10-01",
        "part_refund_until": "2026-11-01",
        "part_refund_percent": "50",
        "planned_registrations": "120",
    }

    organiser.post(page, answers)
    organiser.post(page, answers | {"planned_registrations": "150"})

    terms = FeeTerms.objects.get()
    assert (terms.early_until, terms.part_refund_percent) == (date(2026, 9, 30), 50)
    assert queries.planned_for(forum) == 150


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"early_until": "2026-09-30", "late_from": "2026-09-30"}, "The late fee begins after"),
        ({"policy_en": "Only English."}, "Write it in both languages"),
        ({"part_refund_until": "2026-09-30"}, "Give both, or neither."),
        ({"part_refund_percent": "101"}, "100"),
    ],
)
def test_terms_that_make_no_sense_are_not_saved(organiser, forum, answers, words):
    page = organiser.post(reverse("categories:terms", args=[forum.pk]), answers)

    assert words in page.text
    assert not FeeTerms.objects.exists()


# ---- codes -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [roles.ORGANISER, roles.REGISTRATION])
def test_a_code_is_made_listed_and_taken_back(staff, forum, role):
    colleague = staff(role)

    colleague.post(
        reverse("codes:make", args=[forum.pk]),
        {"kind": "waiver", "label": "Partners", "percent_off": "50", "expires_at": "2099-01-31T23:59"},
    )
    code = Code.objects.get()
    listed = colleague.get(reverse("codes:index"), {"forum": forum.pk}).text
    assert queries.code_text(code) in listed
    assert "50% off" in listed
    assert code.expires_at.utcoffset().total_seconds() == 0
    assert code.expires_at.hour == 4  # one minute to midnight in Toronto
    colleague.post(reverse("codes:revoke", args=[code.pk]))

    code.refresh_from_db()
    assert code.revoked_at
    assert "Taken back" in colleague.get(reverse("codes:index"), {"forum": forum.pk}).text


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"kind": "waiver", "label": "x"}, "Give one of the two"),
        ({"kind": "waiver", "label": "x", "percent_off": "50", "down_to_cents": "5"}, "Give one of the two"),
        ({"kind": "category", "label": "x"}, "Choose the category."),
        ({"kind": "entry", "label": "x", "uses_limit": "0"}, "1"),
    ],
)
def test_a_code_that_makes_no_sense_is_not_made(organiser, forum, answers, words):
    page = organiser.post(reverse("codes:make", args=[forum.pk]), answers)

    assert words in page.text
    assert not Code.objects.exists()


def test_many_are_invited_at_once_each_in_their_language(organiser, forum):
    lines = "a@example.org\nb@example.org, fr\n\n  <c@example.org> en \na@example.org"
    page = reverse("codes:invite", args=[forum.pk])

    answer = organiser.post(page, {"people": lines, "language": "en"}, follow=True)

    sent = {code.email: code.language for code in Code.objects.all()}
    assert sent == {"a@example.org": "en", "b@example.org": "fr", "c@example.org": "en"}
    assert "3 invitations are on their way." in answer.text
    assert OutboxMessage.objects.filter(message="categories/invitation").count() == 3
    code = Code.objects.get(email="a@example.org")
    assert (code.uses_limit, code.sent_at is not None) == (1, True)
    organiser.post(reverse("codes:resend", args=[code.pk]))
    assert OutboxMessage.objects.filter(message="categories/invitation").count() == 4


def test_a_line_without_an_address_stops_all_and_keeps_what_was_typed(organiser, forum):
    page = organiser.post(
        reverse("codes:invite", args=[forum.pk]), {"people": "a@example.org\nnobody", "language": "en"}
    )

    assert "This is no address: nobody" in page.text
    assert "a@example.org" in page.text
    assert not Code.objects.exists()


def test_a_category_of_another_forum_cannot_be_opened(organiser, forum):
    foreign = CategoryFactory()

    organiser.post(
        reverse("codes:make", args=[forum.pk]), {"kind": "category", "label": "x", "category": foreign.pk}
    )

    assert not Code.objects.exists()


def test_the_list_costs_the_same_for_one_code_as_for_three(organiser, forum):
    actions.make_code(forum=forum)
    page = f"{reverse('codes:index')}?forum={forum.pk}"
    organiser.get(page)
    one = statements(lambda: organiser.get(page))
    for _ in range(2):
        actions.make_code(forum=forum)

    assert statements(lambda: organiser.get(page)) == one


def test_the_list_of_another_team_stays_theirs(organiser):
    code = actions.make_code(forum=ForumFactory())

    assert queries.code_text(code) not in organiser.get(reverse("codes:index")).text
    assert organiser.post(reverse("codes:revoke", args=[code.pk])).status_code == 404


def test_the_forum_s_page_leads_to_fees_and_codes(organiser, staff, forum):
    desk = reverse("forums:desk", args=[forum.pk])

    assert reverse("categories:terms", args=[forum.pk]) in organiser.get(desk).text
    assert reverse("codes:index") in organiser.get(desk).text
    assert not re.search("categories/terms|/codes/", staff(roles.CARE).get(desk).text)


def test_the_forum_s_form_says_who_may_register(organiser, forum):
    assert 'name="entry"' in organiser.get(reverse("forums:edit", args=[forum.pk])).text
