"""A place passes from one person to another without being free for a moment.

Nothing that the first one told us goes with it: their registration ends, and with it all that hung on it;
the other one begins with a name and an address. What the place costs stays with the place.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from common import mail
from events.groups.actions.problems import CannotHandOn, TeamDecides
from events.registration.actions import MovedOn, email_key, link_fingerprint, needs_approval, new_booking
from events.registration.actions.moving import Status, keep_in_hand, move, note, tell
from events.registration.models import Booking, Change, Registration
from people.accounts.models import User
from people.persons.models import Person

# What belongs to the place and not to the person who held it.
GOES_WITH_THE_PLACE = (
    *("forum", "category", "with_parallel", "chosen_cents", "price_cents", "price_lines"),
    *("code_id", "waiver_id"),
)


def hand_on(
    *,
    registration: Registration,
    new_id: UUID,
    name: str,
    email: str,
    at: datetime,
    by: User | None = None,
    by_booker: bool = False,
) -> Registration:
    """End this registration and begin another in its place; no place is given back or taken.

    `new_id` comes with the form: sent twice, it hands on once. Where the team approves each person only staff
    may do it (`by`), which is their approval. The booker of a group is shown the new name only where they
    typed it (`by_booker`). Raises CannotHandOn, TeamDecides.
    """
    if already := Registration.objects.filter(pk=new_id).first():
        return already
    if by is None and needs_approval(registration):
        raise TeamDecides
    for _attempt in range(5):
        new = _successor(registration, new_id, name, email, at=at)
        new.booked_as = name if by_booker else ""
        try:
            with transaction.atomic():
                return _swap(registration, new, at=at, by=by)
        except MovedOn as problem:
            if already := Registration.objects.filter(pk=new_id).first():
                return already
            raise CannotHandOn from problem
        except IntegrityError:
            # Two references alike: draw again.
            keep_in_hand(registration, {"status": Status.BOOKED, "cancelled_at": None})
    raise RuntimeError("no free reference in five attempts")


def _successor(registration: Registration, key: UUID, name: str, email: str, *, at: datetime) -> Registration:
    booking = registration.booking
    new = Registration(
        id=key,
        booking=booking,
        status=Status.BOOKED,
        channel=registration.channel,
        name_to_use=name,
        email=email,
        email_key=email_key(email),
        language=registration.language,
        organisation_name=booking.organisation_name,
        requested_at=at,
        booked_at=at,
        **{field: getattr(registration, field) for field in GOES_WITH_THE_PLACE},
    )
    new.person = Person(
        id=uuid5(key, "person"), name_to_use=name, email=email, language=registration.language
    )
    if not booking.for_several:
        # The old booking's link is the other one's: it must not open this place.
        new.booking = _booking_of_its_own(booking, new.person)
    new.secret_fingerprint = link_fingerprint(new)
    return new


def _booking_of_its_own(old: Booking, person: Person) -> Booking:
    return new_booking(old.forum, person.id, policy_snapshot=old.policy_snapshot)


def _swap(old: Registration, new: Registration, *, at: datetime, by: User | None) -> Registration:
    # The old one goes first, conditionally: it decides between two clicks, and against a cancellation.
    move(old, {Status.BOOKED}, Status.CANCELLED, at=at, cancelled_at=at, cancelled_by=by)
    new.person.save(force_insert=True)
    if new.booking.pk != old.booking_id:
        new.booking.save(force_insert=True)
    new.save(force_insert=True)
    # The place never came free, so nobody is told that it was released.
    tell("cancelled", old, at=at)
    note(old, Change.Verb.TRANSFERRED, at=at, by=by)
    mail.send_later("groups/handed_on", at=at, registration=old.id)
    mail.send_later("groups/named", at=at, registration=new.id)
    return new
