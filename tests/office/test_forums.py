"""Setting a forum up in the back office: whose it is, what is refused, what each button says it will do."""

import pytest
from django.test import Client
from django.urls import reverse

from common import sealing
from events.forums.models import Forum, ForumSeries, Funder
from people.accounts import roles
from tests.factories.events import BookedFactory, CategoryFactory, ForumFactory, ForumSeriesFactory
from tests.factories.people import UserFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

VIEWS_OF_ONE = ["desk", "edit", "history", "usage", "announce", "open", "close", "past"]


@pytest.fixture
def draft():
    return ForumFactory(status=Forum.Status.DRAFT, slug="next-one")


def answers(**changes) -> dict:
    objectives = changes.pop("objectives", [("Meet", "Se rencontrer"), ("Plan", "Planifier")])
    form = {
        "title_en": "Forum on Housing",
        "title_fr": "Forum sur le logement",
        "kind": "forum",
        "slug": "",
        "summary_en": "Two days.",
        "summary_fr": "Deux jours.",
        "starts_on": "2027-05-01",
        "ends_on": "2027-05-02",
        "day_starts_at": "09:00",
        "day_ends_at": "16:30",
        "time_zone": "America/Halifax",
        "mode": "in_person",
        "city_en": "Halifax",
        "city_fr": "Halifax",
        "province": "NS",
        "venue_shown_to": "confirmed",
        "territorial_acknowledgement_en": "Mi'kma'ki.",
        "territorial_acknowledgement_fr": "Mi'kma'ki.",
        "capacity": "60",
        "entry": "open",
        "objectives-TOTAL_FORMS": len(objectives),
        "objectives-INITIAL_FORMS": 0,
        "objectives-MIN_NUM_FORMS": 0,
        "objectives-MAX_NUM_FORMS": 1000,
    }
    for place, (english, french) in enumerate(objectives):
        form |= {
            f"objectives-{place}-text_en": english,
            f"objectives-{place}-text_fr": french,
            f"objectives-{place}-ORDER": place + 1,
            f"objectives-{place}-id": "",
        }
    return form | changes


def problems(response) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: [str(one) for one in said] for name, said in response.context["form"].errors.items()}


# ---- creating ---------------------------------------------
def test_a_forum_is_set_up_from_empty_in_both_languages(client):
    organiser = sign_in(client, roles.ORGANISER)
    series, funder = ForumSeriesFactory(), Funder.objects.create(name_en="A fund", name_fr="Un fonds")

    response = client.post(
        reverse("forums:add"), answers(series=series.pk, funders=[funder.pk]), follow=False
    )

    forum = Forum.objects.get(slug="forum-on-housing")
    assert response["Location"] == reverse("forums:desk", args=[forum.pk])
    assert (forum.status, forum.series, forum.time_zone) == ("draft", series, "America/Halifax")
    assert forum.places.capacity == 60
    assert list(forum.team.all()) == [organiser]
    assert list(forum.funders.all()) == [funder]
    assert [one.text_fr for one in forum.objectives.order_by("sort_order")] == ["Se rencontrer", "Planifier"]
    assert sealing.has_key(forum.key_name)


def test_the_form_and_its_error_are_there_in_french(client):
    sign_in(client, roles.ORGANISER, language="fr")

    page = client.get(reverse("forums:add")).content.decode()
    refused = client.post(reverse("forums:add"), answers(ends_on="2027-04-30"))

    assert "Préparer un forum" in page
    assert "Titre en français" in page
    assert problems(refused) == {"ends_on": ["Le dernier jour vient avant le premier."]}
    assert not Forum.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "2027-04-30"}, "ends_on"),
        ({"day_ends_at": ""}, "day_ends_at"),
        ({"day_ends_at": "08:00"}, "day_ends_at"),
        ({"slug": "Bad Name"}, "slug"),
        ({"slug": "next-one"}, "slug"),
        ({"title_en": "日本", "slug": ""}, "slug"),
        ({"capacity": "-1"}, "capacity"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"title_fr": ""}, "title_fr"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client, draft, changes, field):
    sign_in(client, roles.ORGANISER)

    response = client.post(reverse("forums:add"), answers(**changes))

    assert list(problems(response)) == [field]
    assert Forum.objects.count() == 1


def test_a_folder_of_keys_that_cannot_be_written_leaves_no_half_forum(client, settings, tmp_path):
    sign_in(client, roles.ORGANISER)
    settings.KEY_DIR = tmp_path / "a-file"
    settings.KEY_DIR.write_text("not a folder")

    response = client.post(reverse("forums:add"), answers())

    assert "could not be made" in problems(response)["__all__"][0]
    assert not Forum.objects.exists()


