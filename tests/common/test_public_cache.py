"""Public pages are kept until something changes, never for anyone signed in, never when personal."""

import gzip

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from common import public_cache
from common.http import publicly_cached
from common.public_cache import PublicCacheMiddleware

pytestmark = pytest.mark.django_db


class Site:
    """A site of one page whose text can change, counting how often it is made."""

    def __init__(self):
        self.text = "one"
        self.made = 0
        self.is_public = True
        self.sets_cookie = False
        self.while_making = lambda: None
        self.middleware = PublicCacheMiddleware(self.page)

    def page(self, request):
        self.made += 1
        response = HttpResponse(self.text * 1000)
        self.while_making()
        if self.sets_cookie:
            response.set_cookie("x", "y")
        return publicly_cached(response) if self.is_public else response

    def get(self, path="/en/", cookies=None, **headers):
        request = RequestFactory().get(path, **headers)
        request.COOKIES.update(cookies or {})
        return self.middleware(request)


@pytest.fixture
def site():
    return Site()


def test_a_public_page_is_made_once(site):
    first, second = site.get(), site.get()
    assert first.content == second.content == b"one" * 1000
    assert site.made == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_once_and_a_failed_one_does_not(site):
    site.get()
    site.text = "two"

    def act():
        with transaction.atomic():
            public_cache.changed()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert site.get().content.startswith(b"one")
    public_cache.changed()
    assert site.get().content.startswith(b"two")


@pytest.mark.django_db(transaction=True)
def test_a_page_made_while_something_changes_is_not_served_afterwards(site):
    site.while_making = public_cache.changed
    assert site.get().content.startswith(b"one")
    site.text, site.while_making = "two", lambda: None
    assert site.get().content.startswith(b"two")


@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, "messages"])
def test_someone_signed_in_gets_a_page_of_their_own(site, name):
    site.get()
    site.get(cookies={name: "x"})
    site.get(cookies={name: "x"})
    assert site.made == 3


def test_pages_that_are_personal_or_set_cookies_are_not_kept(site):
    site.is_public = False
    site.get()
    site.get()
    site.is_public, site.sets_cookie = True, True
    site.get()
    site.get()
    assert site.made == 4


def test_addresses_are_kept_apart_and_questions_are_not_kept(site):
    site.get("/en/")
    site.text = "deux"
    assert site.get("/fr/").content.startswith(b"deux")
    site.get("/fr/?q=1")
    site.get("/fr/?q=1")
    assert site.made == 4


def test_a_browser_that_has_the_page_gets_an_empty_answer(site):
    tag = site.get()["ETag"]
    again = site.get(HTTP_IF_NONE_MATCH=tag)
    assert (again.status_code, again.content) == (304, b"")
    site.text = "two"
    public_cache._begin_generation()
    assert site.get(HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_text_travels_zipped_to_those_who_can_read_it(site):
    zipped = site.get(HTTP_ACCEPT_ENCODING="gzip, br")
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == b"one" * 1000
    assert len(zipped.content) < 200
    assert "Content-Encoding" not in site.get()


@pytest.mark.django_db(transaction=True)
def test_saving_what_is_watched_is_a_change(site):
    from people.models import Organisation

    public_cache.watch(Organisation)
    site.get()
    Organisation.objects.create(name_en="House", name_fr="Maison")
    site.get()
    assert site.made == 2


def test_a_wrong_host_is_refused_with_every_header(client, settings):
    settings.ALLOWED_HOSTS = ["forums.example.org"]

    refused = client.get("/en/", headers={"host": "elsewhere.example"})

    assert refused.status_code == 400
    assert "frame-ancestors 'none'" in refused["Content-Security-Policy"]
    assert refused["Cache-Control"] == "no-store"
