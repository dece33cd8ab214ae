"""Agreeing, taking it back, and publishing the words that people agree to."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from people.accounts.models import User
from people.consents import queries
from people.consents.models import ConsentEntry, ConsentText, Purpose
from people.consents.queries import Wording
from people.persons import actions as persons

KEEP_PROOF = timedelta(days=730)


class PublishingProblem(Exception):
    """Why a text cannot be published; `str()` says it in the reader's language."""


class TwinMissing(PublishingProblem):
    def __str__(self) -> str:
        return _("A text needs its words in both languages.")


class SameWords(PublishingProblem):
    def __str__(self) -> str:
        return _("These are the words in use already.")


class PublishedMeanwhile(PublishingProblem):
    def __str__(self) -> str:
        return _("Somebody else published a version meanwhile. Look at it first.")


# ---- the ledger -------------------------------------------------------------------------------------------
def agree(
    *,
    person_id: UUID,
    about: UUID,
    wordings: Iterable[Wording],
    language: str,
    channel: str,
    at: datetime,
    noted_by: User | None = None,
) -> None:
    """Write that the person agreed to exactly these words about registration `about`: one statement.

    Where nothing was ticked there is nothing to write, and the database is not asked.
    """
    entries = [
        ConsentEntry(
            person_id=person_id,
            about=about,
            purpose=wording.purpose,
            text_id=wording.id,
            language=language,
            given=True,
            at=at,
            channel=channel,
            noted_by=noted_by,
        )
        for wording in wordings
    ]
    if entries:
        ConsentEntry.objects.bulk_create(entries)


def withdraw(
    *,
    person_id: UUID,
    about: UUID,
    purpose: str,
    language: str,
    channel: str,
    at: datetime,
    noted_by: User | None = None,
) -> None:
    """Write that the person takes an agreement back; what was never given, or is back already, stays so."""
    standing = queries.current(about).get(purpose)
    if standing is None or not standing.given:
        return
    with transaction.atomic():
        ConsentEntry.objects.create(
            person_id=person_id,
            about=about,
            purpose=purpose,
            text_id=standing.text_id,
            language=language,
            given=False,
            at=at,
            channel=channel,
            noted_by=noted_by,
        )
        if purpose == Purpose.KEEP_INFORMED and person_id not in queries.persons_who_agreed(purpose):
            persons.let_go(persons=[person_id])


def end(*, about: UUID, at: datetime) -> None:
    """This registration is erased: what was agreed to about it has come to its end, except for the news.

    Those go on for as long as we know the person (`end_forgotten`). The proof stays 24 months from the end.
    """
    about_it = ConsentEntry.objects.filter(about=about, ended_at=None)
    about_it.exclude(purpose=Purpose.KEEP_INFORMED).update(ended_at=at)


def end_forgotten(*, at: datetime) -> int:
    """Whatever was agreed to by somebody whom we have forgotten is at its end; returns how many lines."""
    return ConsentEntry.objects.filter(person=None, ended_at=None).update(ended_at=at)


def erase_ended(*, at: datetime) -> int:
    """Erase the proofs whose 24 months are over; returns how many."""
    gone, _by_model = ConsentEntry.objects.filter(ended_at__lt=at - KEEP_PROOF).delete()
    return gone


# ---- the words --------------------------------------------------------------------------------------------
def publish(*, purpose: str, text_en: str, text_fr: str, follows: int, at: datetime) -> ConsentText:
    """Put the version after number `follows` into use at once; what was agreed to before keeps its own words.

    Raises TwinMissing, SameWords, PublishedMeanwhile.
    """
    text_en, text_fr = text_en.strip(), text_fr.strip()
    if not (text_en and text_fr):
        raise TwinMissing
    before = ConsentText.objects.filter(purpose=purpose, version=follows).first()
    if before and (before.text_en, before.text_fr) == (text_en, text_fr):
        raise SameWords
    try:
        with transaction.atomic():
            text = ConsentText.objects.create(
                purpose=purpose,
                version=follows + 1,
                text_en=text_en,
                text_fr=text_fr,
                fingerprint=fingerprint(text_en, text_fr),
                in_use_from=at,
            )
    except IntegrityError as problem:
        raise PublishedMeanwhile from problem
    transaction.on_commit(lambda: cache.delete(queries.TEXTS))
    return text


def fingerprint(text_en: str, text_fr: str) -> str:
    """SHA-256 of both languages' words, which shows that nobody altered them since."""
    return hashlib.sha256(f"{text_en}\0{text_fr}".encode()).hexdigest()