# ---- changing ---------------------------------------------
def test_fewer_places_than_are_taken_are_refused(client):
    forum = BookedFactory().forum
    organiser = sign_in(client, roles.ORGANISER, forums=[forum])
    team = {"team": [organiser.pk]}

    refused = client.post(reverse("forums:edit", args=[forum.pk]), answers(capacity="0", **team))
    assert list(problems(refused)) == ["capacity"]
    forum.refresh_from_db()
    assert (forum.title_en, forum.places.capacity) == ("Forum on Care", 40)

    client.post(reverse("forums:edit", args=[forum.pk]), answers(capacity="1", **team))
    forum.refresh_from_db()
    assert (forum.title_en, forum.places.capacity, forum.places.taken) == ("Forum on Housing", 1, 1)


def test_the_address_of_an_announced_forum_stays(client):
    forum = ForumFactory(slug="known-address")
    organiser = sign_in(client, roles.ORGANISER, forums=[forum])

    changed = answers(slug="another-address", team=[organiser.pk])
    client.post(reverse("forums:edit", args=[forum.pk]), changed)

    forum.refresh_from_db()
    assert (forum.slug, forum.title_en) == ("known-address", "Forum on Housing")


def test_an_organiser_adds_a_colleague_who_then_sees_the_forum(client, draft):
    organiser = sign_in(client, roles.ORGANISER, forums=[draft])
    colleague, participant = UserFactory(roles=[roles.CARE]), UserFactory()
    address = reverse("forums:edit", args=[draft.pk])

    client.post(address, answers(slug="next-one", team=[organiser.pk, colleague.pk]))
    assert set(draft.team.all()) == {organiser, colleague}

    for team in ([participant.pk], []):
        assert list(problems(client.post(address, answers(slug="next-one", team=team)))) == ["team"]


# ---- whose it is ---------------------------------------------
@pytest.mark.parametrize("view", VIEWS_OF_ONE)
def test_another_teams_forum_does_not_exist(client, draft, view):
    sign_in(client, roles.ORGANISER)

    assert client.get(reverse(f"forums:{view}", args=[draft.pk])).status_code == 404
    assert client.post(reverse(f"forums:{view}", args=[draft.pk]), answers()).status_code == 404
    draft.refresh_from_db()
    assert (draft.status, draft.title_en) == ("draft", "Forum on Care")


def test_the_list_and_its_export_hold_only_forums_of_the_team(client, draft):
    ForumFactory(title_en="Elsewhere")
    sign_in(client, roles.ORGANISER, forums=[draft])

    page = client.get(reverse("forums:index")).content.decode()

    assert "Forum on Care" in page
    assert "Elsewhere" not in page


def test_a_superuser_sees_every_forum(client, draft):
    user = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)

    assert client.get(reverse("forums:desk", args=[draft.pk])).status_code == 200


@pytest.mark.parametrize("role", [roles.REGISTRATION, roles.CARE, roles.DESK, roles.PRIVACY, roles.EDITOR])
def test_other_roles_look_and_do_not_touch(client, draft, role):
    sign_in(client, role, forums=[draft])

    assert client.get(reverse("forums:desk", args=[draft.pk])).status_code == 200
    for view in ("edit", "announce", "open", "close", "past"):
        assert client.post(reverse(f"forums:{view}", args=[draft.pk]), answers()).status_code in (302, 404)
    assert client.post(reverse("forums:add"), answers()).status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.title_en, Forum.objects.count()) == ("draft", "Forum on Care", 1)


def test_a_forum_cannot_be_deleted_by_a_form(client, draft):
    client.force_login(UserFactory(is_superuser=True))

    assert client.post(f"/admin/forums/delete/{draft.pk}/").status_code == 404
    assert Forum.objects.filter(pk=draft.pk).exists()


# ---- the status, button by button ---------------------------------------------
def test_a_button_asks_first_and_then_does_it(client, draft):
    CategoryFactory(forum=draft)
    sign_in(client, roles.ORGANISER, forums=[draft])
    address = reverse("forums:announce", args=[draft.pk])

    asked = client.get(address)
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert "Nobody can register yet." in asked.content.decode()

    done = client.post(address)
    draft.refresh_from_db()
    assert (draft.status, done["Location"]) == ("announced", reverse("forums:desk", args=[draft.pk]))


