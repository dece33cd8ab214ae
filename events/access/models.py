"""What people need in order to take part, as a request of their own beside the registration."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from events.registration.models import Registration


class AccessOption(models.Model):
    """Something that helps people take part: a need, never a diagnosis."""

    class Group(models.TextChoices):
        COMMUNICATION = "communication", _("Communication")
        SPACE = "space", _("Mobility and space")
        SAFETY = "safety", _("Safety and wellbeing")
        FAMILY = "family", _("Family, culture and faith")
        FOOD = "food", _("Food")

    code = models.CharField(_("code"), max_length=40, unique=True)
    group = models.CharField(_("group"), max_length=20, choices=Group.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_en = models.CharField(_("name in English"), max_length=160)
    name_fr = models.CharField(_("name in French"), max_length=160)

    name = Pair("name")

    class Meta:
        verbose_name = _("access option")
        verbose_name_plural = _("access options")

    def __str__(self) -> str:
        return self.name


class AccessRequest(TimeStamped):
    """What one participant asked for. The answers are sealed with the forum's key; only care reads them."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        ASKED = "asked", _("Asked for")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="access_request")
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    answers_sealed = models.TextField(editable=False, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("access request")
        verbose_name_plural = _("access requests")
        indexes = [models.Index(fields=["status", "asked_at"], name="access_request_list")]

    def __str__(self) -> str:
        return f"access {str(self.id)[:8]}"
