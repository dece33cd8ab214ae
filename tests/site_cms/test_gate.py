"""A page is published in both languages, or someone has said that the other follows."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from people.accounts import roles
from people.accounts.models import User
from site_cms.base.models import StandardPage, TwinMissing
from tests.factories import site

pytestmark = pytest.mark.django_db


def lonely_page(**fields) -> StandardPage:
    home = site.homes()["en"]
    page = StandardPage(title="News", slug="news", locale=home.locale, live=False, **fields)
    return home.add_child(instance=page)


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("editor@example.org")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    client.force_login(user)
    return user


def press_publish(client, page, **ticks):
    fields = {"title": page.title, "slug": page.slug, "lead": "", "body": streamfield([]), **ticks}
    data = nested_form_data({**fields, "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {**data, "action-publish": "action-publish"})


def test_publishing_without_a_twin_is_refused(client):
    page = lonely_page()
    with pytest.raises(TwinMissing):
        page.save_revision().publish()
    assert client.get("/en/news/").status_code == 404


def test_publishing_with_a_twin_needs_no_tick(client):
    site.plain_page("news")["en"].save_revision().publish()
    assert client.get("/en/news/").status_code == 200


def test_an_alias_is_no_twin(client):
    page = lonely_page()
    page.copy_for_translation(site.homes()["fr"].locale, alias=True)
    with pytest.raises(TwinMissing):
        page.save_revision().publish()


def test_the_editor_is_told_kindly_and_nothing_is_published(client, editor):
    page = lonely_page()
    answer = press_publish(client, page)
    assert "has no twin in the other language yet" in answer.content.decode()
    page.refresh_from_db()
    assert not page.live


def test_an_urgent_notice_may_go_ahead_of_its_translation(client, editor):
    page = lonely_page()
    press_publish(client, page, translation_follows="on")
    page.refresh_from_db()
    assert page.live
    assert client.get("/en/news/").status_code == 200


def test_a_draft_can_be_saved_without_a_twin(client, editor):
    page = lonely_page()
    fields = {"title": "News, second draft", "slug": "news", "lead": "", "body": streamfield([])}
    data = nested_form_data({**fields, "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0})
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    page.refresh_from_db()
    assert (page.get_latest_revision_as_object().title, page.live) == ("News, second draft", False)
