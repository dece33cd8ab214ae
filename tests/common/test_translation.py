"""Pairs of text: the reader's language first, the other before a blank."""

from dataclasses import dataclass

import pytest
from django.utils import translation

from common.translation import Pair, missing_twins


@dataclass
class Thing:
    name_en: str = ""
    name_fr: str = ""

    name = Pair("name")


@pytest.mark.parametrize(("language", "expected"), [("en", "House"), ("fr", "Maison"), ("fr-ca", "Maison")])
def test_a_pair_reads_in_the_active_language(language, expected):
    with translation.override(language):
        assert Thing("House", "Maison").name == expected


def test_a_missing_twin_shows_the_other_and_is_reported():
    with translation.override("fr"):
        assert Thing("House", "").name == "House"
    assert missing_twins(Thing("House", " "), "name") == ["name_fr"]
    assert missing_twins(Thing("", "Maison"), "name") == ["name_en"]
    assert missing_twins(Thing("House", "Maison"), "name") == []
    assert missing_twins(Thing("", ""), "name") == []
