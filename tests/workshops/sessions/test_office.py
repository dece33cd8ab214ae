"""Sessions and rooms in the back office: whose they are, and that every save passes through an action."""

from datetime import UTC, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.forums.models import Forum
from people.accounts import roles
from tests.factories.events import ForumFactory, VenueFactory
from tests.factories.people import UserFactory
from tests.factories.workshops import RoomFactory, SessionFactory
from workshops.sessions.models import Room, Session

pytestmark = pytest.mark.django_db

VIEWS_OF_ONE = ["edit", "cancel", "history", "usage"]


@pytest.fixture
def forum():
    return ForumFactory(title_en="Ours", title_fr="Le nôtre")


@pytest.fixture
def foreign():
    return ForumFactory(title_en="Theirs", title_fr="Le leur")


@pytest.fixture
def organiser(client, forum):
    user = UserFactory(roles=[roles.ORGANISER], forums=[forum])
    client.force_login(user)
    return user


def answers(forum, **changes):
    return {
        "forums": [forum.pk],
        "kind": "workshop",
        "title_en": "Know your rights",
        "title_fr": "Connaître ses droits",
        "description_en": "",
        "description_fr": "",
        "day": "2026-11-19",
        "starts": "13:30",
        "ends": "15:00",
        "room": "",
        "language": "both",
        **changes,
    }


def problems(response) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: [str(one) for one in said] for name, said in response.context["form"].errors.items()}


def assert_gone(response) -> None:
    """A plain 404, if need be after the detour by which an address without a language looks for one."""
    assert response.status_code == 404


# ---- whose they are -------------------------------------------------------------------------------------
def test_the_list_shows_the_sessions_of_ones_own_forums(client, organiser, forum, foreign):
    SessionFactory(forums=[forum], title_en="Our session")
    SessionFactory(forums=[foreign], title_en="Their session")

    html = client.get(reverse("sessions:index")).content.decode()

    assert "Our session" in html
    assert "Their session" not in html
    assert "Theirs" not in html, "the filter by forum offers only one's own"


def test_a_joint_session_stands_once_in_the_list_of_both_teams(client, organiser, forum, foreign):
    forum.parallel_forums.add(foreign)
    foreign.team.add(organiser)
    SessionFactory(forums=[forum, foreign], title_en="Together")

    html = client.get(reverse("sessions:index")).content.decode()

    assert html.count("Edit &#x27;Together&#x27;") + html.count("Edit 'Together'") <= 1
    assert html.count(">Together<") + html.count("Together\n") <= 2
    assert (
        "There is 1 match" in html or len(client.get(reverse("sessions:index")).context["object_list"]) == 1
    )


@pytest.mark.parametrize("view", VIEWS_OF_ONE)
def test_a_foreign_session_is_not_there(client, organiser, forum, foreign, view):
    mine, theirs = SessionFactory(forums=[forum]), SessionFactory(forums=[foreign])

    assert client.get(reverse(f"sessions:{view}", args=[mine.pk])).status_code == 200
    assert_gone(client.get(reverse(f"sessions:{view}", args=[theirs.pk]), follow=True))


@pytest.mark.parametrize("view", ["edit", "cancel", "restore", "delete"])
def test_a_foreign_session_cannot_be_changed(client, organiser, foreign, view):
    foreign.status = Forum.Status.DRAFT
    foreign.save()
    theirs = SessionFactory(forums=[foreign], title_en="Theirs", is_cancelled=view == "restore")
    before = Session.objects.values().get()

    response = client.post(reverse(f"sessions:{view}", args=[theirs.pk]), answers(foreign), follow=True)

    assert_gone(response)
    assert Session.objects.values().get() == before


@pytest.mark.parametrize(
    ("role", "sees", "adds"),
    [
        (roles.ORGANISER, True, True),
        (roles.CARE, True, False),
        (roles.DESK, True, False),
        (roles.FINANCE, False, False),
    ],
)
def test_a_role_gives_the_verbs(client, forum, role, sees, adds):
    client.force_login(UserFactory(roles=[role], forums=[forum]))

    listed = client.get(reverse("sessions:index")).status_code
    added = client.post(reverse("sessions:add"), answers(forum)).status_code

    assert listed == (200 if sees else 302)
    assert Session.objects.exists() == adds
    assert added == 302


