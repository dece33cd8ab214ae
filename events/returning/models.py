"""Codes that were mailed, and who asks for the links they have lost."""

import uuid

from django.db import models
from django.db.models import Q

from events.registration.models import Booking, Registration


class MailedCode(models.Model):
    """A six-digit code that was mailed, because somebody left the site in a hurry.

    The digits are made again from the key `links` and this row's id: a dump of the database tells none. The
    row counts the tries, whichever web process they reach.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, null=True, related_name="mailed_codes"
    )
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, null=True, related_name="mailed_codes")
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(registration__isnull=False, booking__isnull=True)
                | Q(registration__isnull=True, booking__isnull=False),
                name="mailed_code_opens_one_thing",
            )
        ]
        indexes = [models.Index(fields=["made_at"], name="mailed_code_made_at")]

    def __str__(self) -> str:
        return f"code {str(self.id)[:8]}"


class LostLink(models.Model):
    """Somebody typed an address and asks for the links at it; whether there are any, the worker finds out.

    The address is sealed, because it may be anybody's, and the row goes after a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address_sealed = models.TextField()
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"lost link {str(self.id)[:8]}"
