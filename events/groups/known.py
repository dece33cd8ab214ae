"""What a booking for several says about whoever made it, for their own eyes; and how that is erased."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from common.privacy import Line, Subject
from events.registration.models import Booking


def _made_by(subject: Subject):
    made = Booking.objects.filter(person=subject.person, for_several=True) if subject.person else None
    return Booking.objects.none() if made is None else made.order_by("created_at", "pk")


def known(subject: Subject) -> Iterable[Line]:
    """The bookings that this person made for others; whom they named is those people's own."""
    for booking in _made_by(subject).select_related("forum"):
        yield Line(_("Request"), f"{booking} – {booking.forum.title}")
        if booking.organisation_name:
            yield Line(_("Organisation"), booking.organisation_name)


def erase(subject: Subject, *, at: datetime) -> int:
    """Take the booker out: the list's link is gone, the people named keep their places and links."""
    gone = 0
    for booking in _made_by(subject):
        gone += Booking.objects.filter(pk=booking.pk, person=subject.person).update(
            person=None,
            organisation_name="",
            secret_fingerprint=f"erased-{booking.pk}",
            previous_fingerprint="",
            door=booking.door + 1,
        )
    return gone