def test_someone_without_a_role_sees_nothing(client, forum):
    client.force_login(UserFactory(forums=[forum]))

    assert client.get(reverse("sessions:index")).status_code == 302
    assert client.get(reverse("rooms:index")).status_code == 302


def test_the_list_asks_the_database_the_same_however_long_it_is(
    client, organiser, forum, django_assert_num_queries
):
    SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue))
    client.get(reverse("sessions:index"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("sessions:index"))
    for _ in range(2):
        SessionFactory(forums=[forum], room=RoomFactory(venue=forum.venue))

    with django_assert_num_queries(len(one)):
        client.get(reverse("sessions:index"))


# ---- the form -------------------------------------------------------------------------------------------
def test_what_is_typed_is_the_time_of_the_forums_place(client, organiser, forum):
    forum.time_zone = "America/St_Johns"
    forum.save()

    response = client.post(reverse("sessions:add"), answers(forum))

    assert response.status_code == 302
    session = Session.objects.get()
    assert session.starts_at == datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
    assert session.ends_at == datetime(2026, 11, 19, 18, 30, tzinfo=UTC)
    form = client.get(reverse("sessions:edit", args=[session.pk])).context["form"]
    assert (form["starts"].value(), form["ends"].value()) == (time(13, 30), time(15, 0))
    assert "Newfoundland" in str(form["starts"].help_text)


def test_a_save_passes_through_the_action(client, organiser, forum):
    """The sign: only the action moves the sequence, and only for what calendars must learn."""
    session = SessionFactory(forums=[forum], title_en="Old", clock=time(13, 30))
    edit = reverse("sessions:edit", args=[session.pk])

    client.post(edit, answers(forum, title_en="New"))
    first = Session.objects.get()
    client.post(edit, answers(forum, title_en="New", description_en="More words."))
    second = Session.objects.get()

    assert (first.title_en, first.sequence) == ("New", 1)
    assert (second.description_en, second.sequence) == ("More words.", 1)
    assert second.changed_at > first.changed_at > session.changed_at


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"forums": []}, "forums", "Choose at least one forum for this session."),
        ({"ends": "13:30"}, "ends", "The session must end after it starts."),
        ({"day": "2026-11-21"}, "day", "The session must take place on a day of the forum."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, organiser, forum, changes, field, said):
    response = client.post(reverse("sessions:add"), answers(forum, **changes))

    assert problems(response) == {field: [said]}
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Only forums held side by side can share a session."),
        ("fr", "Seuls des forums tenus en parallèle peuvent partager une séance."),
    ],
)
def test_a_joint_session_of_forums_apart_is_refused_in_the_readers_language(
    client, organiser, forum, foreign, language, said
):
    foreign.team.add(organiser)
    profile = UserProfile.get_for_user(organiser)
    profile.preferred_language = language
    profile.save()

    refused = client.post(reverse("sessions:add"), answers(forum, forums=[forum.pk, foreign.pk]))
    forum.parallel_forums.add(foreign)
    accepted = client.post(reverse("sessions:add"), answers(forum, forums=[forum.pk, foreign.pk]))

    assert problems(refused)["forums"][0].startswith(said)
    assert accepted.status_code == 302
    assert set(Session.objects.get().forums.all()) == {forum, foreign}


def test_a_forum_of_another_team_can_be_neither_added_nor_dropped(client, organiser, forum, foreign):
    forum.parallel_forums.add(foreign)

    added = client.post(reverse("sessions:add"), answers(forum, forums=[forum.pk, foreign.pk]))
    joint = SessionFactory(forums=[forum, foreign])
    client.post(reverse("sessions:edit", args=[joint.pk]), answers(forum))

    assert "forums" in problems(added)
    assert set(joint.forums.all()) == {forum, foreign}


def test_an_hour_that_the_clocks_leap_over_does_not_exist(client, organiser, forum):
    Forum.objects.filter(pk=forum.pk).update(starts_on="2026-03-08", ends_on="2026-03-08")

    response = client.post(
        reverse("sessions:add"), answers(forum, day="2026-03-08", starts="02:30", ends="04:00")
    )

    assert problems(response) == {"starts": ["This time does not exist on that day: clocks go forward."]}


