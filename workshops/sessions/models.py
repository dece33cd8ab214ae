"""Rooms of a venue, and what happens in them: each session once, however many forums share it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStamped
from common.translation import Pair
from events.access.models import features_in_words
from events.forums.models import Forum, Venue


class Room(TimeStamped):
    """A room of a venue. Its name is a label that everyone may see, even where the building is not shown.

    `features` are codes of `RoomFeature`, which needs ask for: a mismatch shows before the day.
    """

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="rooms", verbose_name=_("venue"))
    name_en = models.CharField(_("name in English"), max_length=80)
    name_fr = models.CharField(_("name in French"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position in the programme"), default=0)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    features = models.JSONField(_("what it offers"), default=list, blank=True)
    notes_en = models.TextField(_("what to know about this room, in English"), max_length=400, blank=True)
    notes_fr = models.TextField(_("what to know about this room, in French"), max_length=400, blank=True)

    name = Pair("name")
    notes = Pair("notes")

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = [
            models.UniqueConstraint(fields=["venue", "name_en"], name="room_english_name_once_in_a_venue"),
            models.UniqueConstraint(fields=["venue", "name_fr"], name="room_french_name_once_in_a_venue"),
        ]

    @property
    def features_in_words(self) -> list[str]:
        """What the room offers, in the reader's language and always in the same order."""
        return features_in_words(self.features)

    def __str__(self) -> str:
        return self.name


class Session(TimeStamped):
    """Something in the programme of a forum, or of several forums held side by side (a joint session).

    `sequence` counts the changes of time, room or title, so that calendars know which version is newer.
    `changed_at` is when an action last changed what people see.
    """

    class Kind(models.TextChoices):
        OPENING = "opening", _("Opening")
        ROUNDTABLE = "roundtable", _("Roundtable")
        WORKSHOP = "workshop", _("Workshop")
        PLENARY = "plenary", _("Plenary")
        REPORT_BACK = "report_back", _("Report back")
        BREAK = "break", _("Break")

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        FRENCH = "fr", _("French")
        BOTH = "both", _("English and French")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    forums = models.ManyToManyField(Forum, related_name="sessions", verbose_name=_("forums"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.WORKSHOP)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    description_en = models.TextField(_("description in English"), max_length=2000, blank=True)
    description_fr = models.TextField(_("description in French"), max_length=2000, blank=True)
    language = models.CharField(
        _("language spoken"), max_length=4, choices=Language.choices, default=Language.BOTH
    )
    has_interpretation = models.BooleanField(_("interpreted into the other language"), default=False)
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))
    is_cancelled = models.BooleanField(_("cancelled"), default=False, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changed"), editable=False)

    title = Pair("title")
    description = Pair("description")

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_break(self) -> bool:
        return self.kind == self.Kind.BREAK
