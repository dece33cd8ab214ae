"""Nobody learns from the sign-in pages who has an account: a stranger's address gets the very same answer."""

import re
import statistics
import time

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "known.person@example.org", "other.person@example.org"
# The token against forgery, and the field that keeps a browser from filling a form in again.
CHANGES_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|name="_[0-9a-f]{10}"')
FORMS = {
    "code": ("account_request_login_code", {}),
    "password reset": ("account_reset_password", {}),
    "sign-up": ("account_signup", {"password1": "a long sentence for opening doors"}),
    "wrong password": ("account_login", {"password": "not the right password"}),
}


@pytest.fixture
def known():
    return UserFactory(email=KNOWN, password="the right password, which is long")


def everything_said(client_class, form: str, email: str) -> list[tuple]:
    """Status, address and body of each answer on the way, with what changes at every visit taken out."""
    name, more = FORMS[form]
    field = "login" if name == "account_login" else "email"
    client = client_class()
    answer = client.post(reverse(name), {field: email, **more})
    said = [plainly(answer, email)]
    while answer.status_code == 302:
        address = answer["Location"]
        answer = client.get(address)
        said.append(plainly(answer, email))
    if name != "account_login":
        said += [
            plainly(client.post(address, {"code": "WRNG-CODE"}), email),
            plainly(client.post(address, {"action": "resend"}), email),
        ]
    return said


def plainly(answer, email: str) -> tuple:
    body = CHANGES_EACH_TIME.sub("", answer.content.decode()).replace(email, "<address>")
    cookies = sorted(answer.cookies)
    return answer.status_code, answer.get("Location"), body, cookies


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_known_and_unknown_addresses_get_the_same_answer(known, client_class, form, language):
    from django.utils import translation

    with translation.override(language):
        mine = everything_said(client_class, form, KNOWN)
        theirs = everything_said(client_class, form, UNKNOWN)

    assert mine == theirs
    assert 200 in [status for status, *_rest in mine]


@pytest.mark.parametrize("form", ["code", "password reset"])
def test_both_are_written_to_and_only_the_letter_differs(known, client_class, form):
    everything_said(client_class, form, KNOWN)
    everything_said(client_class, form, UNKNOWN)

    # A new code for the known address, once asked for; a stranger is told only once.
    assert {message.to[0] for message in mail.outbox} == {KNOWN, UNKNOWN}


def test_the_difference_in_time_is_small(known, client_class, figure):
    def took(email: str) -> float:
        started = time.perf_counter()
        client_class().post(reverse("account_request_login_code"), {"email": email})
        return time.perf_counter() - started

    took(KNOWN), took(UNKNOWN)
    mine = statistics.median(took(KNOWN) for _time in range(15))
    theirs = statistics.median(took(UNKNOWN) for _time in range(15))

    figure(f"sign-in code: known {mine * 1000:.1f} ms, unknown {theirs * 1000:.1f} ms (medians of 15)")
    assert abs(mine - theirs) < 0.05
