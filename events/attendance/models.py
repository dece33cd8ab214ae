"""Who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.registration.models import Registration
from people.accounts.models import User


class Attendance(models.Model):
    """A participant was there; no row means that nobody marked them."""

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="attendance")
    came_at = models.DateTimeField(_("came at"))
    marked_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("marked by")
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")

    def __str__(self) -> str:
        return f"attendance {self.registration_id!s:.8}"
