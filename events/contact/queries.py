"""Questions about how somebody may be reached, and about what stands on their badge."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import sealing
from events.contact.models import ContactSafety
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.registration.steps import Answer
from people.accounts import roles
from people.accounts.models import User

TABLE, FIELD = "contact_safety", "answers"


class Way(models.TextChoices):
    """A way to reach somebody."""

    EMAIL = "email", gettext_lazy("E-mail")
    CALL = "call", gettext_lazy("Phone call")
    TEXT = "text", gettext_lazy("Text message")


# ---- what is safe -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Reach:
    """What someone told us about reaching them: the ways that are safe, and how to go about it."""

    ways: tuple[str, ...] = ()
    prefers: str = ""
    phone: str = ""
    voicemail: bool = False
    hours: str = ""
    call_language: str = ""
    code_word: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Reach()

    def in_words(self) -> Iterator[Answer]:
        """Everything that was said, line by line, in the active language."""
        if self.ways:
            yield Answer(_("Safe ways to reach you"), "\n".join(str(Way(way).label) for way in self.ways))
        if self.prefers:
            yield Answer(_("You prefer"), str(Way(self.prefers).label))
        if self.phone:
            yield Answer(_("Phone number"), self.phone)
            yield Answer(_("Voice messages"), _("Yes, leave one") if self.voicemail else _("No, leave none"))
        if self.hours:
            yield Answer(_("Safe hours"), self.hours)
        if self.call_language:
            yield Answer(_("Language for calls"), self.call_language)
        if self.code_word:
            yield Answer(_("Code word, said first"), self.code_word)


def to_json(reach: Reach) -> str:
    return json.dumps(asdict(reach), ensure_ascii=False)


def contact_of(registration: Registration) -> ContactSafety | None:
    """What this registration's person told us, still sealed."""
    return ContactSafety.objects.filter(registration=registration).first()


def unsealed(contact: ContactSafety, *, key: str) -> Reach:
    """What it says, `key` being the forum's. Raises SealingError."""
    text = sealing.unseal(contact.answers_sealed, key=key, table=TABLE, field=FIELD, row=contact.id)
    found = json.loads(text)
    return Reach(**{**found, "ways": tuple(found["ways"])})


def reach_of(registration: Registration) -> Reach:
    """What this person told us so far, for the person's own eyes. Raises SealingError."""
    contact = contact_of(registration)
    return unsealed(contact, key=registration.key_name) if contact else Reach()


# ---- as a step of registering -----------------------------------------------------------------------------
def is_done(registration: Registration) -> bool:
    """Did the person tell us anything about reaching them?"""
    return ContactSafety.objects.filter(registration=registration).exists()


def summary(registration: Registration) -> Iterable[Answer]:
    """Lines for the last check, read back to the person who wrote them. Raises SealingError."""
    yield from reach_of(registration).in_words()
    if registration.no_messages:
        yield Answer(_("Messages"), _("None: you contact us"))
    if registration.names_forum:
        yield Answer(_("Our messages"), _("They may name the forum"))
    if registration.contact_through_care:
        yield Answer(_("Who sees how to reach you"), _("Only the care team"))


def state(registration: Registration) -> str:
    """In a word, whether anything was said."""
    return _("Kept for the care team") if is_done(registration) else ""


# ---- for care ---------------------------------------------------------------------------------------------
def contacts_visible_to(user: User) -> QuerySet[ContactSafety]:
    """Whose safe contact this member of staff may open: care, on the forums they work on, and no drafts."""
    told = ContactSafety.objects.exclude(registration__status=Registration.Status.DRAFT)
    if user.is_superuser:
        return told
    if not user.groups.filter(name=roles.CARE).exists():
        return told.none()
    return told.filter(registration__forum__in=forums_of(user))


# ---- the badge --------------------------------------------------------------------------------------------
def badge_line(registration: Registration, *, with_organisation: bool = False) -> str:
    """What stands on the badge, in whatever script the name is written; empty for a blank one.

    The organisation stands only beside a name: beside initials it would say who hides behind them.
    """
    name = badge_name(registration.name_to_use, registration.badge)
    if not name:
        return ""
    line = f"{name} ({registration.pronouns})" if registration.pronouns else name
    shows_organisation = with_organisation and registration.badge != Registration.Badge.INITIALS
    if shows_organisation and registration.organisation_name:
        line = f"{line}, {registration.organisation_name}"
    return line


def badge_is_chosen(registration: Registration) -> bool:
    """Did the person change anything about the badge?"""
    return bool(registration.pronouns) or registration.badge != Registration.Badge.NAME


def badge_summary(registration: Registration) -> Iterable[Answer]:
    """What the badge shows, for the last check."""
    yield Answer(_("On your badge"), badge_line(registration) or _("Nothing: a blank badge"))


def badge_state(registration: Registration) -> str:
    """What the badge shows, where the person chose it."""
    return _("Chosen") if badge_is_chosen(registration) else ""


def badge_name(name: str, choice: str) -> str:
    """The name as the person wants it shown."""
    words = unicodedata.normalize("NFC", name).split()
    if not words or choice == Registration.Badge.BLANK:
        return ""
    if choice == Registration.Badge.FIRST_NAME:
        return words[0]
    if choice == Registration.Badge.INITIALS:
        return " ".join(filter(None, map(_initials, words)))
    return " ".join(words)


def _initials(word: str) -> str:
    """“Jean-Pierre” is “J.-P.”, “किरण” is “कि”: no letter loses its marks."""
    return "-".join(filter(None, map(_initial, word.replace("\u2010", "-").split("-"))))


def _initial(part: str) -> str:
    start = next((place for place, letter in enumerate(part) if letter.isalnum()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(part) and unicodedata.category(part[end]).startswith("M"):
        end += 1
    letter = part[start:end]
    # A full stop shortens words only in scripts that have capitals.
    return f"{letter.upper()}." if letter.upper() != letter.lower() else letter
