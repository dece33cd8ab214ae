"""The private link: mailed so that a draft can wait, and replaced where somebody else may have it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from common import mail, sealing
from events.registration.actions.drafts import email_key
from events.registration.actions.moving import keep_in_hand
from events.registration.actions.problems import NoLongerDraft
from events.registration.models import Booking, Registration


def save_for_later(*, registration: Registration, at: datetime, email: str = "") -> None:
    """Mail the link that opens these answers again; `email` counts where no address is known yet.

    Raises NoLongerDraft.
    """
    fields = {} if registration.email else {"email": email, "email_key": email_key(email)}
    with transaction.atomic():
        unfinished = Registration.objects.unfinished().filter(pk=registration.pk)
        if not unfinished.update(updated_at=at, **fields):
            raise NoLongerDraft
        mail.send_later("registration/saved", at=at, registration=registration.id)
    keep_in_hand(registration, fields)


def send_link(*, held: Registration | Booking, at: datetime) -> None:
    """Mail the link that works now to the address that we know, to nobody else."""
    if isinstance(held, Booking):
        mail.send_later("groups/booked", at=at, booking=held.id)
    else:
        mail.send_later("registration/link", at=at, registration=held.id)


def renew_link(*, registration: Registration, at: datetime) -> None:
    """Make the link useless, and every browser's cookie with it; a new one goes to the same address.

    Two presses at once make one new link.
    """
    with transaction.atomic():
        booking = registration.booking
        renewed = (
            renew_booking_link(booking=booking)
            if booking and not booking.for_several
            else _renew(registration, "registration")
        )
        if renewed:
            Registration.objects.filter(pk=registration.pk).update(updated_at=at, door=F("door") + 1)
            mail.send_later("registration/link", at=at, registration=registration.id)
    registration.refresh_from_db(fields=["door"])


def renew_booking_link(*, booking: Booking) -> bool:
    """Replace the link of a booking; False where somebody did it at the same moment."""
    return _renew(booking, "booking")


def _renew(holder: Booking | Registration, kind: str) -> bool:
    version = holder.secret_version + 1
    fields = {
        "secret_version": version,
        "secret_fingerprint": sealing.fingerprint(sealing.secret_for(kind, holder.id, version)),
        "previous_fingerprint": holder.secret_fingerprint,
    }
    rows = type(holder).objects.filter(pk=holder.pk, secret_version=holder.secret_version)
    if not rows.update(**fields):
        return False
    for name, value in fields.items():
        setattr(holder, name, value)
    return True


def opened_by_code(*, held: Registration | Booking) -> None:
    """The code was entered: the private link alone opens it again."""
    type(held).objects.filter(pk=held.pk).update(asks_for_code=False)
    held.asks_for_code = False
