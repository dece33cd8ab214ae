"""What the person says about a need: that it works, that it does not, or a word to care."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _

from events.access import queries
from events.access.actions.problems import NothingToConfirm, NothingWritten
from events.access.models import AccessCase, CaseEntry

Status, News = AccessCase.Status, AccessCase.News


class Verdict(TextChoices):
    """What the person thinks of what was arranged."""

    WORKS = "works", _("Yes, that works")
    DOES_NOT = "does_not", _("It does not work for me")
    NOTHING = "nothing", _("I only want to write something")


# From which statuses each verdict leads where, and what care is told. One may think better of a yes.
JUDGED = {
    Verdict.WORKS: ((Status.ARRANGED,), Status.CONFIRMED, News.NONE),
    Verdict.DOES_NOT: ((Status.ARRANGED, Status.CONFIRMED), Status.ARRANGING, News.REFUSED),
}


def answer(*, case: AccessCase, verdict: str, words: str, at: datetime) -> None:
    """Keep the person's verdict and words; care sees them on the board.

    Raises NothingToConfirm (it moved meanwhile), NothingWritten, SealingError.
    """
    words = words.strip()
    if verdict == Verdict.NOTHING and not words:
        raise NothingWritten
    with transaction.atomic():
        moved_to = _judge(case, Verdict(verdict), told=bool(words), at=at)
        entry = CaseEntry(case=case, from_person=True, moved_to=moved_to, written_at=at)
        entry.words_sealed = queries.sealed(entry, "words", words, key=case.registration.key_name)
        entry.save(force_insert=True)


def _judge(case: AccessCase, verdict: Verdict, *, told: bool, at: datetime) -> str:
    """Move the case as the verdict says, if it still stands where it can be judged; gives where to."""
    here = AccessCase.objects.filter(pk=case.pk).exclude(status=Status.WITHDRAWN)
    if verdict not in JUDGED:
        before, fields = Status.values, {"news": News.WROTE}
    else:
        before, after, news = JUDGED[verdict]
        # A yes with words is to be read, too.
        fields = {"status": after, "news": news or (News.WROTE if told else News.NONE)}
    if not here.filter(status__in=before).update(version=F("version") + 1, updated_at=at, **fields):
        raise NothingToConfirm
    return fields.get("status", "")
