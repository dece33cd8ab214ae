"""The personal invitation. It names neither the forum nor the person: the rest stands behind the link."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common import mail
from events.categories import queries
from events.categories.models import Code


@mail.message("categories/invitation")
def invitation(code: str) -> mail.Letter | None:
    """You are invited; the link carries the code. None once it is revoked, used or over."""
    found = Code.objects.usable(timezone.now()).invitations().filter(pk=code).first()
    if found is None:
        return None
    with translation.override(found.language):
        link = reverse("invited", kwargs={"code": queries.code_text(found)})
    return mail.Letter(
        to=found.email,
        template="events/invitation",
        language=found.language,
        context={"link": settings.SITE_URL + link, "code": queries.code_text(found)},
    )
