"""What was erased of each forum and when, what must be kept for now, and the counts that stay."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import suppression
from events.forums.models import Forum
from events.registration.models import Registration


class Stage(models.TextChoices):
    """The moments after a forum's last day when something goes; rooms name theirs in `common.privacy`."""

    CONTACT = "contact", _("How to reach people safely, and their code words")
    NEEDS = "needs", _("Access needs, food, legal names, and who came")
    SUBSIDIES = "subsidies", _("Travel subsidies")
    IDENTITY = "identity", _("Names, addresses and the key: all that is left")

    @property
    def days(self) -> int:
        return DAYS[self]


DAYS = {Stage.CONTACT: 14, Stage.NEEDS: 30, Stage.SUBSIDIES: 60, Stage.IDENTITY: 90}


def due_on(forum: Forum, stage: Stage) -> date:
    """The day on which the stage is due; the last one is the forum's own date."""
    return forum.purge_on if stage == Stage.IDENTITY else forum.ends_on + timedelta(days=stage.days)


class ForumStage(models.Model):
    """How far one stage of one forum has come; no row means that nothing was tried."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    tried_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    erased = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "stage"], name="forum_stage_once")]

    def __str__(self) -> str:
        return f"{self.stage} of forum {self.forum_id}"


class LegalHold(models.Model):
    """Nothing of this forum may be erased until the hold is lifted: somebody has a right to what is there."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(_("reason"), max_length=200)
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forum"], condition=Q(lifted_at=None), name="forum_has_one_hold_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"hold on forum {self.forum_id}"


class EraseRequest(models.Model):
    """A person asked to be erased while a hold stood in the way; it is done as soon as the hold is lifted."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, primary_key=True, related_name="erase_request"
    )
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"erase {self.registration_id!s:.8}"


class KeptCount(models.Model):
    """How many there were, once nobody can be counted any more; never a few people."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="kept_counts")
    about = models.CharField(max_length=20)
    code = models.CharField(max_length=60, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "about", "code"], name="kept_count_once"),
            models.CheckConstraint(
                condition=Q(number__gte=suppression.FEWEST), name="kept_count_is_never_a_few_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.code}: {self.number}"
