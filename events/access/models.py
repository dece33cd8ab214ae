"""What people need in order to take part, what is done about each need, and what they eat.

An `AccessRequest` and a `Diet` are what the person said; an `AccessCase` is one need of a booked person and
what care does about it. Everything said or written here is sealed with the forum's key: what stays in clear
is who takes care of it, what it costs, by when, and where it stands.
"""

import uuid
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.models import TimeStamped
from common.translation import Pair
from events.registration.models import Registration


class RoomFeature(models.TextChoices):
    """What a room may offer, and what a need may ask of it."""

    STEP_FREE = "step_free", _("step-free")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    SCENT_REDUCED = "scent_reduced", _("scent-reduced")
    ADJUSTABLE_LIGHT = "adjustable_light", _("light can be dimmed")
    ONLINE = "online", _("equipped for taking part online")
    QUIET = "quiet", _("quiet")
    ALL_GENDER_WASHROOM = "all_gender_washroom", _("all-gender washroom close by")
    VENTILATED_FOR_SMOKE = "ventilated_for_smoke", _("ventilated for smoke")


def features_in_words(codes: Collection[str]) -> list[str]:
    """The features by their names in the active language, always in the same order."""
    return [str(feature.label) for feature in RoomFeature if feature in codes]


# Whoever cannot climb steps needs every room without them; one quiet room in the building is enough.
ONE_ROOM_IS_ENOUGH = frozenset(
    {RoomFeature.QUIET, RoomFeature.ALL_GENDER_WASHROOM, RoomFeature.VENTILATED_FOR_SMOKE}
)


class AccessOption(models.Model):
    """Something that helps people take part: a need, never a diagnosis.

    Diets and allergens are options too, in groups asked on a page of their own: staff add and reword them in
    one list, in both languages, and the kitchen's counts follow.
    """

    class Group(models.TextChoices):
        COMMUNICATION = "communication", _("Communication")
        SPACE = "space", _("Mobility and space")
        SAFETY = "safety", _("Safety and wellbeing")
        FAMILY = "family", _("Family, culture and faith")
        FOOD = "food", _("Food")
        ALLERGY = "allergy", _("Food allergies")

    code = models.CharField(_("code"), max_length=40, unique=True)
    group = models.CharField(_("group"), max_length=20, choices=Group.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_en = models.CharField(_("name in English"), max_length=160)
    name_fr = models.CharField(_("name in French"), max_length=160)
    lead_days = models.PositiveSmallIntegerField(
        _("working days before the forum"),
        default=0,
        help_text=_("By then it must be booked. 0: nothing has to be booked ahead."),
    )
    room_feature = models.CharField(
        _("what a room must offer"),
        max_length=24,
        choices=RoomFeature.choices,
        blank=True,
        help_text=_("Where a room of the forum lacks it, the board says so before the day."),
    )
    is_offered = models.BooleanField(
        _("offered"),
        default=True,
        help_text=_("Untick it to ask for it no longer. Whoever chose it before keeps it."),
    )

    name = Pair("name")

    class Meta:
        verbose_name = _("access option")
        verbose_name_plural = _("access options")

    def __str__(self) -> str:
        return self.name


FOOD_GROUPS = frozenset({AccessOption.Group.FOOD, AccessOption.Group.ALLERGY})


class Asked(TimeStamped):
    """What one participant told us on one page, sealed with the forum's key."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        ASKED = "asked", _("Asked for")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    answers_sealed = models.TextField(editable=False, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)

    class Meta:
        abstract = True


class AccessRequest(Asked):
    """What one participant asked for. Only care reads it, need by need, on the board."""

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="access_request")

    class Meta:
        verbose_name = _("access request")
        verbose_name_plural = _("access requests")
        indexes = [models.Index(fields=["status", "asked_at"], name="access_request_list")]

    def __str__(self) -> str:
        return f"access {str(self.id)[:8]}"


class Diet(Asked):
    """What one participant eats. The kitchen gets counts of it, and nobody's name."""

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="diet")

    class Meta:
        verbose_name = _("diet")
        verbose_name_plural = _("diets")

    def __str__(self) -> str:
        return f"diet {str(self.id)[:8]}"


class AccessCase(TimeStamped):
    """One need of one booked person, from the asking to the day: what is done about it, by whom, by when.

    `version` counts the writes, so that of two people who act on the same page the second is told. `news` is
    what the person did since care last looked.
    """

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("a need", "Asked for")
        ARRANGING = "arranging", pgettext_lazy("a need", "Being arranged")
        ARRANGED = "arranged", pgettext_lazy("a need", "Arranged")
        IMPOSSIBLE = "impossible", pgettext_lazy("a need", "Cannot be met")
        CONFIRMED = "confirmed", pgettext_lazy("a need", "Confirmed with the person")
        DONE = "done", pgettext_lazy("a need", "Done")
        WITHDRAWN = "withdrawn", pgettext_lazy("a need", "Taken back")

    class News(models.TextChoices):
        NONE = "", ""
        CHANGED = "changed", _("The person changed the words")
        WROTE = "wrote", _("The person wrote")
        REFUSED = "refused", _("It does not work for the person")
        TAKEN_BACK = "taken_back", _("The person took it back")
        ASKED_AGAIN = "asked_again", _("The person asks for it again")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="access_cases")
    need_sealed = models.TextField(editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ASKED)
    news = models.CharField(_("news"), max_length=12, choices=News.choices, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes care of it"),
    )
    supplier_sealed = models.TextField(editable=False, blank=True)
    note_sealed = models.TextField(editable=False, blank=True)
    cost_cents = models.PositiveIntegerField(_("cost"), null=True, blank=True)
    due_on = models.DateField(_("to be booked by"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        indexes = [models.Index(fields=["registration", "status"], name="access_case_list")]

    @property
    def is_open(self) -> bool:
        """Is there something left to arrange?"""
        return self.status in OPEN

    @property
    def status_to_the_person(self) -> str:
        """Where it stands, said to whoever needs it."""
        return str(TO_THE_PERSON.get(self.status, self.get_status_display()))

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN

    def __str__(self) -> str:
        return f"need {str(self.id)[:8]}"


# The rest reads the same for both.
TO_THE_PERSON = {
    AccessCase.Status.ARRANGED: _("Arranged: does it work for you?"),
    AccessCase.Status.IMPOSSIBLE: _("We cannot do this"),
    AccessCase.Status.CONFIRMED: _("Arranged, and you said that it works"),
}
OPEN = frozenset({AccessCase.Status.ASKED, AccessCase.Status.ARRANGING})
SETTLED = frozenset({AccessCase.Status.CONFIRMED, AccessCase.Status.DONE})


class CaseEntry(models.Model):
    """One line of what care and the person tell each other about a need: a move, words, or both.

    Both see all of it. Why a need cannot be met stands here, beside the move that says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(AccessCase, on_delete=models.CASCADE, related_name="entries")
    from_person = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    moved_to = models.CharField(max_length=10, choices=AccessCase.Status.choices, blank=True)
    words_sealed = models.TextField(blank=True)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "written_at"], name="access_case_thread")]

    def __str__(self) -> str:
        return f"entry {str(self.id)[:8]}"
