"""The back office in a real browser: no call to anybody else, no refused script, no barrier, no overflow.

`new_page` watches every page: when a test ends, each refused script or style, each request to another host
and each error fails it.
"""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from events.access import actions as access
from events.access.queries import Needs
from site_cms.library.models import ResourceIndexPage
from tests.browsing import axe
from tests.factories.events import BookedFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("transactional_db", "clock")


@pytest.fixture
def sit_down(new_page, live_server):
    """`sit_down(user)`: a browser in which the user is signed in already."""

    def with_session(user, **options):
        client = Client()
        client.force_login(user)
        page = new_page(**options)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.session.session_key,
                    "url": live_server.url,
                }
            ]
        )
        return page

    return with_session


@pytest.fixture
def forum():
    registration = BookedFactory(name_to_use="Amina", province="ON")
    access.ask(registration=registration, needs=Needs(options=("asl",)), at=timezone.now())
    return registration.forum


def ours(page) -> list[str]:
    """What axe finds in our own parts; the frame around them is Wagtail's."""
    return [line for line in axe(page) if ".office-" in line]


EVERYWHERE = [
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtaildocs:add_multiple",
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailadmin_reports:site_history",
    "wagtaillocales:index",
    "wagtailsites:index",
    "wagtailredirects:index",
    "forums:index",
    "forums:add",
    "categories:index",
    "categories:add",
    "registrations:index",
    "access:index",
    "subsidies:index",
    "series:add",
    "venues:add",
    "funders:index",
    "organisations:add",
    "readings:index",
    "sessions:index",
    "sessions:add",
    "rooms:add",
]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_screen_calls_anybody_or_runs_what_the_policy_refuses(sit_down, forum, language):
    page = sit_down(UserFactory(is_superuser=True, language=language))

    for name in EVERYWHERE:
        page.goto(reverse(name))
        assert page.locator("html").get_attribute("lang") == language, name
    assert page.watch.problems() == []


def test_editors_and_their_calendars_work_within_the_policy(sit_down, forum):
    page = sit_down(UserFactory(is_superuser=True))
    index = ResourceIndexPage.objects.filter(locale__language_code="en").first()

    page.goto(reverse("wagtailadmin_pages:edit", args=[index.pk]))
    page.goto(reverse("wagtailadmin_pages:add_subpage", args=[index.pk]))
    page.goto(reverse("wagtailadmin_pages:add", args=["site_cms", "resourcepage", index.pk]))
    for button in page.locator("[data-streamfield-block-container] button").all()[:3]:
        button.click()
    page.goto(reverse("forums:edit", args=[forum.pk]))
    page.locator("[name=starts_on]").click()
    page.locator(".xdsoft_datetimepicker:visible").first.wait_for()
    page.locator("#id_objectives-ADD").click()
    page.locator("[name=objectives-0-text_en]").wait_for()

    assert page.watch.problems() == []


def test_the_translation_editor_works_within_the_policy(sit_down):
    user = UserFactory(is_superuser=True)
    index = ResourceIndexPage.objects.filter(locale__language_code="en").first()
    source, _made = TranslationSource.get_or_create_from_instance(index)
    french = Locale.objects.get(language_code="fr")
    Translation.objects.get_or_create(source=source, target_locale=french)
    page = sit_down(user)

    page.goto(reverse("wagtailadmin_pages:edit", args=[index.get_translation(french).pk]))
    page.wait_for_timeout(500)

    assert page.watch.problems() == []


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 1280), ("fr", 360)])
def test_our_own_pages_have_no_barrier_and_fit_the_screen(sit_down, forum, language, width):
    viewport = {"width": width, "height": 800}
    user = UserFactory(is_superuser=True, language=language)
    page = sit_down(user, viewport=viewport)
    registration = forum.registrations.get()
    addresses = [
        reverse("forums:desk", args=[forum.pk]),
        reverse("forums:close", args=[forum.pk]),
        reverse("forums:announce", args=[forum.pk]),
        reverse("registrations:cancel", args=[registration.pk]),
        reverse("registrations:inspect", args=[registration.pk]),
        reverse("access:counts", args=[forum.pk]),
        reverse("access:case", args=[registration.access_cases.first().pk]),
        reverse("access:board", args=[forum.pk]),
        reverse("access:rooms", args=[forum.pk]),
        reverse("access:kitchen", args=[forum.pk]),
        reverse("attendance:check_in", args=[forum.pk]),
    ]

    for address in addresses:
        page.goto(address)
        assert ours(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
