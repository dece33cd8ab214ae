"""The message by which those who watch over people's information learn that a whole record was opened."""

from django.conf import settings
from django.urls import reverse

from common import mail
from events.retention import queries


@mail.message("retention/opened")
def opened(reading: str, to: str) -> mail.Letter | None:
    """Names neither whose record it was nor who opened it: both stand in the list of readings."""
    guardian = queries.guardians().filter(pk=to).first()
    if guardian is None:
        return None
    return mail.Letter(
        to=guardian.email,
        template="events/opened",
        language=guardian.language,
        context={"link": settings.SITE_URL + reverse("readings:index")},
    )
