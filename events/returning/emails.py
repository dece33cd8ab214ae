"""The messages of coming back. They name neither the forum nor the person."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common import mail
from events.registration.models import Registration
from events.registration.queries import link_secret
from events.returning import queries
from events.returning.models import LostLink


@mail.message("returning/links")
def links(lost: str) -> mail.Letter | None:
    """The links of everything at an address that somebody typed. None where there is nothing."""
    asked = LostLink.objects.filter(pk=lost).first()
    found = queries.links_at(queries.address_of(asked), at=timezone.now()) if asked else []
    if not found:
        return None
    # The address as its owner wrote it, in their language: whoever typed it here is nobody we know.
    owner = found[0]
    with translation.override(owner.language):
        lines = [_line(registration) for registration in found]
    return mail.Letter(
        to=owner.email, template="events/links", language=owner.language, context={"links": lines}
    )


def _line(registration: Registration) -> dict:
    address = reverse("booking-open", kwargs={"secret": link_secret(registration)})
    return {
        "reference": str(registration) if registration.booking_id else "",
        "begun": timezone.localdate(registration.created_at),
        "link": settings.SITE_URL + address,
    }


@mail.message("returning/code")
def code(code: str) -> mail.Letter | None:
    """The six digits. None once they no longer open anything."""
    found = queries.code_by_id(code)
    if found is None or found.used_at or timezone.now() - found.made_at > queries.CODE_WORKS_FOR:
        return None
    registration = found.registration
    return mail.Letter(
        to=registration.email,
        template="events/code",
        language=registration.language,
        context={
            "reference": str(registration) if registration.booking_id else "",
            "digits": queries.digits_of(found),
            "minutes": int(queries.CODE_WORKS_FOR.total_seconds() // 60),
        },
    )
