"""“I can't come”: one tap, no name, counted once, and only from our own page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from events.regrets import actions, queries
from events.regrets.models import RegretCount
from people.accounts import roles
from site_cms.forum_pages.actions import create_pages
from site_cms.report_pages import figures, presentation
from tests.factories.events import ForumFactory
from tests.factories.site import publish
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def tap(client, forum):
    """`tap("cost")` as a browser on the forum's page does."""

    def send(reason: str, browser: str = "One", headers: dict = HERE, **more):
        address = reverse("regret", args=[forum.slug])
        return client.post(address, {"reason": reason}, headers={**headers, "User-Agent": browser}, **more)

    return send


def taps(forum, reason="cost") -> int:
    return queries.counts_of(forum)[reason]


@pytest.mark.parametrize(
    ("language", "thanks"), [("en", "Thank you for telling us"), ("fr", "Merci de nous")]
)
def test_one_tap_is_counted_and_thanked_for(client, forum, language, thanks):
    with translation.override(language):
        address = reverse("regret", args=[forum.slug])

    answer = client.post(address, {"reason": "cost"}, headers=HERE, follow=True)

    assert thanks in answer.content.decode()
    assert queries.counts_of(forum) == {"day": 0, "place": 0, "cost": 1, "other": 0}
    assert not client.cookies


def test_a_browser_may_give_several_reasons_and_each_once_a_day(tap, forum):
    for reason in ("cost", "day", "cost", "cost"):
        assert tap(reason).status_code == 302
    tap("cost", browser="Another")

    assert (taps(forum, "day"), taps(forum, "cost")) == (1, 2)


def test_nothing_that_is_kept_tells_who_or_when(tap, forum):
    tap("cost")

    assert {field.name for field in RegretCount._meta.get_fields()} == {"id", "forum", "reason", "count"}


@pytest.mark.parametrize(
    ("headers", "counted"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "http://testserver/en/forums/"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({}, False),
    ],
)
def test_only_our_own_page_counts(forum, headers, counted):
    """Django's token is not asked for, even where it would be checked."""
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(reverse("regret", args=[forum.slug]), {"reason": "cost"}, headers=headers)

    assert (answer.status_code, taps(forum)) == ((302, 1) if counted else (403, 0))


def test_bad_input_counts_nothing(client, tap, forum):
    draft = ForumFactory(status="draft")

    assert tap("nonsense").status_code == 404
    assert client.get(reverse("regret", args=[forum.slug])).status_code == 405
    assert (
        client.post(reverse("regret", args=[draft.slug]), {"reason": "day"}, headers=HERE).status_code == 404
    )
    assert client.get(reverse("regret-thanks", args=[draft.slug])).status_code == 404
    assert not RegretCount.objects.exists()


def test_one_connection_cannot_count_without_end(tap, forum, monkeypatch, settings):
    settings.RATE_LIMITS = 1
    monkeypatch.setattr("events.regrets.doors.REGRET", "3/1d")

    for number in range(6):
        tap("cost", browser=f"Browser {number}")
    assert taps(forum) == 3

    tap("cost", browser="Somewhere else", REMOTE_ADDR="192.0.2.7")
    assert taps(forum) == 4


def test_after_the_forum_nothing_is_counted_and_the_page_says_so(client, tap, forum, clock):
    clock.forward(days=264)

    tap("cost")

    assert taps(forum) == 0
    assert "This forum is over" in client.get(reverse("regret-thanks", args=[forum.slug])).content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_taps_at_the_same_moment_each_counts(forum):
    def one(_number: int) -> None:
        actions.count(forum=forum, reason="cost")
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(one, range(24)))

    assert taps(forum) == 24


# ---- the public page --------------------------------------------------------------------------------------
def test_the_forums_page_asks_without_a_token_and_stays_cached_after_a_tap(client, tap, forum):
    publish(create_pages(forum=forum))
    address = f"/en/forums/{forum.slug}/"
    before = client.get(address)
    page = before.content.decode()
    section = page[page.index('id="cannot-come"') :]

    assert [f'value="{reason}"' in section for reason in RegretCount.Reason.values] == [True] * 4
    assert "csrfmiddlewaretoken" not in section.split("</form>")[0]
    assert before["Cache-Control"] == "public, no-cache"
    tap("cost")
    assert client.get(address)["ETag"] == before["ETag"]


def test_a_forum_that_is_over_asks_nobody(client, forum, clock):
    publish(create_pages(forum=forum))
    clock.forward(days=264)

    assert 'id="cannot-come"' not in client.get(f"/en/forums/{forum.slug}/").content.decode()


# ---- for staff and for the report -------------------------------------------------------------------------
@pytest.mark.parametrize("role", roles.ALL)
def test_the_exact_numbers_are_for_those_who_plan(client, forum, role):
    actions.count(forum=forum, reason="cost")
    actions.count(forum=forum, reason="cost")
    allowed = role in (roles.ORGANISER, roles.REGISTRATION, roles.EDITOR)
    sign_in(client, role, forums=[forum])

    page = client.get(reverse("regrets:forum", args=[forum.pk]))

    assert page.status_code == (200 if allowed else 404)
    assert ('<td class="number">2</td>' in page.content.decode()) == allowed
    desk = client.get(reverse("forums:desk", args=[forum.pk])).content.decode()
    home = client.get("/admin/").content.decode()
    assert ("Who cannot come" in desk) == ("Who cannot come" in home) == allowed


def test_another_teams_numbers_do_not_exist(client, forum):
    sign_in(client, roles.ORGANISER, forums=[ForumFactory()])

    assert client.get(reverse("regrets:forum", args=[forum.pk])).status_code == 404


def said(forum, **counts: int) -> dict:
    for reason, count in counts.items():
        RegretCount.objects.create(forum=forum, reason=reason, count=count)
    return figures.compute("cannot_come", forum)


def test_a_report_says_nothing_where_few_have_said_why(forum):
    assert said(forum, cost=3, day=1) == {}


def test_a_report_tells_reasons_that_few_gave_together(forum):
    figure = said(forum, cost=12, day=9, place=2, other=4)

    assert figure["taps"] == 27
    assert {reason["code"]: reason["count"] for reason in figure["reasons"]} == {
        "cost": 12,
        "day": 9,
        "other": 6,
    }


@pytest.mark.parametrize(
    ("language", "title"), [("en", "33 reasons for not coming"), ("fr", "33 raisons de ne")]
)
def test_the_figure_reads_in_both_languages(forum, language, title):
    figure = said(forum, cost=12, day=9, place=6, other=6)

    with translation.override(language):
        shown = presentation.present_all({"cannot_come": figure})["cannot_come"]

    assert shown["title"].startswith(title)
    assert [row["count"] for row in shown["rows"]] == [12, 9, 6, 6]


def test_two_versions_of_a_figure_never_differ_by_a_few(forum):
    old = said(forum, cost=12, day=9)
    RegretCount.objects.filter(reason="cost").update(count=14)

    assert figures.points_at_people("cannot_come", old, figures.compute("cannot_come", forum))
