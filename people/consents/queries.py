"""Questions about what people agreed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from common.formats import long_date
from common.translation import Pair
from people.accounts import roles
from people.accounts.models import User
from people.consents.models import ConsentEntry, ConsentText, Purpose

TEXTS = "consent-texts"
# Publishing empties the cache; this bounds what a page that was being made meanwhile may put back.
KEEP_TEXTS_SECONDS = 600


# ---- the words --------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Wording:
    """One version of the words of a purpose, as people read them."""

    id: int
    purpose: str
    version: int
    text_en: str
    text_fr: str
    fingerprint: str
    in_use_from: datetime

    text = Pair("text")

    @property
    def label(self) -> str:
        """The purpose in a few words."""
        return str(Purpose(self.purpose).label)


def published() -> dict[int, Wording]:
    """Every version of every text by its key, older ones first; out of the shared cache."""
    rows = cache.get(TEXTS)
    if rows is None:
        rows = list(ConsentText.objects.order_by("version").values(*Wording.__dataclass_fields__))
        cache.set(TEXTS, rows, KEEP_TEXTS_SECONDS)
    return {row["id"]: Wording(**row) for row in rows}


def in_use(at: datetime) -> list[Wording]:
    """The words of each purpose that are in use at that moment, in the order of the purposes."""
    latest = {wording.purpose: wording for wording in published().values() if wording.in_use_from <= at}
    return [latest[purpose] for purpose in Purpose.values if purpose in latest]


def wording(key: str) -> Wording | None:
    """The version behind the value of a box or button."""
    return published().get(int(key)) if key.isdecimal() else None


# ---- what holds now ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Agreement:
    """Where one purpose stands: the words that were agreed to, or those that would be, and since when."""

    wording: Wording
    given: bool
    since: datetime | None = None

    @property
    def day(self) -> str:
        """The day of the last word about it, in the active language."""
        return long_date(timezone.localdate(self.since), article=True) if self.since else ""


def current(about: UUID) -> dict[str, ConsentEntry]:
    """The latest line of each purpose about this registration."""
    return {entry.purpose: entry for entry in ConsentEntry.objects.filter(about=about).order_by("at", "pk")}


def agreements_for(about: UUID, *, at: datetime) -> list[Agreement]:
    """Where every purpose stands for this registration: for the person's own eyes."""
    latest, texts = current(about), published()
    return [_agreement(wording, latest.get(wording.purpose), texts) for wording in in_use(at)]


def _agreement(wording: Wording, entry: ConsentEntry | None, texts: dict[int, Wording]) -> Agreement:
    if entry is None:
        return Agreement(wording, given=False)
    read = texts.get(entry.text_id, wording) if entry.given else wording
    return Agreement(read, given=entry.given, since=entry.at)


def has_agreed(about: UUID, purpose: str) -> bool:
    """Does the person of this registration agree to it now?"""
    return bool(who_agreed([about], purpose))


def who_agreed(abouts: Iterable[UUID] | QuerySet, purpose: str) -> set[UUID]:
    """Those registrations among `abouts` (UUIDs, or a query for them) whose person agrees now; one query."""
    return set(standing().filter(purpose=purpose, about__in=abouts).values_list("about", flat=True))


def persons_who_agreed(purpose: str) -> set[UUID]:
    """The persons who agree to it now, at one registration at least; those forgotten are not among them."""
    agreed = standing().filter(purpose=purpose).exclude(person=None)
    return set(agreed.values_list("person", flat=True))


def standing() -> QuerySet[ConsentEntry]:
    """Lines that give their agreement and that no later line takes back."""
    later = ConsentEntry.objects.filter(about=OuterRef("about"), purpose=OuterRef("purpose")).filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    )
    return ConsentEntry.objects.filter(~Exists(later), given=True, ended_at=None)


# ---- for the privacy officer ------------------------------------------------------------------------------
def keeps_the_ledger(user: User) -> bool:
    """Is the ledger this person's task? The privacy officer's alone."""
    return user.is_superuser or user.groups.filter(name=roles.PRIVACY).exists()


def entries_visible_to(user: User) -> QuerySet[ConsentEntry]:
    """The whole ledger, for the privacy officer alone."""
    return ConsentEntry.objects.all() if keeps_the_ledger(user) else ConsentEntry.objects.none()


def texts_visible_to(user: User) -> QuerySet[ConsentText]:
    """Every version of every text, for the privacy officer alone."""
    return ConsentText.objects.all() if keeps_the_ledger(user) else ConsentText.objects.none()


def latest_version(purpose: str) -> int:
    """The number of the newest version of that purpose's text; 0 before the first."""
    return max((wording.version for wording in published().values() if wording.purpose == purpose), default=0)
