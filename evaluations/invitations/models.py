"""Campaigns, and who was asked. After release nobody can tell any more who was."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import suppression
from common.models import TimeStamped
from evaluations.questionnaires.models import QuestionnaireVersion
from events.forums.models import Forum
from people.persons.models import Person
from workshops.sessions.models import Session

FEWEST_ANSWERS = suppression.FEWEST


class CampaignQuerySet(models.QuerySet):
    """Campaigns by where they stand."""

    def of_forums(self, forums) -> "CampaignQuerySet":
        return self.filter(forum__in=forums)

    def with_returns(self) -> "CampaignQuerySet":
        """Each with `invited_now` and `answered_now`, for a list."""
        return self.annotate(
            invited_now=Count("invitations"),
            answered_now=Count("invitations", filter=Q(invitations__done=True)),
        )

    def past_closing(self, *, at: datetime) -> "CampaignQuerySet":
        return self.filter(status=Campaign.Status.OPEN, closes_at__lte=at)

    def with_traces(self) -> "CampaignQuerySet":
        """Counted or given up, but the key or the space of the deleted rows is still there."""
        return self.filter(
            Q(key_destroyed_at=None) | Q(cleaned_at=None),
            status__in=[Campaign.Status.RELEASED, Campaign.Status.DELETED],
        )


class Campaign(TimeStamped):
    """One run of a questionnaire, in anonymous mode: answers stay sealed until release, once, as a whole.

    `invited` and `answered` are the totals kept after the invitations are gone; `k` is the smallest group
    that is ever counted, fixed before opening. The status moves only by actions.
    """

    class Mode(models.TextChoices):
        ANONYMOUS = "anonymous", _("Anonymous")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("evaluation", "Draft")
        OPEN = "open", pgettext_lazy("evaluation", "Open")
        CLOSED = "closed", pgettext_lazy("evaluation", "Closed")
        RELEASED = "released", pgettext_lazy("evaluation", "Released")
        DELETED = "deleted", pgettext_lazy("evaluation", "Deleted without being counted")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("forum")
    )
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name=_("session"),
        help_text=_("Leave empty to ask about the whole forum."),
    )
    version = models.ForeignKey(
        QuestionnaireVersion,
        on_delete=models.PROTECT,
        related_name="campaigns",
        verbose_name=_("questionnaire"),
    )
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ANONYMOUS, editable=False)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    k = models.PositiveSmallIntegerField(default=FEWEST_ANSWERS, editable=False)
    opens_at = models.DateTimeField(_("opened"), null=True, editable=False)
    closes_at = models.DateTimeField(_("closes"))
    final_on = models.DateField(
        _("final date"),
        help_text=_(
            "If fewer than five people have answered by then, every answer is deleted and nothing is "
            "published. It cannot be changed once the evaluation is open."
        ),
    )
    invited = models.PositiveIntegerField(null=True, editable=False)
    answered = models.PositiveIntegerField(null=True, editable=False)
    release_asked_at = models.DateTimeField(null=True, editable=False)
    release_problem = models.CharField(max_length=40, blank=True, editable=False)
    released_at = models.DateTimeField(null=True, editable=False)
    key_destroyed_at = models.DateTimeField(null=True, editable=False)
    cleaned_at = models.DateTimeField(null=True, editable=False)
    copy_destroyed_at = models.DateTimeField(null=True, editable=False)
    copy_destroyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["draft", "open", "closed"])
                | Q(invited__isnull=False, answered__isnull=False),
                name="campaign_keeps_its_totals",
            ),
            models.CheckConstraint(
                condition=~Q(status="released") | Q(answered__gte=FEWEST_ANSWERS),
                name="campaign_released_with_enough_answers",
            ),
            models.CheckConstraint(condition=Q(k__gte=FEWEST_ANSWERS), name="campaign_k_is_not_lowered"),
        ]

    def __str__(self) -> str:
        about = self.session if self.session_id else self.forum
        return f"{self.version.title} – {about}"

    @property
    def title(self) -> str:
        return self.version.title

    @property
    def key_name(self) -> str:
        """The name of the key that seals the ballots; its file dies at release."""
        return f"campaign-{self.uid}"

    @property
    def takes_answers(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def waits_for_custodian(self) -> bool:
        """The key is gone here, but nobody has said yet that the keeper's copy is."""
        return self.key_destroyed_at is not None and self.copy_destroyed_at is None


class Invitation(models.Model):
    """One person asked in one campaign. It has no time, knows no ballot, and is deleted at release.

    The token is made again at will out of the campaign's key (`invitations.tokens`); only its fingerprint
    stands here. `done` says that this person has answered; staff are shown sums of it, never rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    token_fingerprint = models.CharField(max_length=64, unique=True)
    done = models.BooleanField(default=False)
    reminders = models.PositiveSmallIntegerField(default=0)

    # Wagtail would queue a task at each save, with the row's key and the time.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="invitation_once")]

    def __str__(self) -> str:
        return f"I-{str(self.id)[:8]}"
