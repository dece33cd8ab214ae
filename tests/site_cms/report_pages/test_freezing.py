"""A published report never changes under its readers, and never points at anyone."""

import json

import pytest

from events.registration.models import Registration
from site_cms.report_pages import actions, figures, presentation, tasks
from site_cms.report_pages.models import FrozenFigure, ReportFile, ReportPage
from tests.factories import site

pytestmark = pytest.mark.django_db

BODY = [
    site.heading("A. Introduction", "introduction"),
    site.figure("attendance_numbers"),
    site.figure("who_came_map"),
]


@pytest.fixture(autouse=True)
def no_files(monkeypatch):
    """The file has tests of its own; here nothing is typeset."""
    monkeypatch.setattr("common.background.enqueue", lambda *args, **kwargs: None)


@pytest.fixture
def report(forum, at):
    """Published in both languages: twelve people came, seven of them from Ontario."""
    site.came(forum, {"ON": 7, "QC": 5}, at=at)
    return site.publish(site.report(forum, BODY))


def read(client, language="en") -> str:
    return site.read(client, f"/{language}/reports/summer/")


def test_readers_see_the_figures_in_both_languages(client, report):
    assert "<dd>12</dd>" in read(client)
    assert "Most people came from Ontario: 7 of 12" in read(client)
    assert "<dd>12</dd>" in read(client, "fr")
    assert "La plupart des gens venaient de l’Ontario" in read(client, "fr")


def test_what_happens_after_publishing_changes_nothing_for_readers(client, report, forum, at):
    before = read(client)
    site.came(forum, {"ON": 9}, at=at)
    assert read(client) == before
    # The control: without freezing the page would have moved.
    assert figures.compute("attendance_numbers", forum)["came"] == 21


def test_even_erased_registrations_leave_the_report_as_it_is(client, report, forum):
    before = read(client)
    for registration in Registration.objects.filter(forum=forum):
        registration.attendance.delete()
    assert read(client) == before
    assert figures.compute("attendance_numbers", forum) == {}


def test_publishing_new_words_keeps_the_numbers(client, report, forum, at):
    site.came(forum, {"ON": 9}, at=at)
    page = report["en"]
    page.body = [*BODY, site.heading("D. Conclusions", "conclusions")]
    page.save_revision().publish()
    html = read(client)
    assert "D. Conclusions" in html
    assert "<dd>12</dd>" in html
    assert "<dd>21</dd>" not in html


def test_a_figure_that_is_added_later_is_frozen_when_it_is_published(client, report, forum):
    page = report["en"]
    page.body = [*BODY, site.figure("objectives")]
    assert not FrozenFigure.objects.filter(name="objectives").exists()
    page.save_revision().publish()
    assert FrozenFigure.objects.filter(name="objectives").count() == 1


def test_fresh_figures_come_only_when_asked_for_and_in_both_languages(client, report, forum, at):
    site.came(forum, {"ON": 9}, at=at)
    changed = actions.take_fresh_figures(report=report["fr"], at=at)
    assert sorted(changed) == ["attendance_numbers", "who_came_map"]
    assert "<dd>21</dd>" in read(client)
    assert "<dd>21</dd>" in read(client, "fr")


def test_replaced_figures_stay_on_record(report, forum, at):
    old = FrozenFigure.objects.get(name="attendance_numbers")
    site.came(forum, {"ON": 9}, at=at)
    actions.take_fresh_figures(report=report["en"], at=at)
    old.refresh_from_db()
    assert (old.data["came"], old.replaced_at) == (12, at)
    assert FrozenFigure.objects.shown_by(report["en"]).get(name="attendance_numbers").data["came"] == 21


def test_words_that_were_taken_back_are_kept_nowhere(client, forum, at, monkeypatch):
    quotes = {
        "quotes": [{"question": {"en": "What next?", "fr": "Et après?"}, "language": "en", "text": "Canary"}]
    }
    monkeypatch.setitem(figures._FIGURES, "quotes_released", lambda about, argument: quotes)
    pages = site.publish(site.report(forum, [site.figure("quotes_released")]))
    assert "Canary" in read(client)
    monkeypatch.setitem(figures._FIGURES, "quotes_released", lambda about, argument: {"quotes": []})
    actions.take_fresh_figures(report=pages["en"], names=["quotes_released"], at=at)
    assert "Canary" not in read(client)
    assert "Canary" not in read(client, "fr")
    assert "Canary" not in json.dumps(list(FrozenFigure.objects.values_list("data", flat=True)))


def test_fresh_figures_that_are_the_same_replace_nothing(report, at):
    assert actions.take_fresh_figures(report=report["en"], at=at) == []
    assert not FrozenFigure.objects.exclude(replaced_at=None).exists()


def test_a_frozen_figure_knows_its_fingerprint_and_its_rules(report):
    for figure in FrozenFigure.objects.all():
        assert figure.digest == actions.digest_of(figure.data)
        assert figure.rules == figures.RULES


