"""Bookings, registrations and the categories that people register in."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from events.forums.models import Forum, Places
from people.accounts.models import Language, User
from people.organisations.provinces import Province
from people.persons.models import Person


class Role(models.TextChoices):
    """What someone does, in their own choice of words; several at once are fine.

    The row keeps them in clear, all but LIVED_EXPERIENCE, which is sealed.
    """

    FRONT_LINE = "front_line", _("Front-line service provider")
    ANTI_TRAFFICKING = "anti_trafficking", _("Anti-trafficking advocate")
    MIGRANT_RIGHTS = "migrant_rights", _("Migrant-rights advocate")
    ACADEMIC = "academic", _("Researcher or teacher")
    GOVERNMENT = "government", _("Government representative")
    LIVED_EXPERIENCE = "lived_experience", _("Person with lived experience")
    OTHER = "other", _("Something else")


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

    name = Pair("name")
    description = Pair("description")

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name


class Booking(TimeStamped):
    """What one person submits: one or more registrations, reached by a secret link.

    The link's secret is made from the key `links`, this row's id and `secret_version`; only its fingerprint
    is stored, so that a dump of the database opens nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bookings")
    secret_version = models.PositiveSmallIntegerField(default=1)
    secret_fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.reference


class RegistrationQuerySet(models.QuerySet):
    """Registrations, in the words that people use about them."""

    def drafts(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.DRAFT)

    def booked(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.BOOKED)

    def idle_since(self, moment: datetime) -> "RegistrationQuerySet":
        return self.filter(updated_at__lt=moment)


class Registration(TimeStamped):
    """One participant's place at one forum; a draft from the first answer, so that rooms hang on it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not finished")
        BOOKED = "booked", _("Booked")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, related_name="registrations", verbose_name=_("forum")
    )
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, null=True, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="registrations")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="registrations")
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    name_to_use = models.CharField(_("name to use"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province.choices, blank=True
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    roles = models.JSONField(_("roles"), default=list, blank=True)
    lived_experience_sealed = models.CharField(max_length=120, blank=True, editable=False)
    # Part of the cookies that open it; leaving the site moves it on, so that a copied cookie opens nothing.
    door = models.PositiveSmallIntegerField(default=1, editable=False)
    needs_something = models.BooleanField(_("needs something in order to take part"), null=True)
    booked_at = models.DateTimeField(_("booked at"), null=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("cancelled by")
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(
                    booking__isnull=False,
                    person__isnull=False,
                    category__isnull=False,
                    booked_at__isnull=False,
                ),
                name="registration_past_draft_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["forum", "status", "booked_at"], name="registration_list")]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_booked(self) -> bool:
        return self.status == self.Status.BOOKED

    @property
    def is_complete(self) -> bool:
        """Is everything answered that a booking needs?"""
        return bool(
            self.category_id
            and self.person_id
            and self.name_to_use
            and self.email
            and self.needs_something is not None
        )

    @property
    def key_name(self) -> str:
        """The name of the key that seals what this person tells us."""
        return self.forum.key_name

    def __str__(self) -> str:
        return self.booking.reference if self.booking_id and self.booking else f"draft {str(self.id)[:8]}"
