"""Rates: who is counted with whom, when it begins anew, what is kept, and a cache that is away."""

import re

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from common import limits
from tests.factories.events import CategoryFactory

THREE = "3/10m"


@pytest.fixture(autouse=True)
def turned_on(settings, clock):
    settings.RATE_LIMITS = 1


def visit(address="203.0.113.7"):
    return RequestFactory().post("/en/", REMOTE_ADDR=address)


def test_one_too_many_is_refused_until_the_window_is_over(clock):
    refused = [limits.limited(visit(), "letters", THREE) for _time in range(4)]

    assert refused == [False, False, False, True]
    clock.forward(minutes=10)
    assert not limits.limited(visit(), "letters", THREE)


def test_another_address_another_thing_and_another_key_are_counted_apart():
    for _time in range(4):
        limits.limited(visit(), "letters", THREE)

    assert not limits.limited(visit("203.0.113.8"), "letters", THREE)
    assert not limits.limited(visit(), "drafts", THREE)
    assert not limits.limited(None, "letters", THREE)


def test_a_subject_is_counted_wherever_the_request_comes_from():
    refused = [limits.limited(None, "link 7", THREE) for _time in range(4)]

    assert refused[-1] is True


def test_the_rates_grow_with_the_house_and_nought_counts_nothing(settings):
    settings.RATE_LIMITS = 2
    assert [limits.limited(None, "a", THREE) for _time in range(7)] == [False] * 6 + [True]

    settings.RATE_LIMITS = 0
    assert not any(limits.limited(None, "b", THREE) for _time in range(9))


def test_the_cache_holds_no_address_and_the_next_day_has_other_names(clock, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "incr", lambda key: kept.append(key) or 1)

    limits.limited(visit("203.0.113.7"), "amina@example.org", THREE)
    clock.forward(days=1)
    limits.limited(visit("203.0.113.7"), "amina@example.org", THREE)

    assert not any("203" in key.split(":")[1] or "amina" in key for key in kept)
    assert kept[0].split(":")[1] != kept[1].split(":")[1]
    assert all(re.fullmatch(r"limit:[0-9a-f]{40}:\d+", key) for key in kept)


def test_a_cache_that_is_away_lets_everybody_through_and_is_logged(monkeypatch, caplog):
    def away(*arguments):
        raise ConnectionError("no cache at 10.0.0.7")

    monkeypatch.setattr(cache, "incr", away)

    assert not any(limits.limited(visit(), "letters", THREE) for _time in range(9))
    assert "the cache does not answer" in caplog.text
    assert "203.0.113.7" not in caplog.text


def test_the_first_two_of_a_window_that_come_at_once_are_two(monkeypatch):
    """The other one adds the counter between our looking and our adding."""
    counts = iter([ValueError, 2])

    def incr(key):
        count = next(counts)
        if count is ValueError:
            raise ValueError
        return count

    monkeypatch.setattr(cache, "incr", incr)
    monkeypatch.setattr(cache, "add", lambda *arguments: False)

    assert limits.limited(None, "letters", "1/10m")


def test_looking_costs_nothing_and_changing_the_language_neither(rf):
    @limits.limit_posts("page", "1/10m")
    def page(request):
        return HttpResponse("done")

    assert page(rf.get("/en/")).status_code == page(rf.get("/en/")).status_code == 200
    assert page(rf.post("/en/", {"_language": "fr"})).status_code == 200
    assert page(rf.post("/en/", {"name": "A"})).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "A little patience"), ("fr", "Un peu de patience")])
def test_the_page_keeps_what_was_typed_and_sends_it_again(client, monkeypatch, language, words):
    category = CategoryFactory()
    page = f"/{language}/forums/{category.forum.slug}/register/"
    monkeypatch.setattr(limits, "limited", lambda *arguments: True)

    refused = client.post(page, {"category": category.pk, "note": '<b>"kept"</b>'})

    assert refused.status_code == 429
    assert refused["Retry-After"] == "600"
    assert refused["Cache-Control"] == "no-store"
    assert words in refused.text
    assert f'<input type="hidden" name="category" value="{category.pk}">' in refused.text
    assert "&lt;b&gt;&quot;kept&quot;&lt;/b&gt;" in refused.text
    assert refused.text.count('name="csrfmiddlewaretoken"') == 1
    monkeypatch.undo()
    assert client.post(page, {"category": category.pk}).status_code == 302


def test_an_office_behind_one_address_registers_two_hundred_people_at_once():
    """Each posts each page once, and some of them twice."""
    for rate in (limits.BEGIN, limits.ANSWER, limits.BOOK):
        most, seconds = limits.parsed(rate)
        assert (most >= 240, seconds) == (True, 600)
