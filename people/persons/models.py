"""A participant as we know them across forums."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from people.accounts.models import Language


class Person(TimeStamped):
    """Who bookings, consents and invitations hang on. An account is optional; no legal name is kept here.

    Two bookings with one e-mail address are two persons until staff, or the person signed in, joins them: an
    address typed into a form proves nothing, and must not show what is known of someone else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_to_use = models.CharField(_("name to use"), max_length=120)
    email = models.EmailField(_("e-mail"), max_length=254)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    # Until then name and address stay although nothing hangs on them: the person agreed to hear of us.
    kept_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def __str__(self) -> str:
        return f"P-{str(self.id)[:8]}"
