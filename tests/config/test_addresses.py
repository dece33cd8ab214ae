"""The addresses that belong to the site as a whole."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from common import background, sealing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"), [("fr-CA,fr;q=0.9", "/fr/"), ("en-CA", "/en/"), ("es", "/en/"), ("", "/en/")]
)
def test_the_bare_address_goes_to_the_browsers_language(client, asked, given):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=asked)
    assert (response.status_code, response["Location"]) == (302, given)
    assert "Accept-Language" in response["Vary"]


def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_says_what_is_there_and_whether_a_worker_lives(client):
    sealing.create_key("forum-ready")
    assert client.get("/readyz").json() == {"database": True, "cache": True, "keys": True, "worker": False}
    background.beat(worker="one", at=timezone.now())
    assert client.get("/readyz").json()["worker"] is True


def test_without_keys_or_cache_the_site_is_not_ready(client, settings, monkeypatch, tmp_path):
    settings.KEY_DIR = tmp_path / "gone"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["keys"]) == (503, False)

    def broken(*args, **options):
        raise ConnectionError

    monkeypatch.setattr(type(cache._connections[cache._alias]), "set", broken)
    assert client.get("/readyz").json()["cache"] is False


def test_robots_keeps_search_engines_from_personal_addresses(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    for private in ("/admin/", "/en/bookings/", "/fr/bookings/", "/en/e/", "/fr/e/", "/documents/"):
        assert f"Disallow: {private}" in lines


def test_security_says_where_to_report_and_has_not_expired(client):
    text = client.get("/.well-known/security.txt").content.decode()
    expires = next(line for line in text.splitlines() if line.startswith("Expires: ")).removeprefix(
        "Expires: "
    )
    assert datetime.fromisoformat(expires) > timezone.now()
    assert "Contact: mailto:" in text
    assert "Preferred-Languages: en, fr" in text


def test_pages_carry_the_strict_policy_and_nothing_is_kept_by_browsers(client):
    response = client.get("/en/accounts/login/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy.replace("upgrade-insecure-requests", "")
    assert response["Cache-Control"] == "no-store" or "no-store" in response["Cache-Control"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
