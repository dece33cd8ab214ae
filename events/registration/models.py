"""Bookings and registrations, and what was changed about them."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from events.categories.models import Category, Code
from events.forums.models import Forum
from people.accounts.models import Language, User
from people.organisations.models import Organisation
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
    MEDIA = "media", _("Journalist or other media")
    LIVED_EXPERIENCE = "lived_experience", _("Person with lived experience")
    OTHER = "other", _("Something else")


OFFICIALS = frozenset({Role.GOVERNMENT, Role.MEDIA})


class Booking(TimeStamped):
    """What one person submits: one or more registrations, reached by a secret link.

    The link's secret is made from the key `links`, this row's id and `secret_version`; only its fingerprint
    is stored, so that a dump of the database opens nothing. `person` is who booked: the participant, or,
    where it is `for_several`, whoever names the places for their organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="bookings")
    for_several = models.BooleanField(default=False)
    organisation_name = models.CharField(max_length=200, blank=True)
    # What was shown when booking: {"en": …, "fr": …, …}; later changes of the forum's terms do not touch it.
    policy_snapshot = models.JSONField(default=dict, blank=True)
    secret_version = models.PositiveSmallIntegerField(default=1)
    secret_fingerprint = models.CharField(max_length=64, unique=True)
    # The link before this one: it opens nothing, and offers to mail the new one to the same address.
    previous_fingerprint = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    # After leaving the site the link asks for a code as well, until one was entered.
    asks_for_code = models.BooleanField(default=False)
    # As a registration's: part of the cookie that opens a booking for several.
    door = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return self.reference


class RegistrationQuerySet(models.QuerySet):
    """Registrations, in the words that people use about them."""

    def drafts(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.DRAFT)

    def booked(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.BOOKED)

    def holding(self) -> "RegistrationQuerySet":
        """Those for whom a place is kept: booked, or offered and not yet answered."""
        return self.filter(status__in=Registration.HOLDING)

    def unfinished(self) -> "RegistrationQuerySet":
        """Those whose answers may still be filled in: drafts, and places that a colleague booked."""
        return self.filter(
            Q(status=Registration.Status.DRAFT) | Q(status__in=Registration.LIVE, completed_at=None)
        )

    def idle_since(self, moment: datetime) -> "RegistrationQuerySet":
        return self.filter(updated_at__lt=moment)


