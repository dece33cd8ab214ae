"""The outbox: a message leaves if what it tells has happened, once, in the reader's language."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.template.loader import get_template
from django.utils import timezone

from common import mail
from common.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(monkeypatch, settings, tmp_path):
    """Messages to write: `letters["greeting"]` is a function that receives the references."""
    folder = tmp_path / "emails"
    folder.mkdir()
    for ending in ("subject.txt", "txt", "html"):
        (folder / f"greeting.{ending}").write_text(
            "{% load i18n %}{{ LANGUAGE_CODE }} {% translate 'Continue' %} {{ word }} {{ organisation }}\n",
            encoding="utf-8",
        )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    writers = {}
    monkeypatch.setattr(mail, "_writers", writers)
    assert get_template("emails/greeting.txt")
    return writers


def greeting(language="fr"):
    def write(person):
        return mail.Letter(
            to=f"{person}@example.org", template="greeting", language=language, context={"word": "R-1"}
        )

    return write


def test_a_message_leaves_once_in_the_readers_language(letters):
    letters["greeting"] = greeting()
    now = timezone.now()
    row = mail.send_later("greeting", at=now, person="ana")
    assert mail.deliver_due(at=now) == 1
    assert mail.deliver_due(at=now) == 0
    (sent,) = django_mail.outbox
    assert sent.to == ["ana@example.org"]
    assert sent.subject == "fr Continuer R-1 Conseil exemple pour les nouveaux arrivants"
    assert sent.from_email.startswith("Conseil exemple")
    row.refresh_from_db()
    assert row.status == OutboxMessage.Status.SENT


def test_the_row_keeps_references_only(letters):
    letters["greeting"] = greeting()
    row = mail.send_later("greeting", at=timezone.now(), person="ana")
    mail.deliver_due(at=timezone.now())
    row.refresh_from_db()
    kept = " ".join(str(getattr(row, field.name)) for field in row._meta.fields)
    assert "example.org" not in kept
    assert "R-1" not in kept


def test_a_message_of_an_action_that_failed_never_leaves(letters):
    letters["greeting"] = greeting()

    def act():
        with transaction.atomic():
            mail.send_later("greeting", at=timezone.now(), person="ana")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert mail.deliver_due(at=timezone.now()) == 0


def test_nothing_is_sent_when_there_is_nothing_left_to_say(letters):
    letters["greeting"] = lambda person: None
    row = mail.send_later("greeting", at=timezone.now(), person="ana")
    assert mail.deliver_due(at=timezone.now()) == 1
    row.refresh_from_db()
    assert row.status == OutboxMessage.Status.NOT_NEEDED
    assert django_mail.outbox == []


def test_a_failing_mail_server_is_tried_again_later_and_then_given_up(letters, monkeypatch, caplog):
    def broken(person):
        raise ConnectionError("the mail server does not answer")

    letters["greeting"] = broken
    now = timezone.now()
    row = mail.send_later("greeting", at=now, person="ana")
    assert mail.deliver_due(at=now) == 1
    assert mail.deliver_due(at=now) == 0, "not again at once"
    for _ in mail.RETRY_AFTER:
        now += timedelta(hours=11)
        assert mail.deliver_due(at=now) == 1
    row.refresh_from_db()
    assert (row.status, row.problem) == (OutboxMessage.Status.FAILED, "ConnectionError")
    assert mail.deliver_due(at=now + timedelta(days=9)) == 0


def test_a_worker_killed_while_sending_loses_nothing(letters):
    letters["greeting"] = greeting()
    now = timezone.now()
    row = mail.send_later("greeting", at=now, person="ana")
    OutboxMessage.objects.filter(pk=row.pk).update(status="sending", claimed_at=now, attempts=1)
    assert mail.deliver_due(at=now + timedelta(minutes=1)) == 0
    assert mail.deliver_due(at=now + timedelta(minutes=11)) == 1
    assert len(django_mail.outbox) == 1


def test_two_workers_with_the_same_row_send_it_once(letters):
    letters["greeting"] = greeting()
    now = timezone.now()
    row = mail.send_later("greeting", at=now, person="ana")
    seen_by_the_second = OutboxMessage.objects.get(pk=row.pk)
    assert mail.deliver_due(at=now) == 1
    assert mail._deliver(seen_by_the_second, at=now) is False
    assert len(django_mail.outbox) == 1


def test_a_message_nobody_writes_is_refused_at_once(letters):
    with pytest.raises(LookupError):
        mail.send_later("unknown", at=timezone.now())
