"""English to French through the editor's own translation screens, and again after the source has changed."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from people.accounts import roles
from people.accounts.models import User
from site_cms.base.models import StandardPage
from site_cms.report_pages.models import ReportIndexPage, ReportPage
from tests.factories import site

pytestmark = pytest.mark.django_db(transaction=True)

BODY = [
    site.heading("Who we are", "who-we-are"),
    {
        "type": "text",
        "value": "<p>We are a <b>network</b>.</p>",
        "id": "b5a1f1c2-0000-4000-8000-000000000001",
    },
]


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("editor@example.org")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    client.force_login(user)
    return user


@pytest.fixture
def french():
    return site.homes()["fr"].locale


def english_page(parent, model=StandardPage, slug="about", **fields):
    page = parent.add_child(
        instance=model(title="About us", slug=slug, locale=parent.locale, live=False, **fields)
    )
    page.save_revision()
    return page


def submit(client, page, french) -> Translation:
    """Press "Translate this page" and send the form."""
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"locales": [french.pk]})
    assert answer.status_code == 302
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=french)


def translate_everything(translation) -> None:
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"{segment.string.data} (fr)"},
        )


def test_a_page_is_submitted_translated_and_published_in_french(client, editor, french):
    page = english_page(site.homes()["en"], body=BODY)
    translation = submit(client, page, french)
    draft = translation.get_target_instance()
    assert (draft.slug, draft.live) == ("about", False)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200

    translate_everything(translation)
    translation.save_target(publish=True)
    page.save_revision().publish()
    html = site.read(client, "/fr/about/")
    assert "Who we are (fr)" in html
    assert 'id="who-we-are"' in html, "the name in addresses stays the same"
    assert client.get("/en/about/").status_code == 200


def test_new_words_in_the_source_reach_the_translation_by_a_sync(client, editor, french):
    page = english_page(site.homes()["en"], body=BODY)
    translation = submit(client, page, french)
    translate_everything(translation)
    translation.save_target(publish=True)

    page.body = [*page.body.raw_data, site.paragraphs("And we grow.")]
    page.save_revision().publish()
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert client.post(address, {"publish_translations": ""}).status_code == 302
    translation.refresh_from_db()
    all_of_it, done = translation.get_progress()
    assert done == all_of_it - 1
    assert "And we grow" not in site.read(client, "/fr/about/"), "half a translation is not shown"
    translate_everything(translation)
    translation.save_target(publish=True)
    assert "And we grow. (fr)" in site.read(client, "/fr/about/")


def test_a_report_keeps_its_address_and_its_figures_in_translation(client, editor, forum, french):
    index = ReportIndexPage.objects.get(locale__language_code="en")
    body = [*BODY, site.figure("objectives")]
    page = english_page(index, ReportPage, "summer", forum=forum, summary="What was said.", body=body)
    translation = submit(client, page, french)
    translate_everything(translation)
    twin = translation.get_target_instance()
    assert (twin.slug, twin.forum, twin.figure_names()) == ("summer", forum, ["objectives"])
