"""Production settings, really started: what docs/operating.md tells people to run."""

import re
import secrets
import urllib.error
import urllib.request

import pytest

from tests.serving import environment_for, manage, serving

HEADERS = {"Host": "forums.example.org", "X-Forwarded-Proto": "https"}


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of one answer; redirects are answers too."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read().decode()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    environment = environment_for(
        f"sqlite:///{folder}/ensemble.sqlite3",
        folder,
        settings="config.settings.production",
        SECRET_KEY=secrets.token_urlsafe(64),
        SITE_URL="https://forums.example.org",
        EMAIL_URL="consolemail://",
    )
    manage(environment, "migrate", "--no-input", "--verbosity", "0")
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    with serving(environment) as server:
        yield server


@pytest.mark.only_on("sqlite")
def test_it_starts_and_says_what_it_has(server):
    assert ask(f"{server.url}/healthz", **HEADERS)[0] == 200

    status, _, text = ask(f"{server.url}/readyz", **HEADERS)
    assert status == 200, text
    assert '"worker": false' in text
    server.manage("worker", "--once")
    assert '"worker": true' in ask(f"{server.url}/readyz", **HEADERS)[2]


@pytest.mark.only_on("sqlite")
def test_plain_http_and_other_hosts_are_sent_away(server):
    status, headers, _ = ask(f"{server.url}/en/accounts/login/", Host="forums.example.org")
    assert (status, headers["Location"]) == (301, "https://forums.example.org/en/accounts/login/")
    assert ask(f"{server.url}/en/accounts/login/", **{**HEADERS, "Host": "elsewhere.example.org"})[0] == 400


@pytest.mark.only_on("sqlite")
def test_a_page_has_its_headers_and_safe_cookies(server):
    status, headers, _ = ask(f"{server.url}/en/accounts/login/", **HEADERS)

    assert status == 200
    assert headers["Cache-Control"].startswith(("no-store", "max-age=0"))
    assert headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert "upgrade-insecure-requests" in headers["Content-Security-Policy"]
    assert headers["Set-Cookie"].startswith("__Host-")
    assert "Secure" in headers["Set-Cookie"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]


@pytest.mark.only_on("sqlite")
def test_files_of_a_page_carry_their_hash_and_are_kept_for_ever(server):
    status, _, text = ask(f"{server.url}/en/nothing-is-here/", **HEADERS)

    assert status == 404
    sheets = re.findall(r'href="(/static/css/ensemble\.[0-9a-f]{12}\.css)"', text)
    assert len(sheets) == 1
    assert (
        ask(f"{server.url}{sheets[0]}", **HEADERS)[1]["Cache-Control"]
        == "max-age=315360000, public, immutable"
    )


@pytest.mark.only_on("sqlite")
def test_sample_data_is_refused(server):
    with pytest.raises(AssertionError, match="sample"):
        server.manage("load_sample")
