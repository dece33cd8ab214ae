"""What a lost link, a mailed code and an earlier registration stand for."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import QuerySet
from django.utils import timezone

from common import sealing
from events.registration.models import Booking, Registration
from events.registration.policies import is_over
from events.registration.queries import bookings_at, registration_by_id, registrations_at
from events.returning.models import LostLink, MailedCode
from people.consents.models import Purpose
from people.consents.queries import current

# What a private link opens.
Held = Registration | Booking

KEY = "lost-links"
TABLE, FIELD = "lost_link", "address"
CODE_WORKS_FOR = timedelta(minutes=15)
TRIES = 5
KEEP = timedelta(days=1)
# Somebody who looks after many people's places gets the latest.
MOST_LINKS = 20


# ---- lost links -------------------------------------------------------------------------------------------
def address_of(lost: LostLink) -> str:
    """The address that was typed. Raises SealingError."""
    return sealing.unseal(lost.address_sealed, key=KEY, table=TABLE, field=FIELD, row=lost.id)


def links_at(address: str, *, at: datetime) -> list[Held]:
    """What may be mailed to an address that anybody can have typed: nothing of people who want no message."""
    today = timezone.localdate(at)
    wanted = [one for one in registrations_at(address) if not one.no_messages]
    found = [one for one in [*bookings_at(address), *wanted] if not is_over(one.forum, on=today)]
    return found[:MOST_LINKS]


def mailbox_of(held: Held) -> tuple[str, str]:
    """Where we write about it, and in which language; an empty address where we know none."""
    if isinstance(held, Registration):
        return held.email, held.language
    return (held.person.email, held.person.language) if held.person else ("", "en")


# ---- codes ------------------------------------------------------------------------------------------------
def digits_of(code: MailedCode) -> str:
    """The six digits, made again; no table holds them."""
    secret = sealing.secret_for("code", code.id)
    return f"{int.from_bytes(sha256(secret.encode()).digest()) % 1_000_000:06}"


def code_by_id(code_id: str) -> MailedCode | None:
    """A code with whom it is for, for the message that carries it."""
    codes = MailedCode.objects.select_related("registration__booking", "booking__person")
    return codes.filter(pk=code_id).first()


def codes_of(held: Held) -> QuerySet[MailedCode]:
    """The codes mailed for it."""
    return MailedCode.objects.filter(**{held._meta.model_name: held})


def standing_code(held: Held, *, at: datetime) -> MailedCode | None:
    """The code that was mailed last, while it works."""
    return codes_of(held).filter(used_at=None, made_at__gt=at - CODE_WORKS_FOR).order_by("-made_at").first()


def to_open(cookie: str) -> Held | None:
    """What a browser came for by its link, and that asks for a code: see `doors.ask_for_code`."""
    kind, _dot, row = cookie.partition(".")
    if kind == "booking":
        return Booking.objects.select_related("forum", "person").filter(pk=row, for_several=True).first()
    found = registration_by_id(row)
    return None if found is None or found.erased_at else found


# ---- what was told before ---------------------------------------------------------------------------------
def may_be_remembered(earlier: Registration) -> bool:
    """Did this person agree that we fill in their next registration, and not take it back?"""
    entry = current(earlier.id).get(Purpose.REMEMBER_ME)
    return entry is not None and entry.given and entry.ended_at is None
