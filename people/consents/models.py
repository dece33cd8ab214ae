"""What people agreed to: the exact words, and each time somebody said yes or took it back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.translation import Pair
from people.accounts.models import Language
from people.persons.models import Person


class Purpose(models.TextChoices):
    """What an agreement is for; each is asked by itself, and none is needed in order to take part."""

    PHOTOS = "photos", _("Photos outside the sessions")
    KEEP_INFORMED = "keep_informed", _("News of the network")
    REMEMBER_ME = "remember_me", _("Filling in my next registration")


class ConsentText(models.Model):
    """The words of one purpose, in one version. Never changed: new words are a new version.

    The database refuses every change and every deletion (`guards`), so that an entry in the ledger always
    points to what was read.
    """

    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64, editable=False)
    in_use_from = models.DateTimeField(_("in use from"))

    text = Pair("text")

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_version_is_one")
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.version}"


class ConsentEntry(models.Model):
    """One line of the ledger. The latest line about a registration and a purpose says what holds now.

    `about` is the registration's UUID and no foreign key: the line outlives the registration and the person
    as a proof, until 24 months after `ended_at`, when what it was for came to its end. The database refuses
    every other change (`guards`).
    """

    class Channel(models.TextChoices):
        WEB = "web", _("On the site")
        PHONE = "phone", _("By phone")
        PAPER = "paper", _("On paper")

    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="consents")
    about = models.UUIDField(_("registration"))
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="entries", verbose_name=_("text")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    given = models.BooleanField(pgettext_lazy("consent", "given"))
    at = models.DateTimeField(pgettext_lazy("consent", "when"))
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [
            models.Index(fields=["about", "purpose"], name="consent_about"),
            models.Index(fields=["ended_at"], name="consent_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at:%Y-%m-%d}"