def test_a_missing_french_text_is_named_and_stops_the_announcement(client, draft):
    draft.summary_en = "Two days."
    draft.save()
    sign_in(client, roles.ORGANISER, forums=[draft])

    desk = client.get(reverse("forums:desk", args=[draft.pk])).content.decode()
    refused = client.post(reverse("forums:announce", args=[draft.pk]))

    assert "“summary in French” is missing." in desk
    assert refused.status_code == 409
    assert "“summary in French” is missing." in refused.content.decode()
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_registration_opens_closes_and_opens_again(client, draft):
    sign_in(client, roles.ORGANISER, forums=[draft])
    assert client.post(reverse("forums:open", args=[draft.pk])).status_code == 409

    CategoryFactory(forum=draft)
    for verb, status in (("open", "open"), ("close", "closed"), ("open", "open")):
        client.post(reverse(f"forums:{verb}", args=[draft.pk]))
        draft.refresh_from_db()
        assert draft.status == status


def test_a_button_pressed_too_late_changes_nothing(client):
    forum = ForumFactory(status=Forum.Status.CLOSED)
    sign_in(client, roles.ORGANISER, forums=[forum])

    late = client.post(reverse("forums:close", args=[forum.pk]))

    assert late.status_code == 409
    assert "moved on" in late.content.decode()


def test_a_forum_is_past_only_after_its_last_day(client, clock):
    forum = ForumFactory()
    organiser = sign_in(client, roles.ORGANISER, forums=[forum])
    assert client.post(reverse("forums:past", args=[forum.pk])).status_code == 409

    clock.forward(days=300)
    client.force_login(organiser)
    client.post(reverse("forums:past", args=[forum.pk]))
    forum.refresh_from_db()
    assert forum.status == "past"


def test_a_form_sent_from_elsewhere_does_nothing(draft):
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, roles.ORGANISER, forums=[draft])

    assert strict.post(reverse("forums:announce", args=[draft.pk])).status_code == 403


def test_history_tells_who_announced(client, draft):
    organiser = sign_in(client, roles.ORGANISER, forums=[draft])
    client.post(reverse("forums:announce", args=[draft.pk]))

    page = client.get(reverse("forums:history", args=[draft.pk])).content.decode()

    assert "Announced" in page
    assert organiser.email in page


# ---- the list ---------------------------------------------
def test_the_list_asks_the_same_of_the_database_for_one_and_for_three(client, django_assert_num_queries):
    team = [ForumFactory()]
    user = sign_in(client, roles.ORGANISER, forums=team)
    address = reverse("forums:index")
    client.get(address)

    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    one = queries()
    for _more in range(2):
        ForumFactory().team.add(user)
    assert queries() == one


def test_series_venues_and_funders_are_edited_by_organisers(client):
    sign_in(client, roles.ORGANISER)

    made = client.post(reverse("series:add"), {"name_en": "Care", "name_fr": "Soin", "slug": "care"})

    assert made.status_code == 302
    assert ForumSeries.objects.filter(slug="care").exists()
    for name in ("series", "venues", "funders", "organisations"):
        assert client.get(reverse(f"{name}:index")).status_code == 200
        assert client.get(reverse(f"{name}:add")).status_code == 200


# ---- who is told what on a forum's page -------------------------------------------------------------------
@pytest.mark.parametrize("role", roles.ALL)
def test_the_building_is_told_to_those_who_need_it(client, role):
    forum = ForumFactory()
    sign_in(client, role, forums=[forum])
    pages = client.get(reverse("forums:desk", args=[forum.pk])), client.get(reverse("forums:index"))

    needs_it = role in (roles.ORGANISER, roles.REGISTRATION, roles.CARE, roles.DESK)
    assert ("Lantern House" in pages[0].content.decode()) == needs_it
    for page in pages:
        assert "Hidden Lane" not in page.content.decode()


@pytest.mark.parametrize("role", roles.ALL)
def test_how_few_are_registered_is_told_to_those_whose_task_it_is(client, role):
    forum = ForumFactory()
    BookedFactory(category=CategoryFactory(forum=forum))
    sign_in(client, role, forums=[forum])

    desk = client.get(reverse("forums:desk", args=[forum.pk])).content.decode()
    listed = client.get(reverse("forums:index")).content.decode()

    counts = role in (roles.ORGANISER, roles.REGISTRATION, roles.CARE)
    assert ("1 place of 40 is taken" in " ".join(desk.split())) == counts
    assert ("1/40" in listed) == counts
