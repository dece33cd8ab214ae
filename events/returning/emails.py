"""The messages of coming back. They name neither the forum nor the person."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common import mail
from events.registration.models import Booking
from events.registration.queries import link_secret, secret_of
from events.returning import queries
from events.returning.models import LostLink
from events.returning.queries import Held


@mail.message("returning/links")
def links(lost: str) -> mail.Letter | None:
    """The links of everything at an address that somebody typed. None where there is nothing."""
    asked = LostLink.objects.filter(pk=lost).first()
    found = queries.links_at(queries.address_of(asked), at=timezone.now()) if asked else []
    if not found:
        return None
    # The address as its owner wrote it, in their language: whoever typed it here is nobody we know.
    address, language = queries.mailbox_of(found[0])
    with translation.override(language):
        lines = [_line(held) for held in found]
    return mail.Letter(to=address, template="events/links", language=language, context={"links": lines})


def _line(held: Held) -> dict:
    secret = secret_of(held) if isinstance(held, Booking) else link_secret(held)
    address = reverse("booking-open", kwargs={"secret": secret})
    return {
        "reference": _reference(held),
        "begun": timezone.localdate(held.created_at),
        "link": settings.SITE_URL + address,
    }


def _reference(held: Held) -> str:
    """Nothing where a draft has none yet."""
    return str(held) if isinstance(held, Booking) or held.booking_id else ""


@mail.message("returning/code")
def code(code: str) -> mail.Letter | None:
    """The six digits. None once they no longer open anything."""
    found = queries.code_by_id(code)
    if found is None or found.used_at or timezone.now() - found.made_at > queries.CODE_WORKS_FOR:
        return None
    held = found.registration or found.booking
    address, language = queries.mailbox_of(held)
    return mail.Letter(
        to=address,
        template="events/code",
        language=language,
        context={
            "reference": _reference(held),
            "digits": queries.digits_of(found),
            "minutes": int(queries.CODE_WORKS_FOR.total_seconds() // 60),
        },
    )
