"""What the queue says about somebody, for their own eyes; and how it is erased."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from common import formats
from common.privacy import Line, Subject
from events.waiting.models import Offer, QueueEntry


def known(subject: Subject) -> Iterable[Line]:
    """Since when they wait, and what was offered to them."""
    entries = QueueEntry.objects.filter(registration__in=subject.registrations)
    for entry in entries.select_related("registration__forum").order_by("joined_at", "pk"):
        zone = entry.registration.forum.time_zone
        yield Line(_("On the waiting list since"), formats.moment(entry.joined_at, zone))
        yield Line(_("Short notice is fine"), _("Yes") if entry.short_notice else _("No"))
        if entry.reason:
            yield Line(_("Why it was moved"), entry.reason)
    offers = Offer.objects.filter(registration__in=subject.registrations)
    for offer in offers.select_related("registration__forum").order_by("made_at", "pk"):
        moment = formats.moment(offer.made_at, offer.registration.forum.time_zone)
        words = [f"{moment}: {offer.get_state_display()}", offer.reason]
        yield Line(_("A place was offered to you"), "\n".join(filter(None, words)))


def erase(subject: Subject, *, at: datetime) -> int:
    """Erase what was offered; a turn in the queue goes when its registration gives up the wait."""
    return Offer.objects.filter(registration__in=subject.registrations).exclude(state="open").delete()[0]
