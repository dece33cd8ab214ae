"""The ways to take part in a forum, each with places of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from events.forums.models import Forum, Places


class Category(TimeStamped):
    """A way to take part in a forum, with places of its own beside the forum's."""

    forum = models.ForeignKey(
        Forum, on_delete=models.CASCADE, related_name="categories", verbose_name=_("forum")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    description_en = models.CharField(_("description in English"), max_length=300, blank=True)
    description_fr = models.CharField(_("description in French"), max_length=300, blank=True)
    places = models.OneToOneField(Places, on_delete=models.PROTECT, editable=False, related_name="category")
    needs_approval = models.BooleanField(
        _("the team approves each registration"),
        default=False,
        help_text=_("A place is taken once someone of the registration team says yes."),
    )
    closed_to_officials = models.BooleanField(
        _("closed to government and media"),
        default=False,
        help_text=_("People who say that they come from government or the media cannot choose it."),
    )

    name = Pair("name")
    description = Pair("description")

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name
