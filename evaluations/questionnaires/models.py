"""Questionnaires: what is asked, in both languages, in versions that never change once they were asked."""

import uuid

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from common.models import TimeStamped
from common.translation import Pair

code_rule = RegexValidator(
    r"^[a-z][a-z0-9_]*$", _("Use lower-case letters without accents, digits and underscores.")
)


class Agreement(models.TextChoices):
    """The answers to an agree5 question. Implicit: such a question has no options of its own."""

    STRONGLY_AGREE = "strongly_agree", pgettext_lazy("answer", "Strongly agree")
    AGREE = "agree", pgettext_lazy("answer", "Agree")
    NEUTRAL = "neutral", pgettext_lazy("answer", "Neither agree nor disagree")
    DISAGREE = "disagree", pgettext_lazy("answer", "Disagree")
    STRONGLY_DISAGREE = "strongly_disagree", pgettext_lazy("answer", "Strongly disagree")


# Beside the scale: an answer, but of no degree.
NOT_APPLICABLE = "not_applicable"
# Offered under sensitive questions; not the same as leaving the question out.
PREFER_NOT = "prefer_not"
RESERVED = frozenset({NOT_APPLICABLE, PREFER_NOT, "answered", "skipped", "agree_all", "other_answers"})


class Questionnaire(TimeStamped):
    """One set of questions over the years; what is asked stands in its versions."""

    class Kind(models.TextChoices):
        EVALUATION = "evaluation", _("Evaluation")
        CONSULTATION = "consultation", _("Consultation")

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.EVALUATION)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)

    title = Pair("title")

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")

    def __str__(self) -> str:
        return self.title


class QuestionnaireVersion(TimeStamped, ClusterableModel):
    """What is asked, word for word. Opening a campaign locks it; the database then refuses every change."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("version", "Draft")
        LOCKED = "locked", pgettext_lazy("version", "Locked")
        RETIRED = "retired", pgettext_lazy("version", "Retired")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="versions", verbose_name=_("questionnaire")
    )
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    intro_en = models.TextField(_("introduction in English"), max_length=1000, blank=True)
    intro_fr = models.TextField(_("introduction in French"), max_length=1000, blank=True)
    thanks_en = models.TextField(_("thanks in English"), max_length=1000, blank=True)
    thanks_fr = models.TextField(_("thanks in French"), max_length=1000, blank=True)

    title = Pair("title")
    intro = Pair("intro")
    thanks = Pair("thanks")

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of questionnaires")
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(status="draft", sha256="") | ~Q(status="draft") & ~Q(sha256=""),
                name="version_locked_with_fingerprint",
            ),
        ]

    def __str__(self) -> str:
        return _("%(title)s, version %(number)s") % {"title": self.title, "number": self.number}

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT


class Section(ClusterableModel):
    """A group of questions under one heading."""

    version = ParentalKey(QuestionnaireVersion, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    intro_en = models.TextField(_("introduction in English"), max_length=600, blank=True)
    intro_fr = models.TextField(_("introduction in French"), max_length=600, blank=True)

    sort_order_field = "position"
    title = Pair("title")
    intro = Pair("intro")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.title


class Question(ClusterableModel):
    """One question. None is ever required.

    `concept_id` says what is measured: two versions that ask the same thing share it and may be compared.
    """

    class Type(models.TextChoices):
        AGREE5 = "agree5", _("Agreement, five degrees")
        SINGLE = "single", _("One choice")
        MULTIPLE = "multiple", _("Several choices")
        TEXT = "text", _("Written answer")

    class Sensitivity(models.TextChoices):
        OPEN = "open", pgettext_lazy("sensitivity", "Open")
        STANDARD = "standard", pgettext_lazy("sensitivity", "Standard")
        SENSITIVE = "sensitive", pgettext_lazy("sensitivity", "Sensitive")

    section = ParentalKey(Section, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    code = models.CharField(_("code"), max_length=40, validators=[code_rule])
    concept_id = models.UUIDField(default=uuid.uuid4, editable=False)
    type = models.CharField(_("type"), max_length=8, choices=Type.choices)
    sensitivity = models.CharField(
        _("sensitivity"), max_length=9, choices=Sensitivity.choices, default=Sensitivity.STANDARD
    )
    label_en = models.CharField(_("question in English"), max_length=300)
    label_fr = models.CharField(_("question in French"), max_length=300)
    short_en = models.CharField(_("in short, for charts, in English"), max_length=60, blank=True)
    short_fr = models.CharField(_("in short, for charts, in French"), max_length=60, blank=True)
    help_en = models.CharField(_("hint in English"), max_length=300, blank=True)
    help_fr = models.CharField(_("hint in French"), max_length=300, blank=True)
    max_length = models.PositiveSmallIntegerField(
        _("most characters, for a written answer"), default=1000, validators=[MinValueValidator(100)]
    )
    max_ticks = models.PositiveSmallIntegerField(
        _("most choices, where several may be ticked"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )

    sort_order_field = "position"
    label = Pair("label")
    short = Pair("short")
    help = Pair("help")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [models.UniqueConstraint(fields=["section", "code"], name="question_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_sensitive(self) -> bool:
        return self.sensitivity == self.Sensitivity.SENSITIVE


class Option(models.Model):
    """One answer to choose. An exclusive one ("none of them") stands alone."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    code = models.CharField(_("code"), max_length=40, validators=[code_rule])
    label_en = models.CharField(_("answer in English"), max_length=200)
    label_fr = models.CharField(_("answer in French"), max_length=200)
    score = models.SmallIntegerField(_("score"), null=True, blank=True)
    exclusive = models.BooleanField(_("stands alone"), default=False)

    sort_order_field = "position"
    label = Pair("label")

    class Meta:
        verbose_name = _("answer to choose")
        verbose_name_plural = _("answers to choose")
        constraints = [models.UniqueConstraint(fields=["question", "code"], name="option_code_once")]

    def __str__(self) -> str:
        return self.code
