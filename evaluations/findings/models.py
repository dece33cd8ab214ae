"""What remains of an anonymous campaign: counters of groups that are large enough, and loose texts."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.invitations.models import FEWEST_ANSWERS, Campaign
from evaluations.questionnaires.models import Question
from people.accounts.models import Language


class Cell(models.Model):
    """How many of a group gave an answer. Groups too small to show are never stored.

    `answer` is an option's code, or one of the words that `evaluations.findings.tally` reserves. Breakdown 0
    is everybody together; further breakdowns have a `group`. `out_of` is how many of the group answered the
    question; `n` is empty where only "nearly nobody" or "nearly everybody" may be said (`coded`).
    """

    class Coded(models.TextChoices):
        FEW = "few", _("nearly nobody")
        MOST = "most", _("nearly everybody")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="cells")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=40)
    breakdown = models.PositiveSmallIntegerField(default=0)
    group = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField(null=True)
    coded = models.CharField(max_length=4, choices=Coded.choices, blank=True)
    out_of = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "question", "answer", "breakdown", "group"], name="cell_once"
            ),
            models.CheckConstraint(
                condition=Q(out_of__gte=FEWEST_ANSWERS), name="cell_group_is_large_enough"
            ),
            models.CheckConstraint(
                condition=Q(coded="", n__isnull=False) | ~Q(coded="") & Q(n__isnull=True),
                name="cell_counted_or_coded",
            ),
            models.CheckConstraint(
                condition=Q(n=None) | Q(answer="skipped") | Q(n__lte=F("out_of")), name="cell_within_group"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.n if self.n is not None else self.coded}/{self.out_of}"


class LooseText(models.Model):
    """A written answer that belongs to nobody: beside its question and its language, nothing is known of it.

    Two people read it before it is quoted, and only where the writer allowed that. `redacted_body` is the
    wording that may be shown.
    """

    class QuoteScope(models.TextChoices):
        THEME_ONLY = "theme_only", _("Count my idea, do not quote me")
        QUOTE_WITHOUT_NAME = "quote_without_name", _("You may quote me, without my name")

    class Review(models.TextChoices):
        NEW = "new", _("Not read yet")
        PUBLISH = "publish", _("Publish")
        THEME_ONLY = "theme_only", _("Keep for themes only")
        DELETE = "delete", _("Delete")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="texts")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Language.choices)
    body = models.TextField()
    quote_scope = models.CharField(max_length=20, choices=QuoteScope.choices)
    paraphrase_only = models.BooleanField(default=False)
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.NEW)
    proposed = models.CharField(max_length=10, choices=Review.choices, blank=True)
    redacted_body = models.TextField(blank=True)
    first_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    second_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(review="publish")
                | Q(
                    quote_scope="quote_without_name",
                    paraphrase_only=False,
                    first_reviewer__isnull=False,
                    second_reviewer__isnull=False,
                ),
                name="text_published_by_consent_and_two",
            ),
            models.CheckConstraint(
                condition=Q(second_reviewer=None) | ~Q(second_reviewer=F("first_reviewer")),
                name="text_reviewers_differ",
            ),
        ]

    def __str__(self) -> str:
        return f"T-{str(self.id)[:8]}"

    @property
    def may_be_quoted(self) -> bool:
        """The writer allowed it, and enough people wrote that it could be anybody's."""
        return self.quote_scope == self.QuoteScope.QUOTE_WITHOUT_NAME and not self.paraphrase_only