class Registration(TimeStamped):
    """One participant's place at one forum; a draft from the first answer, so that rooms hang on it.

    A place is held exactly while the status is in `HOLDING`; see "How a registration moves" in
    `docs/architecture.md`.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not finished")
        REQUESTED = "requested", _("Waiting for approval")
        WAITING = "waiting", _("On the waiting list")
        OFFERED = "offered", _("A place is offered")
        BOOKED = "booked", _("Booked")
        DECLINED = "declined", _("Declined")
        CANCELLED = "cancelled", _("Cancelled")

    HOLDING = (Status.OFFERED, Status.BOOKED)
    LIVE = (Status.REQUESTED, Status.WAITING, Status.OFFERED, Status.BOOKED)

    class Channel(models.TextChoices):
        WEB = "web", _("By the person")
        GROUP = "group", _("By an organisation")
        PHONE = "phone", _("By phone")

    class Badge(models.TextChoices):
        NAME = "name", _("The name to use, as I wrote it")
        FIRST_NAME = "first_name", _("Only its first word")
        INITIALS = "initials", _("Only initials")
        BLANK = "blank", _("Nothing: a blank badge")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, related_name="registrations", verbose_name=_("forum")
    )
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, null=True, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="registrations")
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        related_name="registrations",
        verbose_name=_("category"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    channel = models.CharField(_("how it came"), max_length=5, choices=Channel.choices, default=Channel.WEB)
    entered_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("entered by")
    )
    # What the booker of a place typed: the only name that the booker is ever shown.
    booked_as = models.CharField(max_length=120, blank=True)
    name_to_use = models.CharField(_("name to use"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    # The address as mail servers read it, to find the same person twice.
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province.choices, blank=True
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    # The organisation of the network that they mean, where a fee depends on it: said, never proven.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("organisation")
    )
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    badge = models.CharField(_("badge"), max_length=10, choices=Badge.choices, default=Badge.NAME)
    names_forum = models.BooleanField(_("our messages may name the forum"), default=False)
    no_messages = models.BooleanField(_("do not write: the person contacts us"), default=False)
    contact_through_care = models.BooleanField(_("only the care team sees how to reach them"), default=False)
    roles = models.JSONField(_("roles"), default=list, blank=True)
    lived_experience_sealed = models.CharField(max_length=120, blank=True, editable=False)
    secret_version = models.PositiveSmallIntegerField(default=1)
    secret_fingerprint = models.CharField(max_length=64, unique=True, null=True, editable=False)
    previous_fingerprint = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    asks_for_code = models.BooleanField(default=False, editable=False)
    # Part of the cookies that open it; leaving the site moves it on, so that a copied cookie opens nothing.
    door = models.PositiveSmallIntegerField(default=1, editable=False)
    needs_something = models.BooleanField(_("needs something in order to take part"), null=True)
    # What the fee depends on, and the fee, fixed when the place is asked for (`events.categories.pricing`).
    with_parallel = models.BooleanField(_("together with the parallel forums"), default=False)
    chosen_cents = models.PositiveIntegerField(_("amount chosen"), null=True)
    price_cents = models.PositiveIntegerField(_("fee"), default=0)
    price_lines = models.JSONField(default=list, blank=True)
    # The code that let the person in, and the one that lowers the fee.
    code = models.ForeignKey(Code, on_delete=models.PROTECT, null=True, related_name="registrations")
    waiver = models.ForeignKey(Code, on_delete=models.PROTECT, null=True, related_name="waived")
    requested_at = models.DateTimeField(_("asked at"), null=True)
    booked_at = models.DateTimeField(_("booked at"), null=True)
    # Empty while a colleague's place is booked but not filled in by themselves.
    completed_at = models.DateTimeField(_("completed at"), null=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("cancelled by")
    )
    erased_at = models.DateTimeField(_("erased at"), null=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(booking__isnull=False, person__isnull=False, category__isnull=False)
                | Q(booking__isnull=False, category__isnull=False, erased_at__isnull=False),
                name="registration_past_draft_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="booked") | Q(booked_at__isnull=False),
                name="registration_booked_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["forum", "status", "booked_at"], name="registration_list"),
            models.Index(fields=["forum", "email_key"], name="registration_email_key"),
        ]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_booked(self) -> bool:
        return self.status == self.Status.BOOKED

    @property
    def is_live(self) -> bool:
        """Does it hold or await a place?"""
        return self.status in self.LIVE

    @property
    def holds_place(self) -> bool:
        return self.status in self.HOLDING

    @property
    def is_unfinished(self) -> bool:
        """May the answers still be filled in? A draft, or a place that a colleague booked."""
        return self.is_draft or (self.is_live and self.completed_at is None)

    @property
    def is_complete(self) -> bool:
        """Is everything answered that a booking needs? By phone an address is not needed."""
        return bool(
            self.category_id
            and self.person_id
            and self.name_to_use
            and (self.email or self.channel == self.Channel.PHONE)
            and self.needs_something is not None
        )

    @property
    def key_name(self) -> str:
        """The name of the key that seals what this person tells us."""
        return self.forum.key_name

    def __str__(self) -> str:
        return self.booking.reference if self.booking_id and self.booking else f"draft {str(self.id)[:8]}"


class Change(models.Model):
    """One thing that was done to a registration after it was made, for staff to see.

    `fields` holds what stands in clear, as {"name": [before, after]}; what is sealed is only named, with
    nothing beside it. Erased with the registration.
    """

    class Verb(models.TextChoices):
        DETAILS = "details", _("Details changed")
        CATEGORY = "category", _("Category changed")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        QUEUED = "queued", _("Put on the waiting list")
        OFFERED = "offered", _("Place offered")
        ACCEPTED = "accepted", _("Offer accepted")
        TURNED_DOWN = "turned_down", _("Offer turned down")
        WITHDRAWN = "withdrawn", _("Offer withdrawn")
        LAPSED = "lapsed", _("Offer lapsed")
        MOVED = "moved", _("Moved on the waiting list")
        COMPLETED = "completed", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")
        TRANSFERRED = "transferred", _("Place handed on")
        MERGED = "merged", _("Merged with another registration")
        REMINDED = "reminded", _("Reminded")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(_("what was done"), max_length=12, choices=Verb.choices)
    fields = models.JSONField(default=dict, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    made_at = models.DateTimeField(_("when"))
    seen_at = models.DateTimeField(_("seen by staff at"), null=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [models.Index(fields=["registration", "made_at"], name="change_history")]

    def __str__(self) -> str:
        return f"{self.verb} {self.made_at:%Y-%m-%d}"


class TwoPeople(models.Model):
    """Somebody looked at two registrations that seemed to be one person's, and knows that they are two.

    The lower id comes first, so that a pair stands here once. Erased with either registration.
    """

    first = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("two people")
        verbose_name_plural = _("two people")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_people_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="two_people_in_order"),
        ]

    def __str__(self) -> str:
        return f"two people {self.first_id!s:.8} {self.second_id!s:.8}"
