"""What the booker does about one person, or about all of them."""

from datetime import datetime, timedelta

from django.db import transaction

from common import mail
from events.groups.actions.problems import AlreadySent, AlreadyTheirs
from events.groups.queries import in_order, last_reminded, unclaimed
from events.registration import actions as registrations
from events.registration.actions.moving import keep_in_hand, note
from events.registration.models import Booking, Change, Registration
from people.accounts.models import User
from people.persons.models import Person

WAIT_BEFORE_SENDING_AGAIN = timedelta(hours=1)


def correct_person(*, registration: Registration, name: str, email: str, at: datetime) -> None:
    """Put right the name or the address that the booker typed; a new address gets a new link.

    The old link stops working then: it may lie with a stranger. Raises AlreadyTheirs.
    """
    moves = email != registration.email
    fields = {
        "booked_as": name,
        "name_to_use": name,
        "email": email,
        "email_key": registrations.email_key(email),
    }
    if moves:
        fields |= _new_link(registration)
    before = {"booked_as": registration.booked_as, "email": registration.email}
    with transaction.atomic():
        if not unclaimed().filter(pk=registration.pk).update(updated_at=at, **fields):
            raise AlreadyTheirs
        Person.objects.filter(pk=registration.person_id).update(updated_at=at, name_to_use=name, email=email)
        changed = {key: [old, fields[key]] for key, old in before.items() if old != fields[key]}
        if changed:
            note(registration, Change.Verb.DETAILS, at=at, fields=changed)
        if moves:
            mail.send_later("groups/named", at=at, registration=registration.id)
    keep_in_hand(registration, fields)


def _new_link(registration: Registration) -> dict:
    """The columns of a link and a door that nothing given out so far opens."""
    later = Registration(id=registration.id, secret_version=registration.secret_version + 1)
    return {
        "secret_version": later.secret_version,
        "secret_fingerprint": registrations.link_fingerprint(later),
        "door": registration.door + 1,
    }


def send_again(*, registration: Registration, at: datetime, by: User | None = None, reason: str = "") -> None:
    """Send somebody their link once more, at most once an hour. Raises AlreadySent, AlreadyTheirs.

    The booker asks for it, or staff (`by`), whose `reason` the history keeps.
    """
    if registration.completed_at or not registration.is_live:
        raise AlreadyTheirs
    last = last_reminded(registration)
    if last and at - last < WAIT_BEFORE_SENDING_AGAIN:
        raise AlreadySent
    with transaction.atomic():
        note(registration, Change.Verb.REMINDED, at=at, by=by, reason=reason)
        mail.send_later("groups/named", at=at, registration=registration.id)


def withdraw(*, registration: Registration, at: datetime) -> None:
    """The booker takes a person out: the place is free, and the person is told without a word why."""
    registrations.cancel(registration=registration, at=at, letter="groups/withdrawn")


def cancel_all(*, booking: Booking, at: datetime) -> int:
    """Withdraw everybody who still holds or awaits a place; returns how many.

    One transaction a person: broken off in the middle, a second press does the rest.
    """
    live = in_order(booking).filter(status__in=Registration.LIVE)
    everybody = list(live.select_related("forum", "category", "booking"))
    for registration in everybody:
        withdraw(registration=registration, at=at)
    return len(everybody)


# ---- the booker's door ------------------------------------------------------------------------------------
def close_door(*, booking: Booking) -> None:
    """Let in no browser by the cookies given so far; the link asks for an e-mailed code next time."""
    Booking.objects.filter(pk=booking.pk, door=booking.door).update(door=booking.door + 1, asks_for_code=True)
