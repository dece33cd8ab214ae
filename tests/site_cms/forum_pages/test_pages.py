"""A forum's page says what the forum says, shows no more than it may, and never lets a count slip."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.forums.models import Forum, Funder, Objective, Places
from site_cms.forum_pages.actions import create_pages
from tests.factories import site
from tests.factories.events import ForumFactory, ForumSeriesFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_forum(db) -> Forum:
    """Open for registration, two months from now."""
    start = timezone.localdate() + timedelta(days=60)
    return ForumFactory(
        slug="autumn", title_en="Autumn forum", title_fr="Forum d’automne", starts_on=start, ends_on=start
    )


def published(forum: Forum):
    return site.publish(create_pages(forum=forum))


def read(client, address="/en/forums/autumn/") -> str:
    return site.read(client, address)


def test_the_page_reads_its_facts_from_the_forum(client, open_forum):
    Objective.objects.create(forum=open_forum, text_en="Work together.", text_fr="Travailler ensemble.")
    open_forum.funders.add(Funder.objects.create(name_en="A foundation", name_fr="Une fondation"))
    published(open_forum)
    english, french = read(client), read(client, "/fr/forums/autumn/")
    for words in ("Autumn forum", "Montréal, Quebec", "In person", "Work together.", "A foundation"):
        assert words in english
    for words in (
        "Forum d’automne",
        "Montréal (Québec)",
        "En personne",
        "Travailler ensemble.",
        "Une fondation",
    ):
        assert words in french


@pytest.mark.django_db(transaction=True)
def test_a_change_of_the_forum_shows_at_once_even_where_the_page_was_kept(client, open_forum):
    published(open_forum)
    assert "Halifax" not in client.get("/en/forums/autumn/").content.decode()
    open_forum.city_en = "Halifax"
    open_forum.save()
    assert "Halifax" in client.get("/en/forums/autumn/").content.decode()


def test_the_button_to_register_is_there_only_while_registration_is_open(client, open_forum):
    published(open_forum)
    assert "/en/forums/autumn/register/" in read(client)
    open_forum.status = Forum.Status.CLOSED
    open_forum.save()
    assert "/en/forums/autumn/register/" not in read(client)


def test_a_forum_that_is_still_a_draft_is_not_there(client, open_forum):
    published(open_forum)
    Forum.objects.filter(pk=open_forum.pk).update(status=Forum.Status.DRAFT)
    assert client.get("/en/forums/autumn/").status_code == 404
    assert "Autumn forum" not in read(client, "/en/forums/")


def test_the_building_is_shown_only_where_everyone_may_know_it(client, open_forum):
    published(open_forum)
    for address in ("/en/forums/autumn/", "/fr/forums/autumn/", "/en/forums/", "/en/", "/sitemap.xml"):
        answer = read(client, address)
        assert "Lantern House" not in answer
        assert "Maison des lanternes" not in answer
        assert "Hidden Lane" not in answer
    open_forum.venue_shown_to = Forum.VenueShownTo.EVERYONE
    open_forum.save()
    assert "12 Hidden Lane" in read(client)


@pytest.mark.parametrize(
    ("taken", "words"), [(0, "Places are left"), (29, "Places are left"), (37, "3 places left"), (40, "Full")]
)
def test_how_much_room_is_left_is_said_in_words_and_counted_only_at_the_end(client, open_forum, taken, words):
    Places.objects.filter(pk=open_forum.places_id).update(taken=taken)
    published(open_forum)
    html = read(client)
    assert words in html
    if taken < 30:
        assert str(40 - taken) + " places" not in html


@pytest.mark.parametrize(
    ("taken", "words"), [(1, "Places are left"), (4, "Places are left"), (5, "3 places left")]
)
def test_a_small_meeting_does_not_tell_how_few_have_registered(client, open_forum, taken, words):
    """Who knows that there are eight seats would read "7 places left" as one person."""
    Places.objects.filter(pk=open_forum.places_id).update(capacity=8, taken=taken)
    published(open_forum)

    assert words in read(client)


def test_past_forums_stand_in_a_table_with_their_month_where_no_more_is_known(client, open_forum):
    series = ForumSeriesFactory()
    for year in (2009, 2011):
        ForumFactory(
            slug=f"past-{year}",
            series=series,
            title_en=f"Edition of {year}",
            starts_on=date(year, 12, 1),
            ends_on=date(year, 12, 1),
            only_month_is_known=True,
            status=Forum.Status.PAST,
        )
    html = read(client, "/en/forums/")
    assert "December 2009" in html
    assert "December 1" not in html
    assert html.index("Autumn forum") < html.index("Edition of 2011") < html.index("Edition of 2009")


def test_parallel_forums_and_the_report_are_one_click_away(client, open_forum, forum):
    open_forum.parallel_forums.add(forum)
    published(open_forum)
    published(forum)
    site.publish(site.report(open_forum, []))
    html = read(client)
    assert "/en/forums/summer/" in html
    assert "/en/reports/autumn/" in html


def test_a_forum_has_one_page_in_each_language_and_its_own_address(open_forum):
    pages = create_pages(forum=open_forum)
    assert pages["en"].translation_key == pages["fr"].translation_key
    assert (pages["en"].slug, pages["fr"].slug) == ("autumn", "autumn")
    again = create_pages(forum=open_forum)
    assert [page.pk for page in again.values()] == [page.pk for page in pages.values()]
    second = pages["en"].__class__(
        title="Another", slug="another", forum=open_forum, locale=pages["en"].locale, translation_key=None
    )
    with pytest.raises(ValidationError, match="already has a page"):
        second.clean()


@pytest.mark.parametrize("address", ["/en/forums/", "/en/forums/autumn/", "/en/"])
def test_statements_do_not_grow_with_the_number_of_forums(statements, open_forum, address):
    published(open_forum)
    one = statements(address)
    for number in range(2):
        start = open_forum.starts_on + timedelta(days=number)
        published(ForumFactory(slug=f"more-{number}", starts_on=start, ends_on=start))
    assert statements(address) == one
