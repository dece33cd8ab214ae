"""The back office's first screen, and what staff can begin and replace from there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from common.office import links
from people.accounts import roles
from people.accounts.models import User
from site_cms.forum_pages.actions import create_pages
from site_cms.forum_pages.models import ForumPage
from site_cms.report_pages.models import FrozenFigure, ReportPage
from tests.factories import site
from tests.factories.events import BookedFactory, CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def autumn(db):
    start = timezone.localdate() + timedelta(days=60)
    return ForumFactory(slug="autumn", title_en="Autumn forum", starts_on=start, ends_on=start)


def staff(role: str, *forums) -> User:
    user = User.objects.create_user(f"{role.replace(' ', '')}@example.org")
    user.groups.add(Group.objects.get(name=role))
    for forum in forums:
        forum.team.add(user)
    return user


def first_screen(client, user) -> str:
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


def offered(user, forum) -> dict[str, str]:
    request = RequestFactory().get("/")
    request.user = user
    return {str(link.label): link.url for link in links("forum_office_links", request, forum)}


# ---- the panel --------------------------------------------------------------------------------------------
def test_the_panel_shows_the_persons_own_forums_and_no_others(client, autumn):
    ForumFactory(
        slug="other", title_en="Somebody else's forum", starts_on=autumn.starts_on, ends_on=autumn.ends_on
    )
    html = first_screen(client, staff(roles.ORGANISER, autumn))
    assert "Autumn forum" in html
    assert "Somebody else" not in html


def test_places_and_statuses_are_for_those_whose_task_it_is(client, autumn):
    category = CategoryFactory(forum=autumn)
    BookedFactory.create_batch(2, category=category)
    html = first_screen(client, staff(roles.ORGANISER, autumn))
    assert "<strong>2</strong> of 40 places taken" in html
    assert "Booked: 2" in html
    assert "places taken" not in first_screen(client, staff(roles.SUBSIDY, autumn))


def test_no_name_or_address_of_a_participant_stands_on_the_first_screen(client, autumn):
    BookedFactory(category=CategoryFactory(forum=autumn), name_to_use="Canary", email="canary@example.org")
    for role in (roles.ORGANISER, roles.REGISTRATION, roles.CARE):
        html = first_screen(client, staff(role, autumn))
        assert "Canary" not in html
        assert "canary@" not in html


def test_somebody_on_no_team_is_told_so(client, autumn):
    assert "on no forum's team yet" in first_screen(client, staff(roles.CARE))


def test_wagtails_own_noise_is_gone(client, autumn):
    html = first_screen(client, staff(roles.EDITOR, autumn))
    assert "Locked" not in html
    assert "w-summary" not in html
    assert "releases.wagtail" not in html


@pytest.mark.parametrize(
    ("days", "status", "words"),
    [
        (60, "draft", "announce the forum, or open registration"),
        (60, "announced", "Next: open registration."),
        (60, "closed", "Next: the forum begins on"),
        (-5, "past", "Next: ask people how it was, with an evaluation."),
    ],
)
def test_the_panel_says_what_comes_next(client, days, status, words):
    day = timezone.localdate() + timedelta(days=days)
    forum = ForumFactory(starts_on=day, ends_on=day, status=status)
    assert words in first_screen(client, staff(roles.ORGANISER, forum))


# ---- pages and reports from a forum -----------------------------------------------------------------------
def test_an_organiser_makes_both_pages_of_a_forum_and_finds_them_again(client, autumn):
    organiser = staff(roles.ORGANISER, autumn)
    client.force_login(organiser)
    address = offered(organiser, autumn)["Create its pages"]
    assert "A page for this forum is made" in client.get(address).content.decode()
    assert not ForumPage.objects.exists(), "asking changes nothing"
    assert client.post(address).status_code == 302
    pages = {page.locale.language_code: page for page in ForumPage.objects.all()}
    assert set(pages) == {"en", "fr"}
    assert not any(page.live for page in pages.values())
    assert pages["en"].translation_key == pages["fr"].translation_key
    now = offered(organiser, autumn)
    assert now["Page in French"] == reverse("wagtailadmin_pages:edit", args=[pages["fr"].pk])
    assert "Create its pages" not in now


def test_an_organiser_begins_a_report_with_its_parts_in_order(client, autumn):
    organiser = staff(roles.ORGANISER, autumn)
    client.force_login(organiser)
    client.post(offered(organiser, autumn)["Begin its report"])
    reports = {page.locale.language_code: page for page in ReportPage.objects.all()}
    assert [part["text"] for part in reports["en"].contents()] == [
        "A. Introduction",
        "B. Key issues",
        "C. Evaluations",
        "D. Conclusions",
    ]
    assert reports["fr"].contents()[1]["text"] == "B. Enjeux principaux"
    assert reports["en"].figure_names() == reports["fr"].figure_names()
    assert [block.id for block in reports["en"].body] == [block.id for block in reports["fr"].body]
    assert client.get(reverse("wagtailadmin_pages:edit", args=[reports["en"].pk])).status_code == 200


@pytest.mark.parametrize("name", ["forum-pages-create", "report-create"])
def test_who_may_not_write_pages_or_works_on_another_forum_finds_no_door(client, autumn, name):
    address = reverse(name, args=[autumn.pk])
    for user in (staff(roles.CARE, autumn), staff(roles.ORGANISER)):
        client.force_login(user)
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
        assert "Create its pages" not in offered(user, autumn)
    assert not ForumPage.objects.exists()
    assert not ReportPage.objects.exists()


# ---- frozen figures ---------------------------------------------------------------------------------------
@pytest.fixture
def report(forum, at, monkeypatch):
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)
    site.came(forum, {"ON": 7, "QC": 5}, at=at)
    return site.publish(site.report(forum, [site.figure("attendance_numbers"), site.figure("objectives")]))


def test_replacing_figures_shows_what_would_change_before_it_does(client, report, forum, at):
    client.force_login(staff(roles.ORGANISER, forum))
    address = reverse("report-figures", args=[report["en"].pk])
    assert "Nothing has changed since the figures were frozen" in client.get(address).content.decode()
    site.came(forum, {"ON": 9}, at=at)
    html = client.get(address).content.decode()
    assert "would change now" in html
    assert "1 figure stays as it is." in html
    assert FrozenFigure.objects.filter(replaced_at=None, name="attendance_numbers").get().data["came"] == 12
    client.post(address, {"figures": ["attendance_numbers"]})
    assert FrozenFigure.objects.filter(replaced_at=None, name="attendance_numbers").get().data["came"] == 21


def test_only_the_chosen_figures_are_replaced(client, forum, at, monkeypatch):
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)
    site.came(forum, {"ON": 7, "QC": 5}, at=at)
    body = [site.figure("attendance_numbers"), site.figure("who_came_map")]
    pages = site.publish(site.report(forum, body))
    site.came(forum, {"ON": 9}, at=at)
    client.force_login(staff(roles.ORGANISER, forum))
    address = reverse("report-figures", args=[pages["fr"].pk])
    assert client.post(address, {"figures": ["who_came_map"]}).status_code == 302
    kept = dict(FrozenFigure.objects.filter(replaced_at=None).values_list("name", "data"))
    assert kept["who_came_map"]["people"] == 21
    assert kept["attendance_numbers"]["came"] == 12
    assert client.post(address, {"figures": ["nonsense"]}).status_code == 200


def test_a_difference_of_few_people_is_not_offered(client, report, forum, at):
    client.force_login(staff(roles.ORGANISER, forum))
    site.came(forum, {"ON": 2}, at=at)
    html = client.get(reverse("report-figures", args=[report["en"].pk])).content.decode()
    assert "would change by fewer than five people" in html
    assert "<form" not in html.split("office-desk")[1]


def test_nobody_else_replaces_figures(client, report, forum):
    client.force_login(staff(roles.CARE, forum))
    assert client.post(reverse("report-figures", args=[report["en"].pk])).status_code == 404
    assert not FrozenFigure.objects.exclude(replaced_at=None).exists()


def test_the_way_to_the_figures_stands_on_the_reports_editing_page(client, report, forum):
    client.force_login(staff(roles.EDITOR, forum))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[report["en"].pk])).content.decode()
    assert reverse("report-figures", args=[report["en"].pk]) in html


def test_the_form_of_a_forum_page_offers_only_the_editors_forums(client, autumn, forum):
    page = create_pages(forum=autumn)["en"]
    client.force_login(staff(roles.EDITOR, autumn))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert list(form.fields["forum"].queryset) == [autumn]
