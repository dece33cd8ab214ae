"""The organisations of the network and their membership."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from people.organisations.provinces import Province


class Organisation(TimeStamped):
    """An organisation that people come from; `is_member` opens member rates."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province.choices, blank=True
    )
    is_member = models.BooleanField(_("member of the network"), default=False)

    name = Pair("name")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name
