"""The programme to print: its words, its tags and its language, and how long it takes to make."""

import io
import time as timing
from datetime import time

import pypdf
import pytest
from django.utils import translation

from common import pdf
from events.forums.models import Forum
from tests.factories.events import ForumFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.programme import documents
from workshops.programme.queries import programme_of

pytestmark = pytest.mark.django_db


def printed(forum: Forum, language: str = "en", *, shows_venue: bool = False) -> pypdf.PdfReader:
    with translation.override(language):
        return pypdf.PdfReader(
            io.BytesIO(documents.printed(forum, programme_of(forum), shows_venue=shows_venue))
        )


def words(document: pypdf.PdfReader) -> str:
    """All its text, with white space of every kind as one space."""
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


@pytest.fixture
def forum():
    forum = ForumFactory(title_en="Forum on Care", title_fr="Forum sur le soin")
    room = RoomFactory(venue=forum.venue, name_en="Main hall", name_fr="Grande salle", features=["step_free"])
    SessionFactory(
        forums=[forum], room=room, title_en="Root causes", title_fr="Causes profondes", kind="roundtable"
    )
    SessionFactory(forums=[forum], title_en="Lunch", title_fr="Dîner", kind="break", clock=time(12))
    return forum


@pytest.mark.parametrize(
    ("language", "said", "not_said"),
    [
        (
            "en",
            ["Forum on Care", "Thursday, November 19", "Root causes", "Main hall", "Roundtable", "9:00 a.m."],
            ["Causes profondes", "Grande salle", "Table ronde"],
        ),
        (
            "fr",
            [
                "Forum sur le soin",
                "Jeudi 19 novembre",
                "Causes profondes",
                "Grande salle",
                "Table ronde",
                "9 h",
            ],
            ["Root causes", "Main hall", "Roundtable"],
        ),
    ],
)
def test_it_says_the_programme_in_one_language(forum, language, said, not_said):
    text = words(printed(forum, language))

    for phrase in said:
        assert phrase in text
    for phrase in not_said:
        assert phrase not in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_tagged_and_says_its_language_and_title(forum, language):
    document = printed(forum, language)

    catalogue = document.trailer["/Root"]
    assert catalogue["/Lang"] == language
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (
        document.metadata.title
        == {
            "en": "Programme: Forum on Care",
            "fr": "Programme\u00a0: Forum sur le soin",
        }[language]
    )
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    kinds = tags(catalogue["/StructTreeRoot"])
    assert [kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}] == ["/H1", "/H2", "/H3", "/H3", "/H2"]


def tags(node: dict) -> list[str]:
    """The kinds of all structure elements, in reading order."""
    found = [node["/S"]] if "/S" in node else []
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(child, dict):
            found += tags(child)
    return found


def test_pages_carry_a_running_head_and_their_number(forum):
    for hour in range(8, 20):
        SessionFactory(forums=[forum], clock=time(hour), description_en="Many words. " * 30)

    document = printed(forum)

    last = " ".join(document.pages[-1].extract_text().split())
    assert len(document.pages) > 1
    assert f"Page {len(document.pages)} of {len(document.pages)}" in last
    assert "Forum on Care" in last
    assert f"Page 1 sur {len(document.pages)}" in words(printed(forum, "fr"))


@pytest.mark.parametrize("shows_venue", [True, False])
def test_the_building_stands_in_it_only_when_it_may(forum, shows_venue):
    text = words(printed(forum, shows_venue=shows_venue))

    assert ("Lantern House" in text) == ("12 Hidden Lane" in text) == shows_venue
    assert "Main hall" in text


def test_hostile_words_stay_text_and_reach_for_nothing(forum):
    attack = '<img src="file:///etc/passwd"><link rel="attachment" href="file:///etc/passwd">'
    SessionFactory(forums=[forum], title_en=attack, description_en="</style><script>x</script>")

    document = printed(forum)

    assert "/etc/passwd" in words(document)
    assert list(document.attachments) == []


def test_it_is_made_once_for_the_same_words(forum, monkeypatch):
    first = documents.printed(forum, programme_of(forum), shows_venue=False)
    monkeypatch.setattr(pdf, "from_html", lambda html: b"made again")

    again = documents.printed(forum, programme_of(forum), shows_venue=False)
    SessionFactory(forums=[forum])
    changed = documents.printed(forum, programme_of(forum), shows_venue=False)

    assert again == first
    assert changed == b"made again"


def test_forty_sessions_are_printed_in_moderate_time(figure):
    forum = ForumFactory()
    rooms = [RoomFactory(venue=forum.venue) for _ in range(6)]
    for number in range(40):
        SessionFactory(
            forums=[forum],
            room=rooms[number % 6],
            clock=time(8 + number // 6),
            description_en="Some words. " * 15,
        )
    printed(ForumFactory())  # Pango and the typeface are loaded once in a process's life

    start = timing.process_time()
    document = printed(forum)
    seconds = timing.process_time() - start

    figure(f"programme of 40 sessions as PDF: {seconds:.2f} s CPU, {len(document.pages)} pages")
    assert seconds < 10
