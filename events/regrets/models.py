"""Why people cannot come, as bare numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.forums.models import Forum


class RegretCount(models.Model):
    """How many taps one reason has had. Neither who, nor when: there is no row for a tap."""

    class Reason(models.TextChoices):
        DAY = "day", _("The day")
        PLACE = "place", _("The place")
        COST = "cost", _("The cost")
        OTHER = "other", _("Something else")

    forum = models.ForeignKey(
        Forum, on_delete=models.CASCADE, related_name="regrets", verbose_name=_("forum")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    count = models.PositiveIntegerField(_("how many"), default=0)

    class Meta:
        verbose_name = _("reason for not coming")
        verbose_name_plural = _("reasons for not coming")
        constraints = [
            models.UniqueConstraint(fields=["forum", "reason"], name="regret_one_counter_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.reason}: {self.count}"
