"""The ways to take part in a forum, each with places of its own; what each costs; and codes."""

import uuid
from datetime import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from events.forums.models import Forum, Places
from people.accounts.models import Language, User


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
    needs_code = models.BooleanField(
        _("only with a code that opens it"),
        default=False,
        help_text=_("People without such a code do not see it when they register."),
    )
    # Kept by the actions that save fees, so that a category without any costs registering no statement.
    has_fees = models.BooleanField(default=False, editable=False)
    sliding_floor_cents = models.PositiveIntegerField(null=True, blank=True, editable=False)

    name = Pair("name")
    description = Pair("description")

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name


class Period(models.TextChoices):
    """Which fee applies, by the day on which somebody books."""

    EARLY = "early", _("Early")
    REGULAR = "regular", _("Regular")
    LATE = "late", _("Late")


class Bundle(models.TextChoices):
    """What a fee covers."""

    ALONE = "alone", _("This forum alone")
    TOGETHER = "together", _("With the parallel forum")


class FeeTerms(TimeStamped):
    """When which fee of a forum applies, and what is given back to whoever cancels.

    Dates are days at the place of the forum (`Forum.time_zone`); "until" includes the day it names.
    """

    forum = models.OneToOneField(Forum, on_delete=models.CASCADE, related_name="fee_terms")
    early_until = models.DateField(_("the early fee holds until"), null=True, blank=True)
    late_from = models.DateField(_("the late fee holds from"), null=True, blank=True)
    policy_en = models.TextField(_("cancellation policy in English"), max_length=2000, blank=True)
    policy_fr = models.TextField(_("cancellation policy in French"), max_length=2000, blank=True)
    full_refund_until = models.DateField(_("everything is given back until"), null=True, blank=True)
    part_refund_until = models.DateField(_("a part is given back until"), null=True, blank=True)
    part_refund_percent = models.PositiveSmallIntegerField(
        _("how much of it, in percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    planned_registrations = models.PositiveIntegerField(_("registrations planned"), null=True, blank=True)

    policy = Pair("policy")

    class Meta:
        verbose_name = _("fee terms")
        verbose_name_plural = _("fee terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(early_until=None) | Q(late_from=None) | Q(late_from__gt=F("early_until")),
                name="fee_early_ends_before_late_begins",
            ),
            models.CheckConstraint(
                condition=Q(part_refund_percent=None) | Q(part_refund_percent__lte=100),
                name="fee_refund_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return str(self.forum)


class Fee(models.Model):
    """What one category costs in one period, alone or together with the parallel forums, in cents (CAD)."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="fees")
    period = models.CharField(_("period"), max_length=7, choices=Period.choices)
    bundle = models.CharField(_("what it covers"), max_length=8, choices=Bundle.choices)
    standard_cents = models.PositiveIntegerField(_("fee"))
    # Empty: members pay what everybody pays.
    member_cents = models.PositiveIntegerField(_("fee for members"), null=True)

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        constraints = [
            models.UniqueConstraint(fields=["category", "period", "bundle"], name="fee_once"),
            models.CheckConstraint(
                condition=Q(member_cents=None) | Q(member_cents__lte=F("standard_cents")),
                name="fee_of_members_is_not_higher",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.period} {self.bundle}"


class CodeQuerySet(models.QuerySet):
    """Codes, in the words that people use about them; taking and giving back as one statement each."""

    def usable(self, at: datetime) -> "CodeQuerySet":
        """Neither revoked nor expired nor used up."""
        return self.filter(
            Q(expires_at=None) | Q(expires_at__gt=at),
            Q(uses_limit=None) | Q(used__lt=F("uses_limit")),
            revoked_at=None,
        )

    def invitations(self) -> "CodeQuerySet":
        return self.exclude(email="")

    def take(self, code_id: object, *, at: datetime) -> bool:
        """Use a code once more; False, and nothing used, when it is of no use any longer."""
        return bool(self.usable(at).filter(pk=code_id).update(used=F("used") + 1))

    def give_back(self, code_id: object) -> bool:
        """One use fewer."""
        return bool(self.filter(pk=code_id, used__gt=0).update(used=F("used") - 1))


class Code(TimeStamped):
    """What somebody types, or brings by a link, to enter a forum, to open a category, or to pay less.

    A personal invitation is a code with the address it was sent to. The code itself is made from the key
    `links`, this row's id and `version` (`events.categories.queries.code_text`): only its fingerprint is
    stored, so that a dump of the database opens nothing, and organisers can be shown it again.
    """

    class Kind(models.TextChoices):
        ENTRY = "entry", _("Opens registration")
        CATEGORY = "category", _("Opens one category")
        WAIVER = "waiver", _("Lowers the fee")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="codes", verbose_name=_("forum"))
    kind = models.CharField(_("what it does"), max_length=8, choices=Kind.choices, default=Kind.ENTRY)
    label = models.CharField(_("what it is for"), max_length=120, blank=True)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    uses_limit = models.PositiveIntegerField(_("how often it can be used"), null=True, blank=True)
    used = models.PositiveIntegerField(_("used"), default=0, editable=False)
    expires_at = models.DateTimeField(_("can be used until"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    category = models.ForeignKey(
        Category,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="codes",
        verbose_name=_("category"),
    )
    # Of a waiver, one of the two: so much off, or the fee comes down to so much.
    percent_off = models.PositiveSmallIntegerField(
        _("percent off"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    down_to_cents = models.PositiveIntegerField(_("the fee comes down to"), null=True, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            models.CheckConstraint(
                condition=Q(uses_limit=None) | Q(used__lte=F("uses_limit")), name="code_never_overused"
            ),
            models.CheckConstraint(
                condition=~Q(kind="category") | Q(category__isnull=False), name="code_opens_a_category"
            ),
            models.CheckConstraint(
                condition=~Q(kind="waiver")
                | Q(percent_off__isnull=False, down_to_cents=None)
                | Q(percent_off=None, down_to_cents__isnull=False),
                name="code_waives_one_way",
            ),
            models.CheckConstraint(
                condition=Q(percent_off=None) | Q(percent_off__lte=100), name="code_percent_is_one"
            ),
        ]
        indexes = [models.Index(fields=["forum", "created_at"], name="code_list")]

    @property
    def is_invitation(self) -> bool:
        return bool(self.email)

    def __str__(self) -> str:
        return self.label or str(self.get_kind_display())