def test_a_forum_named_in_the_address_is_filled_in(client, organiser, forum, foreign):
    own = client.get(reverse("sessions:add"), {"forum": forum.pk}).context["form"]
    other = client.get(reverse("sessions:add"), {"forum": foreign.pk}).context["form"]
    nonsense = client.get(reverse("sessions:add"), {"forum": "x"})

    assert own.initial["forums"] == [forum.pk]
    assert own.initial["day"] == forum.starts_on
    assert "forums" not in other.initial
    assert nonsense.status_code == 200


# ---- cancelling, and taking back ------------------------------------------------------------------------
def test_a_session_is_cancelled_and_taken_back_by_a_page_that_asks(client, organiser, forum):
    session = SessionFactory(forums=[forum])

    client.get(reverse("sessions:cancel", args=[session.pk]))
    untouched = Session.objects.get()
    client.post(reverse("sessions:cancel", args=[session.pk]))
    cancelled = Session.objects.get()
    client.post(reverse("sessions:restore", args=[session.pk]))
    back = Session.objects.get()

    assert (untouched.is_cancelled, untouched.sequence) == (False, 0)
    assert (cancelled.is_cancelled, cancelled.sequence) == (True, 1)
    assert (back.is_cancelled, back.sequence) == (False, 2)


def test_a_session_is_deleted_only_while_nobody_has_seen_it(client, organiser, forum):
    draft = ForumFactory(status=Forum.Status.DRAFT)
    draft.team.add(organiser)
    public, unseen = SessionFactory(forums=[forum]), SessionFactory(forums=[draft])

    refused = client.post(reverse("sessions:delete", args=[public.pk]), follow=True)
    client.post(reverse("sessions:delete", args=[unseen.pk]))

    assert_gone(refused)
    assert Session.objects.get() == public


# ---- rooms ----------------------------------------------------------------------------------------------
def test_rooms_belong_to_the_venues_of_ones_own_forums(client, organiser, forum):
    mine = RoomFactory(venue=forum.venue, name_en="Blue room")
    theirs = RoomFactory(name_en="Red room")

    html = client.get(reverse("rooms:index")).content.decode()

    assert "Blue room" in html
    assert "Red room" not in html
    assert client.get(reverse("rooms:edit", args=[mine.pk])).status_code == 200
    assert_gone(client.get(reverse("rooms:edit", args=[theirs.pk]), follow=True))
    form = client.get(reverse("sessions:add")).context["form"]
    assert list(form.fields["room"].queryset) == [mine]


def test_a_room_is_added_at_ones_own_venue_only(client, organiser, forum):
    elsewhere = VenueFactory()
    typed = {"name_en": "Blue room", "name_fr": "Salle bleue", "position": "1", "capacity": "20"}

    refused = client.post(reverse("rooms:add"), {**typed, "venue": elsewhere.pk})
    accepted = client.post(
        reverse("rooms:add"), {**typed, "venue": forum.venue_id, "features": ["step_free"]}
    )

    assert "venue" in problems(refused)
    assert accepted.status_code == 302
    assert Room.objects.get().features == ["step_free"]


def test_a_room_in_use_is_not_deleted(client, organiser, forum):
    room = RoomFactory(venue=forum.venue)
    SessionFactory(forums=[forum], room=room)

    client.post(reverse("rooms:delete", args=[room.pk]))

    assert Room.objects.filter(pk=room.pk).exists()


# ---- the forum's own page -------------------------------------------------------------------------------
def test_a_forums_page_leads_to_its_sessions_and_its_programme(client, organiser, forum):
    SessionFactory(forums=[forum])

    html = client.get(reverse("forums:desk", args=[forum.pk])).content.decode()

    assert f"{reverse('sessions:index')}?forums={forum.pk}" in html
    assert f"{reverse('sessions:add')}?forum={forum.pk}" in html
    assert f"/forums/{forum.slug}/programme/" in html
    assert "1 session in the programme" in html


@pytest.mark.parametrize(
    ("role", "told"), [(roles.DESK, True), (roles.EDITOR, False), (roles.EVALUATION, False)]
)
def test_the_list_of_rooms_names_the_building_to_those_who_need_it(client, forum, role, told):
    RoomFactory(venue=forum.venue, name_en="Room B")
    client.force_login(UserFactory(roles=[role], forums=[forum]))

    page = client.get(reverse("rooms:index")).content.decode()

    assert "Room B" in page
    assert (forum.venue.name_en in page) == told
