"""What is logged names nobody, whatever failed."""

import logging
import smtplib

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from common.logs import discreet

SECRET = "AVK5HuDD3LyrAMok3rUtYQckU4W1hisj"


@pytest.mark.parametrize(
    "path", ["/en/bookings/%s/", "/fr/bookings/%s", "/en/e/%s/x", "/fr/my/%s/agenda.ics"]
)
def test_no_secret_of_a_link_is_written(path):
    line = discreet(f"Not Found: {path % SECRET[:-1]}")

    assert SECRET[:12] not in line
    assert "(secret)" in line


def test_addresses_without_a_secret_stay_readable():
    for line in ("Not Found: /en/bookings/details/x", "Not Found: /en/forums/trafficking-2017/programme/"):
        assert discreet(line) == line


@pytest.mark.django_db
def test_a_letter_that_the_mail_server_refuses_is_logged_without_its_address():
    """As production formats it: the traceback repeats whom the server refused."""
    described = settings.LOGGING["formatters"]["line"]
    formatter = import_string(described["()"])(described["format"], style=described["style"])
    try:
        raise smtplib.SMTPRecipientsRefused({"amina.canary@example.org": (550, b"no such user")})
    except smtplib.SMTPRecipientsRefused as problem:
        failure = (type(problem), problem, problem.__traceback__)
    record = logging.LogRecord(
        "common.mail", logging.ERROR, __file__, 1, "message could not be sent", (), failure
    )

    line = formatter.format(record)

    assert "SMTPRecipientsRefused" in line
    assert "amina" not in line


@pytest.mark.django_db
def test_the_line_of_a_request_that_was_refused_is_discreet(client, caplog):
    caplog.set_level(logging.WARNING)
    caplog.handler.setFormatter(import_string(settings.LOGGING["formatters"]["line"]["()"])())

    client.get(f"/en/bookings/{SECRET}/details/")

    assert "Not Found" in caplog.text
    assert SECRET not in caplog.handler.format(caplog.records[-1])
