"""Forums: one edition of a series, or a training, webinar or meeting that stands alone."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from common.models import TimeStamped
from common.translation import Pair
from people.organisations.provinces import Province

KEEP_AFTER_LAST_DAY = timedelta(days=90)

slug_rule = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters without accents, digits and single hyphens.")
)


class PlacesQuerySet(models.QuerySet):
    """Taking and giving back, each as one conditional statement, so that no code path can oversell."""

    def take(self, places_id: int, *, how_many: int = 1) -> bool:
        """Take places as a newcomer, behind everybody who waits; False, and nothing taken, without room."""
        free = Q(capacity=None) | Q(capacity__gte=F("taken") + F("waiting") + how_many)
        return bool(self.filter(free, pk=places_id).update(taken=F("taken") + how_many))

    def take_from_queue(self, places_id: int) -> bool:
        """Take one place for somebody who waits, or who moves between categories; False when none is left."""
        free = Q(capacity=None) | Q(taken__lt=F("capacity"))
        return bool(self.filter(free, pk=places_id).update(taken=F("taken") + 1))

    def give_back(self, places_id: int) -> bool:
        """Free one place."""
        return bool(self.filter(pk=places_id, taken__gt=0).update(taken=F("taken") - 1))

    def wait(self, places_id: int, *, how_many: int = 1) -> None:
        """So many more people wait for a place."""
        self.filter(pk=places_id).update(waiting=F("waiting") + how_many)

    def wait_no_more(self, places_id: int) -> bool:
        """One person fewer waits."""
        return bool(self.filter(pk=places_id, waiting__gt=0).update(waiting=F("waiting") - 1))


class Places(models.Model):
    """How many may come and how many do; a row of its own, that editing a forum never touches."""

    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    # How many are in the queue for one of these: a newcomer may not overtake them.
    waiting = models.PositiveIntegerField(_("waiting"), default=0)

    objects = PlacesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")), name="places_never_oversold"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken}/{self.capacity if self.capacity is not None else '∞'}"

    # Of those who wait, how many could not use one of these at the moment, because their category is full.
    # Whoever knows the categories says so (`categories_of`); until then everybody counts.
    waiting_in_vain = 0

    @property
    def free(self) -> int | None:
        """Places that nobody has taken; None: no limit."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def left(self) -> int | None:
        """Places that a newcomer may take, behind everybody who waits and could use one; None: no limit."""
        if self.free is None:
            return None
        return max(self.free - self.waiting + self.waiting_in_vain, 0)

    @property
    def is_full(self) -> bool:
        return self.left == 0


class ForumSeries(TimeStamped):
    """A recurring forum, such as the anti-trafficking forum."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True, validators=[slug_rule])
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)

    name = Pair("name")

    class Meta:
        verbose_name = _("forum series")
        verbose_name_plural = _("forum series")

    def __str__(self) -> str:
        return self.name


class Venue(TimeStamped):
    """A place to meet. Its name and address are shown only as far as each forum allows."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    directions_en = models.TextField(_("how to get there, in English"), blank=True)
    directions_fr = models.TextField(_("how to get there, in French"), blank=True)
    is_step_free = models.BooleanField(_("step-free from the street"), default=False)

    name = Pair("name")
    directions = Pair("directions")

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return self.name


class Funder(TimeStamped):
    """Who is thanked for money, in the words they asked for."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)

    name = Pair("name")

    class Meta:
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self) -> str:
        return self.name


class Forum(TimeStamped, ClusterableModel):
    """One edition of a series, or a training, webinar or consultation meeting of its own.

    Times of day are in `time_zone`. The status moves only by `events.forums.actions`.
    """

    class Kind(models.TextChoices):
        FORUM = "forum", _("Forum")
        TRAINING = "training", _("Training")
        WEBINAR = "webinar", _("Webinar")
        MEETING = "meeting", _("Consultation meeting")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ANNOUNCED = "announced", _("Announced")
        OPEN = "open", _("Registration open")
        CLOSED = "closed", _("Registration closed")
        PAST = "past", _("Past")

    class Entry(models.TextChoices):
        OPEN = "open", _("Anyone may register")
        CODE = "code", _("Only with a code")
        INVITATION = "invitation", _("Only by personal invitation")
        APPROVAL = "approval", _("Anyone may ask; the team approves each registration")

    class VenueShownTo(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        CONFIRMED = "confirmed", _("People with a confirmed place")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True, validators=[slug_rule])
    series = models.ForeignKey(
        ForumSeries,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="forums",
        verbose_name=_("series"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FORUM)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    summary_en = models.TextField(_("summary in English"), max_length=600, blank=True)
    summary_fr = models.TextField(_("summary in French"), max_length=600, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    only_month_is_known = models.BooleanField(_("only the month is known"), default=False)
    time_zone = models.CharField(_("time zone"), max_length=40, default="America/Toronto")
    day_starts_at = models.TimeField(_("each day starts at"), null=True, blank=True)
    day_ends_at = models.TimeField(_("each day ends at"), null=True, blank=True)
    mode = models.CharField(
        _("how people take part"), max_length=10, choices=Mode.choices, default=Mode.IN_PERSON
    )
    city_en = models.CharField(_("city in English"), max_length=100, blank=True)
    city_fr = models.CharField(_("city in French"), max_length=100, blank=True)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province.choices, blank=True
    )
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("venue"))
    venue_shown_to = models.CharField(
        _("who is shown the venue"),
        max_length=10,
        choices=VenueShownTo.choices,
        default=VenueShownTo.CONFIRMED,
    )
    territorial_acknowledgement_en = models.TextField(_("territorial acknowledgement in English"), blank=True)
    territorial_acknowledgement_fr = models.TextField(_("territorial acknowledgement in French"), blank=True)
    places = models.OneToOneField(Places, on_delete=models.PROTECT, editable=False, related_name="forum")
    entry = models.CharField(_("who may register"), max_length=10, choices=Entry.choices, default=Entry.OPEN)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    purge_on = models.DateField(_("personal data is erased on"), editable=False)
    funders = models.ManyToManyField(Funder, blank=True, verbose_name=_("funders"))
    parallel_forums = models.ManyToManyField("self", blank=True, verbose_name=_("forums held side by side"))
    team = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="forums", verbose_name=_("staff who work on it")
    )

    title = Pair("title")
    summary = Pair("summary")
    city = Pair("city")
    territorial_acknowledgement = Pair("territorial_acknowledgement")

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="forum_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(day_starts_at=None, day_ends_at=None) | Q(day_ends_at__gt=F("day_starts_at")),
                name="forum_day_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.starts_on.year})"

    @property
    def key_name(self) -> str:
        """The name of the key that seals what people tell us for this forum."""
        return f"forum-{self.uid}"

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        return [self.starts_on + timedelta(days=n) for n in range((self.ends_on - self.starts_on).days + 1)]

    @property
    def is_public(self) -> bool:
        return self.status != self.Status.DRAFT

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class Objective(models.Model):
    """What a forum is for, in order."""

    forum = ParentalKey(Forum, on_delete=models.CASCADE, related_name="objectives")
    sort_order = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    text_en = models.CharField(_("in English"), max_length=400)
    text_fr = models.CharField(_("in French"), max_length=400)

    sort_order_field = "sort_order"
    text = Pair("text")

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")

    def __str__(self) -> str:
        return self.text
