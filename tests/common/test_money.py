"""Amounts as people type them."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from common.money import as_typed, cents_from


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234", 123_400),
        ("1,234.50", 123_450),
        ("1 234,50", 123_450),
        ("1\u00a0234,50\u00a0$", 123_450),
        ("1\u202f234,50", 123_450),
        ("$1,234.5", 123_450),
        ("1,234", 123_400),
        ("1.234", 123_400),
        ("12,5", 1_250),
        ("12.05", 1_205),
        ("1,234,567.89", 123_456_789),
        ("1.234.567,89", 123_456_789),
        ("CAD 40", 4_000),
        ("CA$40.00", 4_000),
        ("0", 0),
        ("a lot", None),
        ("12.345", 1_234_500),
        ("1,23,45", None),
        ("12,34.56.78", None),
        ("-5", None),
        (".50", None),
        ("5.", None),
        ("1e3", None),
        ("٣٠", 3_000),
        ("", None),
        ("$", None),
        ("1,2345", None),
    ],
)
def test_an_amount_is_understood_in_either_language_or_not_at_all(text, cents):
    assert cents_from(text) == cents


@given(cents=st.integers(min_value=0, max_value=10_000_000), language=st.sampled_from(["en", "fr"]))
def test_what_a_field_shows_again_means_the_same_amount(cents, language):
    with override(language):
        assert cents_from(as_typed(cents)) == cents
