"""What a lost link, a mailed code and an earlier registration stand for."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from common import sealing
from events.registration.models import Registration
from events.registration.policies import is_over
from events.registration.queries import registrations_at
from events.returning.models import LostLink, MailedCode
from people.consents.models import Purpose
from people.consents.queries import current

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


def links_at(address: str, *, at: datetime) -> list[Registration]:
    """What may be mailed to an address that anybody can have typed: nothing of people who want no message."""
    today = timezone.localdate(at)
    found = [
        one for one in registrations_at(address) if not one.no_messages and not is_over(one.forum, on=today)
    ]
    return found[:MOST_LINKS]


# ---- codes ------------------------------------------------------------------------------------------------
def digits_of(code: MailedCode) -> str:
    """The six digits, made again; no table holds them."""
    secret = sealing.secret_for("code", code.id)
    return f"{int.from_bytes(sha256(secret.encode()).digest()) % 1_000_000:06}"


def code_by_id(code_id: str) -> MailedCode | None:
    """A code with whom it is for, for the message that carries it."""
    return MailedCode.objects.select_related("registration__booking").filter(pk=code_id).first()


def standing_code(registration: Registration, *, at: datetime) -> MailedCode | None:
    """The code that was mailed last, while it works."""
    return (
        MailedCode.objects.filter(registration=registration, used_at=None, made_at__gt=at - CODE_WORKS_FOR)
        .order_by("-made_at")
        .first()
    )


def registration_to_open(registration_id: str) -> Registration | None:
    """The registration that a browser came for by its link, and that asks for a code."""
    return (
        Registration.objects.select_related("booking", "forum")
        .filter(pk=UUID(registration_id), erased_at=None)
        .first()
    )


# ---- what was told before ---------------------------------------------------------------------------------
def may_be_remembered(earlier: Registration) -> bool:
    """Did this person agree that we fill in their next registration, and not take it back?"""
    entry = current(earlier.id).get(Purpose.REMEMBER_ME)
    return entry is not None and entry.given and entry.ended_at is None
