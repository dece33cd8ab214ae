"""Who read which sensitive record, when and why; never what it said."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Disclosure(models.Model):
    """One reading of sensitive information by staff; a list counts as one reading with its size.

    `subject` is the UUID of the record's registration, so that a person can be shown who has seen theirs;
    empty for a list. Kept 24 months.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("reader"))
    record = models.CharField(_("kind of record"), max_length=60)
    subject = models.UUIDField(null=True, db_index=True)
    reason = models.CharField(_("reason"), max_length=200)
    how_many = models.PositiveIntegerField(_("how many records"), default=1)
    read_at = models.DateTimeField(_("read at"))

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return f"{self.record} {self.read_at:%Y-%m-%d}"
