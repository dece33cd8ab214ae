"""Who waits for a place, in which order, and what was offered to them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.registration.models import Registration
from people.accounts.models import User


class QueueEntry(models.Model):
    """One person's turn in a forum's queue, which runs across its categories.

    There is one for each registration that waits or is offered a place, and for no other; whoever waits again
    begins at the end. The order is (priority, joined_at, id): a lower priority, which only staff give, comes
    first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="queue_entry", verbose_name=_("registration")
    )
    joined_at = models.DateTimeField(_("waiting since"))
    short_notice = models.BooleanField(_("short notice is fine"), default=False)
    priority = models.SmallIntegerField(_("priority"), default=0)
    # Why staff moved it; also a line of the registration's history.
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("place in the queue")
        verbose_name_plural = _("people waiting")
        indexes = [models.Index(fields=["priority", "joined_at", "id"], name="queue_order")]

    def __str__(self) -> str:
        return str(self.registration)


class Offer(models.Model):
    """A place kept for somebody who waits, until `expires_at` or until they answer."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Turned down")
        LAPSED = "lapsed", _("Ran out")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="offers", verbose_name=_("registration")
    )
    made_at = models.DateTimeField(_("offered at"))
    expires_at = models.DateTimeField(_("kept until"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(_("answered or ended at"), null=True)
    # Empty where the queue offered it by itself.
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("offered by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("offer of a place")
        verbose_name_plural = _("offers of places")
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(state="open"), name="offer_one_open_each"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="offer_holds_for_a_while"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="offer_closed_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="offer_open", condition=Q(state="open"))]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"
