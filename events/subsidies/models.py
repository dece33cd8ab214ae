"""Travel money: what one participant asks for, and the name that a ticket must carry."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from events.registration.models import Registration
from people.organisations.provinces import Province


class SubsidyRequest(TimeStamped):
    """A request for help with travel costs; amounts in cents. The reason is sealed with the forum's key."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        SUBMITTED = "submitted", _("Submitted")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Mode(models.TextChoices):
        PLANE = "plane", _("Plane")
        TRAIN = "train", _("Train")
        BUS = "bus", _("Bus")
        CAR = "car", _("Car or shared ride")
        OTHER = "other", _("Something else")

    class Payout(models.TextChoices):
        PAY_FOR_ME = "pay_for_me", _("Buy the tickets for me")
        ADVANCE = "advance", _("Send me the money before I travel")
        REIMBURSE = "reimburse", _("Pay me back afterwards")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.OneToOneField(
        Registration, on_delete=models.PROTECT, related_name="subsidy_request"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    leaving_from = models.CharField(
        _("province or territory of departure"), max_length=2, choices=Province.choices
    )
    mode = models.CharField(_("means of travel"), max_length=10, choices=Mode.choices)
    fare_cents = models.PositiveIntegerField(_("fare"), default=0)
    nights_cents = models.PositiveIntegerField(_("nights"), default=0)
    other_cents = models.PositiveIntegerField(_("other costs"), default=0)
    amount_requested_cents = models.PositiveIntegerField(_("amount requested"))
    minimum_needed_cents = models.PositiveIntegerField(_("least amount that makes the trip possible"))
    other_funding = models.BooleanField(_("has other funding"), default=False)
    payout = models.CharField(_("how the money should come"), max_length=12, choices=Payout.choices)
    reason_sealed = models.TextField(editable=False, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("travel-subsidy request")
        verbose_name_plural = _("travel-subsidy requests")
        constraints = [
            models.CheckConstraint(condition=Q(amount_requested_cents__gt=0), name="subsidy_asks_for_money"),
            models.CheckConstraint(
                condition=Q(minimum_needed_cents__lte=F("amount_requested_cents")),
                name="subsidy_minimum_within_request",
            ),
        ]
        indexes = [models.Index(fields=["status", "submitted_at"], name="subsidy_request_list")]

    def __str__(self) -> str:
        return f"subsidy {str(self.id)[:8]}"

    @property
    def total_cents(self) -> int:
        """The whole cost of the trip as estimated, in cents."""
        return self.fare_cents + self.nights_cents + self.other_cents


class TravelIdentity(TimeStamped):
    """The legal name and the journey of somebody for whom we buy the tickets, apart from everything else.

    Kept only while the answer to "How should the money come to you?" is that we buy them, sealed with the
    forum's key; never a date of birth. It goes 30 days after the forum, and with the registration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.OneToOneField(
        Registration, on_delete=models.PROTECT, related_name="travel_identity"
    )
    answers_sealed = models.TextField(editable=False)

    class Meta:
        verbose_name = _("name for travel")
        verbose_name_plural = _("names for travel")

    def __str__(self) -> str:
        return f"travel {str(self.id)[:8]}"
