"""Cancelling and erasing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from common import mail
from events.registration.actions.fees import give_codes_back
from events.registration.actions.moving import (
    Status,
    give_places_back,
    keep_in_hand,
    move,
    note,
    stop_waiting,
    tell,
)
from events.registration.actions.problems import MovedOn, NotBooked
from events.registration.models import Booking, Change, Registration, TwoPeople
from people.accounts.models import User
from people.persons.models import Person

# What a registration keeps once the person is erased: where it stood, in which category, when. No more.
BLANK = {
    "person": None,
    "booked_as": "",
    "name_to_use": "",
    "email": "",
    "email_key": "",
    "province": "",
    "organisation_name": "",
    "organisation": None,
    "code": None,
    "pronouns": "",
    "badge": Registration.Badge.BLANK,
    "names_forum": False,
    "no_messages": True,
    "contact_through_care": False,
    "roles": [],
    "lived_experience_sealed": "",
    "secret_fingerprint": None,
    "previous_fingerprint": "",
    "needs_something": None,
}


def cancel(
    *,
    registration: Registration,
    at: datetime,
    by: User | None = None,
    reason: str = "",
    letter: str = "registration/cancelled",
) -> None:
    """Give the place back, withdraw what hangs on it and say so; a second time does nothing.

    `by` is the member of staff who does it for the person; `letter` the message where it was not their wish,
    and empty where they are told nothing because they keep another place.
    Raises NotBooked when it is only a draft.
    """
    for _attempt in range(3):
        if registration.is_draft:
            raise NotBooked
        if not registration.is_live:
            return None
        try:
            with transaction.atomic():
                return _cancel(registration, at=at, by=by, reason=reason, letter=letter)
        except MovedOn:
            # It moved on between reading and writing (an offer accepted, a category changed): look again.
            registration.refresh_from_db()
    raise MovedOn


def _cancel(registration: Registration, *, at: datetime, by: User | None, reason: str, letter: str) -> None:
    before = registration.status
    # Exactly the status in hand: it says whether there is a place to give back.
    move(registration, {before}, Status.CANCELLED, at=at, cancelled_at=at, cancelled_by=by)
    give_codes_back(registration)
    if before in Registration.HOLDING:
        give_places_back(registration, at=at)
    elif before == Status.WAITING:
        stop_waiting(registration)
    tell("cancelled", registration, at=at)
    note(registration, Change.Verb.CANCELLED, at=at, by=by, reason=reason)
    if letter:
        mail.send_later(letter, at=at, registration=registration.id)


def let_go(*, registration: Registration, at: datetime) -> None:
    """An offer has run out unanswered: the place that was kept is free again, and what was asked for rests.

    The caller holds the transaction, has seen that the offer is over and tells the person. Raises MovedOn.
    """
    move(registration, {Status.OFFERED}, Status.CANCELLED, at=at, cancelled_at=at)
    give_codes_back(registration)
    give_places_back(registration, at=at)
    tell("cancelled", registration, at=at)
    note(registration, Change.Verb.LAPSED, at=at)


def erase(*, registration: Registration, at: datetime) -> bool:
    """Forget the person, with all that hangs on the registration; a husk stays for counting.

    A place still held at a forum that is not over is given back first; a request or a wait ends in any case.
    Does nothing the second time.
    """
    if registration.is_draft:
        return _erase_draft(registration, at=at)
    with transaction.atomic():
        # Written first, so that from here on it stands still: an offer accepted at this moment waits.
        row = Registration.objects.filter(pk=registration.pk, erased_at=None)
        if not row.update(updated_at=at):
            return False
        registration.refresh_from_db(fields=["status", "category"])
        is_over = registration.forum.ends_on < at.date()
        if registration.is_live and not (is_over and registration.is_booked):
            cancel(registration=registration, at=at)
        row.update(erased_at=at, **BLANK)
        tell("erased", registration, at=at)
        registration.changes.all().delete()
        TwoPeople.objects.filter(Q(first=registration) | Q(second=registration)).delete()
        _forget_persons(registration)
    keep_in_hand(registration, {**BLANK, "erased_at": at})
    return True


def _erase_draft(registration: Registration, *, at: datetime) -> bool:
    with transaction.atomic():
        draft = Registration.objects.drafts().filter(pk=registration.pk)
        if not draft.update(updated_at=at):
            return False
        tell("erased", registration, at=at)
        draft.delete()
        _forget(registration.person_id)
    return True


def _forget_persons(registration: Registration) -> None:
    """The participant, and who booked for them, where nothing else hangs on either."""
    alone = not Registration.objects.filter(booking=registration.booking_id, erased_at=None).exists()
    booker = registration.booking.person_id
    if alone:
        Booking.objects.filter(pk=registration.booking_id).update(
            person=None,
            organisation_name="",
            secret_fingerprint=f"erased-{registration.booking_id}",
            previous_fingerprint="",
        )
        _forget(booker)
    _forget(registration.person_id)


def _forget(person_id: object) -> None:
    # Whoever asked to hear from us is kept until then (`people.persons.actions.remember`).
    alone = Person.objects.filter(pk=person_id, account=None, registrations=None, bookings=None)
    alone.filter(kept_until=None).delete()
