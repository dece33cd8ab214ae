"""Our own cookies: signed, and on a secure connection bound to this host alone."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from common import http


def visit(*, secure, **cookies):
    request = RequestFactory().get("/en/", secure=secure)
    request.COOKIES.update(cookies)
    return request


@pytest.mark.parametrize(("secure", "name"), [(True, "__Host-draft"), (False, "draft")])
def test_a_cookie_is_ours_alone_where_the_connection_is_secure(secure, name):
    response = HttpResponse()

    http.remember(response, visit(secure=secure), "draft", "cedar")

    assert list(response.cookies) == [name]
    cookie = response.cookies[name]
    assert (bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (secure, "/", "")
    assert cookie["httponly"]
    assert http.recall(visit(secure=secure, **{name: cookie.value}), "draft") == "cedar"


def test_a_neighbouring_host_cannot_plant_one():
    """The control: the same value under the plain name is not looked at."""
    response = HttpResponse()
    http.remember(response, visit(secure=False), "draft", "cedar")

    assert http.recall(visit(secure=True, draft=response.cookies["draft"].value), "draft") is None


def test_forgetting_drops_both_names():
    response = HttpResponse()

    http.forget(response, "draft")

    assert {name: cookie["max-age"] for name, cookie in response.cookies.items()} == {
        "draft": 0,
        "__Host-draft": 0,
    }
    assert response.cookies["__Host-draft"]["secure"]


@pytest.mark.django_db
def test_leaving_over_a_secure_connection_drops_ours(client):
    answer = client.get(reverse("leave"), secure=True)

    for name in ("draft", "booking", "group", "code", "entry", "ballot"):
        assert answer.cookies[f"__Host-{name}"]["max-age"] == 0
