"""A forum that costs something, and what tests of fees and codes ask again and again."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from events.categories import actions
from events.categories.models import Code, FeeTerms
from events.categories.pricing import Rate
from people.organisations.models import Organisation
from tests.factories.events import CategoryFactory, ForumFactory

RATES = {
    ("early", "alone"): Rate(17_500, 12_000),
    ("regular", "alone"): Rate(23_000, 17_500),
    ("late", "alone"): Rate(28_000, 22_000),
}
POLICY = {"en": "You get everything back until October 1.", "fr": "Tout est remboursé jusqu’au 1er octobre."}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def category(forum):
    """Costs $175 early ($120 for members) until September 30, then $230 ($175), from November 1 on $280."""
    category = CategoryFactory(forum=forum)
    actions.save_fees(category=category, rates=RATES)
    actions.save_terms(
        terms=FeeTerms(
            forum=forum,
            early_until=date(2026, 9, 30),
            late_from=date(2026, 11, 1),
            policy_en=POLICY["en"],
            policy_fr=POLICY["fr"],
            full_refund_until=date(2026, 10, 1),
        )
    )
    return category


@pytest.fixture
def sliding(category):
    """The same, where people choose what they pay, from $20."""
    actions.save_fees(category=category, rates=RATES, sliding_floor=2_000)
    return category


@pytest.fixture
def member():
    return Organisation.objects.create(name_en="River House", name_fr="Maison de la rivière", is_member=True)


@pytest.fixture
def half_price(forum):
    """A code that takes half off, once."""
    return actions.make_code(forum=forum, kind=Code.Kind.WAIVER, percent_off=50, uses_limit=1, label="Half")


@pytest.fixture
def address():
    """`address("register", forum)`"""
    return lambda name, forum, **more: reverse(name, kwargs={"slug": forum.slug, **more})
