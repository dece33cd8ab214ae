"""The outbox. An action notes which message is due and about what; a worker writes and sends it.

A room's `emails.py` registers one function per message. It receives the references and returns a `Letter`,
or None when there is no longer anything to say (a booking cancelled meanwhile). The row is inserted in the
action's own transaction, so a message leaves if and only if what it tells has happened. A worker killed
between sending and noting it sends again: at least once, never lost.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import translation

from common.models import OutboxMessage

logger = logging.getLogger(__name__)

RETRY_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600)]
CLAIM_EXPIRES = timedelta(minutes=10)


@dataclass(frozen=True)
class Letter:
    """One message to one address: templates `emails/<template>.{subject.txt,txt,html}` in `language`."""

    to: str
    template: str
    language: str
    context: dict
    attachments: list[tuple[str, bytes, str]] = field(default_factory=list)


Writer = Callable[..., Letter | None]
_writers: dict[str, Writer] = {}


def message(name: str) -> Callable[[Writer], Writer]:
    """Register the function that writes the message `name`."""

    def register(writer: Writer) -> Writer:
        _writers[name] = writer
        return writer

    return register


def send_later(name: str, *, at: datetime, **references: object) -> OutboxMessage:
    """Note that the message `name` about `references` (ids only) is due from `at` on."""
    row = _row(name, references, at=at)
    row.save(force_insert=True)
    return row


def send_many_later(name: str, each: Iterable[Mapping[str, object]], *, at: datetime) -> None:
    """The same message about many, in one statement: one row for each of the references."""
    OutboxMessage.objects.bulk_create([_row(name, references, at=at) for references in each])


def _row(name: str, references: Mapping[str, object], *, at: datetime) -> OutboxMessage:
    if name not in _writers:
        raise LookupError(f"no room writes the message {name!r}")
    return OutboxMessage(
        message=name, references={key: str(value) for key, value in references.items()}, due_at=at
    )


def is_waiting(name: str, **references: object) -> bool:
    """Does the message `name` about the same `references` wait to be sent already?"""
    same = {key: str(value) for key, value in references.items()}
    waiting = OutboxMessage.objects.filter(message=name, status=OutboxMessage.Status.WAITING)
    return waiting.filter(references=same).exists()


def deliver_due(*, at: datetime, limit: int = 50) -> int:
    """Send what is due; returns how many rows were dealt with. Several workers may call it at once."""
    stale = Q(status=OutboxMessage.Status.SENDING, claimed_at__lt=at - CLAIM_EXPIRES)
    waiting = Q(status=OutboxMessage.Status.WAITING, due_at__lte=at)
    rows = list(OutboxMessage.objects.filter(waiting | stale).order_by("due_at")[:limit])
    return sum(_deliver(row, at=at) for row in rows)


def _deliver(row: OutboxMessage, *, at: datetime) -> bool:
    claimed = OutboxMessage.objects.filter(pk=row.pk, status=row.status, attempts=row.attempts).update(
        status=OutboxMessage.Status.SENDING, claimed_at=at, attempts=F("attempts") + 1
    )
    if not claimed:
        return False
    try:
        letter = _writers[row.message](**row.references)
        if letter:
            post(letter)
    except Exception as problem:
        logger.exception("message %s could not be sent", row)
        _put_back(row, at=at, problem=type(problem).__name__)
        return True
    status = OutboxMessage.Status.SENT if letter else OutboxMessage.Status.NOT_NEEDED
    OutboxMessage.objects.filter(pk=row.pk).update(status=status, sent_at=at, problem="")
    return True


def _put_back(row: OutboxMessage, *, at: datetime, problem: str) -> None:
    if row.attempts < len(RETRY_AFTER):
        change = {"status": OutboxMessage.Status.WAITING, "due_at": at + RETRY_AFTER[row.attempts]}
    else:
        change = {"status": OutboxMessage.Status.FAILED}
    OutboxMessage.objects.filter(pk=row.pk).update(problem=problem[:200], **change)


def post(letter: Letter) -> None:
    """Write the letter in its language and hand it to the mail server now."""
    name = f"emails/{letter.template}"
    with translation.override(letter.language):
        context = {
            "LANGUAGE_CODE": letter.language,
            "organisation": organisation(),
            "site_url": settings.SITE_URL,
            **letter.context,
        }
        subject = " ".join(render_to_string(f"{name}.subject.txt", context).split())
        mail = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"{name}.txt", context),
            from_email=f"{organisation()} <{settings.ORGANISATION['email']}>",
            to=[letter.to],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": letter.language},
        )
        mail.attach_alternative(render_to_string(f"{name}.html", context), "text/html")
        for attachment in letter.attachments:
            mail.attach(*attachment)
    mail.send()


def organisation() -> str:
    """The organisation's name in the active language."""
    return settings.ORGANISATION[
        "name_fr" if (translation.get_language() or "").startswith("fr") else "name_en"
    ]
