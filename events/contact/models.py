"""How somebody may be reached without putting them at risk."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from events.registration.models import Registration


class ContactSafety(TimeStamped):
    """What one participant told us about reaching them, sealed with the forum's key; only care reads it.

    What the machine itself must heed stands in clear on the registration: `names_forum`, `no_messages` and
    `contact_through_care`. This row goes two weeks after the forum, and with the registration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="contact_safety")
    answers_sealed = models.TextField(editable=False)

    class Meta:
        verbose_name = _("safe contact")
        verbose_name_plural = _("safe contacts")

    def __str__(self) -> str:
        return f"contact {str(self.id)[:8]}"
