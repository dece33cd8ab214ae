"""When something fails, people are told in both languages, and nothing of how."""

import logging

import pytest
from django.db import DatabaseError, OperationalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def failing(client, monkeypatch, caplog):
    """`failing(problem)`: the answer of a page whose database raises this."""
    client.raise_request_exception = False

    def fail(problem):
        def raises(*args, **options):
            raise problem

        monkeypatch.setattr("events.forums.queries.public_forums", raises)
        with caplog.at_level(logging.ERROR):
            return client.get("/fr/forums/care/register/")

    return fail


def test_a_database_that_is_down_is_said_kindly_and_for_a_while(failing, caplog):
    answer = failing(OperationalError("could not connect to server at 10.0.0.7"))
    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert 'lang="en"' in text
    assert 'lang="fr"' in text
    assert "10.0.0.7" not in text
    assert answer["Cache-Control"] == "no-store"
    assert "could not connect" in caplog.text, "the cause is in the log"


def test_any_other_fault_is_said_in_both_languages_too(failing, caplog):
    answer = failing(DatabaseError("relation events_secret does not exist"))
    text = answer.content.decode()
    assert answer.status_code == 500
    assert 'lang="en"' in text
    assert 'lang="fr"' in text
    assert "events_secret" not in text
    assert "events_secret" in caplog.text
