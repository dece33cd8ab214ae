"""The programme's page: who sees it, what it tells, in which language, and what it costs."""

import re
from datetime import time

import pytest
from django.urls import reverse
from django.utils import translation

from events.forums.models import Forum
from tests.factories.events import ForumFactory, VenueFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.sessions import actions

pytestmark = pytest.mark.django_db

PLACES = ["programme", "programme-ics", "programme-pdf"]


def address(forum, name="programme", language="en"):
    with translation.override(language):
        return reverse(name, kwargs={"slug": forum.slug})


def page(client, forum, language="en") -> str:
    response = client.get(address(forum, language=language))
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_the_addresses_stay_put():
    with translation.override("fr"):
        there = [reverse(name, kwargs={"slug": "spring"}) for name in PLACES]

    assert there == [
        "/fr/forums/spring/programme/",
        "/fr/forums/spring/programme.ics",
        "/fr/forums/spring/programme.pdf",
    ]


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("status", Forum.Status.values)
def test_a_draft_is_as_if_it_did_not_exist(client, name, status):
    forum = ForumFactory(status=status)
    SessionFactory(forums=[forum])

    expected = 404 if status == Forum.Status.DRAFT else 200

    assert client.get(address(forum, name)).status_code == expected
    assert client.get(f"/en/forums/no-such-forum/{name}/").status_code == 404


@pytest.mark.parametrize("name", PLACES)
def test_nothing_can_be_posted(client, name):
    assert client.post(address(ForumFactory(), name)).status_code == 405


@pytest.mark.parametrize("number", [1, 3, 40])
def test_the_page_asks_the_database_the_same_however_long_it_is(client, django_assert_num_queries, number):
    forum = ForumFactory()
    for _ in range(number):
        SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue))
    client.get("/en/forums/no-such-forum/programme/")  # what is asked once in a process's life

    with django_assert_num_queries(3):
        assert page(client, forum).count("<article") == number


@pytest.mark.parametrize("name", PLACES)
def test_an_unchanged_programme_asks_the_database_nothing(client, django_assert_num_queries, name):
    forum = ForumFactory()
    SessionFactory(forums=[forum])
    first = client.get(address(forum, name))

    with django_assert_num_queries(0):
        second = client.get(address(forum, name))
        unchanged = client.get(address(forum, name), headers={"if-none-match": first["ETag"]})

    assert second.content == first.content
    assert unchanged.status_code == 304
    assert "public" in first["Cache-Control"]