def test_what_was_never_frozen_is_not_computed_for_readers(client, report, forum):
    FrozenFigure.objects.all().delete()
    html = read(client)
    assert "There is no figure to show here." in html
    assert "<dd>12</dd>" not in html


def test_a_preview_shows_the_figures_of_the_moment_and_says_so(report, forum, at):
    site.came(forum, {"ON": 9}, at=at)
    page = ReportPage.objects.get(pk=report["en"].pk)
    html = page.make_preview_request().rendered_content
    assert "<dd>21</dd>" in html
    assert "Preview: the figures below are as they stand at this moment." in html


def test_a_report_without_its_figures_is_not_published(forum, at, monkeypatch, client):
    def broken(name, about):
        raise RuntimeError("the floor below does not answer")

    pages = site.report(forum, BODY)
    monkeypatch.setattr(figures, "compute", broken)
    with pytest.raises(RuntimeError):
        pages["en"].save_revision().publish()
    assert client.get("/en/reports/summer/").status_code == 404


# ---- versions beside each other (R7) ----------------------------------------------------------------------
@pytest.mark.parametrize(("more", "allowed"), [(1, False), (4, False), (5, True), (9, True)])
def test_a_new_version_never_differs_by_fewer_than_five_people(report, forum, at, more, allowed):
    site.came(forum, {"ON": more}, at=at)
    if allowed:
        assert actions.take_fresh_figures(report=report["en"], at=at)
    else:
        with pytest.raises(actions.PointsAtPeople):
            actions.take_fresh_figures(report=report["en"], at=at)
        assert not FrozenFigure.objects.exclude(replaced_at=None).exists()


def test_a_new_version_is_compared_with_every_version_that_was_shown(report, forum, at):
    site.came(forum, {"ON": 6}, at=at)
    actions.take_fresh_figures(report=report["en"], at=at)
    for registration in Registration.objects.filter(forum=forum, province="ON")[:5]:
        registration.attendance.delete()
    # 12, then 18, now 13: five away from the last version, one away from the first.
    with pytest.raises(actions.PointsAtPeople):
        actions.take_fresh_figures(report=report["en"], at=at)


# ---- small groups -----------------------------------------------------------------------------------------
SMALL = {"ON": 11, "QC": 8, "NS": 3, "AB": 2, "YT": 1}


def test_small_provinces_appear_neither_in_the_page_nor_in_what_is_kept(client, forum, at):
    site.came(forum, SMALL, at=at)
    site.publish(site.report(forum, [site.figure("who_came_map")]))
    kept = json.dumps(list(FrozenFigure.objects.values_list("data", flat=True)))
    for code, name, name_fr in [
        ("NS", "Nova Scotia", "Nouvelle-Écosse"),
        ("AB", "Alberta", "Alberta"),
        ("YT", "Yukon", "Yukon"),
    ]:
        assert f'"{code}"' not in kept
        assert name not in read(client)
        assert name_fr not in read(client, "fr")
    assert '{"code": "ON", "people": 11}' in kept
    assert '"elsewhere": 6' in kept
    assert "Elsewhere, or not said" in read(client)


def test_a_remainder_that_is_too_small_takes_the_smallest_group_with_it(forum, at):
    site.came(forum, {"ON": 20, "QC": 6, "": 1}, at=at)
    data = figures.compute("who_came_map", forum)
    assert data == {"groups": [{"code": "ON", "people": 20}], "elsewhere": 7, "people": 27}


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ({"ON": 11, "QC": 8, "NS": 1, "AB": 1, "YT": 1, "MB": 1, "PE": 1}, None),
        ({"ON": 1, "QC": 1, "NS": 1, "AB": 1, "YT": 1}, None),
        ({"ON": 11, "QC": 8, "NS": 2, "AB": 1, "YT": 1, "MB": 1, "PE": 1}, 7),
        ({"ON": 11, "QC": 8, "NS": 1, "AB": 1, "YT": 1, "": 3}, 5),
        ({"ON": 11, "QC": 8}, 2),
    ],
)
def test_how_many_provinces_is_not_told_where_it_gives_away_one_person_from_each(forum, at, came, told):
    site.came(forum, came, at=at)
    data = figures.compute("attendance_numbers", forum)
    assert data["provinces"] == told
    presentation.present_all({"attendance_numbers": data})


def test_too_few_people_give_no_figure_at_all(forum, at):
    site.came(forum, {"ON": 4}, at=at)
    assert figures.compute("attendance_numbers", forum) == {}
    assert figures.compute("who_came_map", forum) == {}


def test_a_page_that_came_down_is_not_made_into_a_file(report):
    report["en"].unpublish()
    tasks.make_file.func(page_id=report["en"].pk)
    assert not ReportFile.objects.exists()
