"""What a person asks for is done at once; what the privacy officer opens is told to the others."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from common import erasures, mail, privacy
from common.privacy import Subject
from events.registration.models import Registration
from events.retention import queries
from events.retention.models import EraseRequest
from people.accounts.models import User
from people.disclosures.actions import note_reading
from people.persons import actions as persons

WHOLE_RECORD = gettext_noop("whole record")


def erase_on_request(*, subject: Subject, at: datetime) -> set[UUID]:
    """Erase everything known of somebody, now; returns the registrations that a hold keeps for now.

    A place still held is given back. What a hold keeps is erased by itself as soon as it is lifted; until
    then the person and the sign-in stay too.
    """
    held = queries.held_among(subject.registrations)
    free = tuple(one for one in subject.registrations if one not in held)
    for one in held:
        EraseRequest.objects.get_or_create(registration_id=one, defaults={"asked_at": at})
    _erase_now(Subject(registrations=free) if held else subject, at=at)
    return held


def _erase_now(subject: Subject, *, at: datetime) -> int:
    if subject.person and not _is_all_there_is(subject):
        subject = Subject(registrations=subject.registrations)
    erasures.note("registration", *subject.registrations, at=at)
    if subject.person:
        erasures.note("person", subject.person, at=at)
        persons.let_go(persons=[subject.person])
    with transaction.atomic():
        return privacy.erase_all(subject, at=at)


def _is_all_there_is(subject: Subject) -> bool:
    """Does nothing else that is not erased hang on the person?"""
    others = Registration.objects.filter(person=subject.person).exclude(pk__in=subject.registrations)
    return not others.filter(erased_at=None).exists()


def erase_what_was_asked(*, at: datetime) -> int:
    """Requests that a hold stood in the way of, and does no more."""
    asked = EraseRequest.objects.select_related("registration").all()
    free = [one.registration for one in asked if not queries.held_among([one.registration_id])]
    for registration in free:
        _erase_now(Subject(registration.person_id, (registration.pk,)), at=at)
        EraseRequest.objects.filter(pk=registration.pk).delete()
    return len(free)


# ---- break-glass ------------------------------------------------------------------------------------------
def open_whole_record(
    *, registration: Registration, reader: User, reason: str, at: datetime
) -> list[privacy.Known]:
    """Show the privacy officer all that is known about one registration; noted, and told to the others.

    Raises SealingError.
    """
    with transaction.atomic():
        reading = note_reading(
            reader=reader, record=WHOLE_RECORD, subject=registration.pk, reason=reason, at=at
        )
        for one in queries.guardians().exclude(pk=reader.pk):
            mail.send_later("retention/opened", at=at, reading=reading.pk, to=one.pk)
        return privacy.known_about(Subject(registration.person_id, (registration.pk,)))
