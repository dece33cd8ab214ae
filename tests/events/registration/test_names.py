"""Names in any script, and addresses as long as addresses may be: kept as they were typed."""

import re
import unicodedata

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.registration.forms import DetailsForm
from events.registration.models import Registration
from tests.factories.events import CategoryFactory

# Everything that people write names with; a field of one line takes no line breaks and no bare controls.
NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=120
)
LOCAL = st.from_regex(r"[a-z0-9](?:[a-z0-9._+-]{0,60}[a-z0-9])?", fullmatch=True).filter(
    lambda local: ".." not in local
)


def longest(local: str) -> str:
    """An address of exactly 254 characters."""
    left = 254 - len(local) - len("@") - len(".example.org")
    labels = []
    while left > 0:
        size = min(left, 60)
        labels.append("a" * size)
        left -= size + 1
    return f"{local}@{'.'.join(labels)}.example.org"[:300]


class TestNames(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(name=NAMES)
    @example(name="Кирилл Ковальчук")
    @example(name="ᐊᓄᓪᓗᐊᖅ")
    @example(name="فاطمة الزهراء")
    @example(name="किरण ज्योत्सना")
    @example(name="Ngũgĩ wa Thiong’o-Łuczak")
    @example(name="O'Brien <b>&amp;</b>")
    @example(name="👩🏽‍🦽")
    def test_a_name_in_any_script_comes_back_as_it_was_typed(self, name: str) -> None:
        typed = name.strip()
        assume(typed)
        category = CategoryFactory()
        browser, page = Client(), f"/en/forums/{category.forum.slug}/register/"
        browser.post(page, {"category": category.pk})

        answer = browser.post(
            f"{page}about-you/", {"name_to_use": name, "email": "a@example.org", "language": "en"}
        )

        assert answer.status_code == 302
        kept = Registration.objects.get(category=category).name_to_use
        assert unicodedata.normalize("NFC", kept) == unicodedata.normalize("NFC", typed)
        assert f'value="{escape(kept)}"' in browser.get(f"{page}about-you/").text


@settings(max_examples=100, deadline=None)
@given(local=LOCAL)
def test_an_address_of_254_characters_is_taken_and_a_longer_one_refused_kindly(local: str) -> None:
    address = longest(local)
    assume(len(address) == 254 and re.fullmatch(r"[^@]+@(?:[a-z0-9]{1,63}\.)+[a-z]+", address))

    def errors(email: str) -> dict:
        form = DetailsForm({"name_to_use": "A", "email": email, "language": "en"})
        form.is_valid()
        return form.errors

    assert "email" not in errors(address)
    assert "email" in errors(f"a{address}")


@pytest.mark.django_db
def test_the_longest_address_is_kept_whole(client):
    category = CategoryFactory()
    address, page = longest("a" * 64), f"/en/forums/{category.forum.slug}/register/"
    client.post(page, {"category": category.pk})

    client.post(f"{page}about-you/", {"name_to_use": "A", "email": address, "language": "en"})

    found = Registration.objects.get()
    assert (found.email, found.email_key) == (address, address.casefold())