@pytest.mark.parametrize("name", PLACES)
def test_a_change_is_seen_at_once(client, at, name, django_capture_on_commit_callbacks):
    forum = ForumFactory()
    session = SessionFactory(forums=[forum])
    before = client.get(address(forum, name))

    with django_capture_on_commit_callbacks(execute=True):
        actions.change(session=session, at=at, title_en="A wholly new title")
    after = client.get(address(forum, name), headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


@pytest.mark.parametrize("name", PLACES[1:])
def test_a_file_that_someone_signed_in_has_is_not_sent_again(client, name, admin_user):
    """Their answers are not kept whole, but the same bytes still have the same mark."""
    forum = ForumFactory()
    SessionFactory(forums=[forum])
    client.force_login(admin_user)

    first = client.get(address(forum, name))
    second = client.get(address(forum, name), headers={"if-none-match": first["ETag"]})

    assert (first.status_code, second.status_code) == (200, 304)
    assert first["Last-Modified"] == "Thu, 15 Jan 2026 12:00:00 GMT"


def test_what_a_session_is(client):
    forum = ForumFactory()
    room = RoomFactory(
        venue=forum.venue,
        name_en="Main hall",
        features=["hearing_loop", "step_free"],
        notes_en="Near the lift.",
    )
    SessionFactory(
        forums=[forum],
        room=room,
        kind="roundtable",
        title_en="Root causes",
        description_en="Why some and not others?",
        language="fr",
        has_interpretation=True,
        clock=time(13, 30),
        minutes=75,
    )

    said = words(page(client, forum))

    for expected in (
        "1:30\u00a0p.m. to 2:45\u00a0p.m.",
        "Roundtable · In French, interpreted into English",
        "Root causes",
        "Main hall · step-free · hearing loop",
        "Why some and not others?",
        "Near the lift.",
        "Times are in the Eastern time zone.",
    ):
        assert expected.replace("\u00a0", " ") in said.replace("\u00a0", " ")


def test_a_joint_session_is_marked_and_leads_to_the_other_forum(client):
    forum, beside = ForumFactory(), ForumFactory(title_en="Migrant Worker Forum")
    forum.parallel_forums.add(beside)
    SessionFactory(forums=[forum, beside])

    html = page(client, forum)

    assert "Joint session Shared with Migrant Worker Forum" in words(html)
    assert f'href="{address(beside)}"' in html


def test_a_cancelled_session_stays_and_says_so(client):
    forum = ForumFactory()
    SessionFactory(forums=[forum], title_en="Not today", is_cancelled=True)

    html = page(client, forum)

    assert "<s>Not today</s>" in html
    assert "Cancelled" in words(html)


@pytest.mark.parametrize("name", PLACES[:2])
@pytest.mark.parametrize("shown", Forum.VenueShownTo.values)
def test_the_building_is_told_only_where_everyone_may_know_it(client, name, shown):
    venue = VenueFactory(
        name_en="Lantern House", address="12 Hidden Lane", directions_en="Ring at the blue door."
    )
    forum = ForumFactory(venue=venue, venue_shown_to=shown)
    SessionFactory(forums=[forum], room=RoomFactory(venue=venue, name_en="Quiet room"))

    text = client.get(address(forum, name)).content.decode().replace("\r\n ", "")

    assert "Quiet room" in text
    for secret in ("Lantern House", "12 Hidden Lane"):
        assert (secret in text) == (shown == Forum.VenueShownTo.EVERYONE)
    if shown != Forum.VenueShownTo.EVERYONE:
        assert "blue door" not in text


def test_a_forum_without_sessions_says_what_will_be_here(client):
    forum = ForumFactory()

    assert "The programme is not ready yet." in words(page(client, forum))
    assert "Le programme n’est pas encore prêt." in words(page(client, forum, "fr"))


def test_a_past_forum_of_which_little_is_known_promises_nothing(client):
    """Only the month is known of the oldest editions: no day is made up, and no programme will come."""
    forum = ForumFactory(status=Forum.Status.PAST, only_month_is_known=True)

    said = words(page(client, forum))

    assert "November 2026, Montréal." in said
    assert "19" not in said
    assert "The programme of this forum is not kept here." in said
    assert "not ready yet" not in said


@pytest.mark.parametrize("number", range(1, 9))
def test_the_grid_has_a_class_for_every_number_of_rooms(client, number):
    forum = ForumFactory()
    for _ in range(number):
        SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue))

    html = page(client, forum)

    expected = "rooms-many" if number > 6 else f"rooms-{number}" if number > 1 else "rooms-1"
    assert f'class="programme {expected}"' in html
    assert "style=" not in html


def test_the_french_page_is_french(client):
    """English data stands in no French page, and no sentence of the page is the same in both."""
    forum, beside = ForumFactory(), ForumFactory(title_en="Beside", title_fr="À côté")
    forum.parallel_forums.add(beside)
    hall = {"venue": forum.venue, "name_en": "Hall", "name_fr": "Grande salle"}
    room = RoomFactory(**hall, features=["step_free", "hearing_loop"], notes_en="Wide", notes_fr="Large")
    kinds = ["opening", "roundtable", "workshop", "plenary", "report_back", "break"]
    for hour, kind in enumerate(kinds, start=9):
        SessionFactory(
            forums=[forum, beside],
            kind=kind,
            clock=time(hour),
            title_en=f"English title {hour}",
            title_fr=f"Titre en français {hour}",
            description_en="English words",
            description_fr="Des mots",
            language=["en", "fr", "both"][hour % 3],
            has_interpretation=hour % 2 == 0,
            room=room if hour < 14 else None,
            is_cancelled=hour == 11,
        )

    english, french = page(client, forum, "en"), page(client, forum, "fr")

    assert '<html lang="fr">' in french
    for word in ("English title", "English words", "Hall", "Wide", "Beside", forum.title_en):
        assert word in english
        assert word not in french.replace(f'lang="en">{forum.title_en}', "")
    said = {
        language: {
            part.strip(" .") for part in re.sub(r"<[^>]+>", "\n", html).split("\n") if part.strip(" .")
        }
        for language, html in {
            "en": english[english.index("<main") : english.index("</main>")],
            "fr": french[french.index("<main") : french.index("</main>")],
        }.items()
    }
    assert said["en"] & said["fr"] <= {"Programme"}


def test_hostile_titles_stay_text(client):
    forum = ForumFactory()
    SessionFactory(forums=[forum], title_en="<script>alert(1)</script>", description_en="<b>bold</b>\nline")

    html = page(client, forum)

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "&lt;b&gt;bold&lt;/b&gt;<br>line" in html
