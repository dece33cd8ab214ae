"""What becomes of the queue when a registration moves."""

from datetime import datetime

from common import background
from events.forums.models import Places
from events.registration.models import Registration
from events.waiting import queries
from events.waiting.actions.serving import is_serving, offer_next
from events.waiting.models import Offer, QueueEntry

State = Offer.State
Status = Registration.Status


class BookingFollower:
    """Told of every move of a registration, inside its transaction."""

    def booked(self, registration: Registration, *, at: datetime) -> None:
        """A place that was booked at once never stood in the queue."""

    def queued(self, registration: Registration, *, at: datetime, short_notice: bool = False) -> None:
        """Somebody has joined: their turn begins now, and a place may be free already."""
        QueueEntry.objects.create(registration=registration, joined_at=at, short_notice=short_notice)
        _serve_later(registration)

    def released(self, registration: Registration, *, at: datetime) -> None:
        """A place has come free: it is offered once that is certain."""
        if Places.objects.filter(pk=registration.forum.places_id, waiting__gt=0).exists():
            _serve_later(registration)

    def changed(self, registration: Registration, *, at: datetime) -> None:
        """In another category there may be a place; one that the team approves is asked for first."""
        if registration.status == Status.WAITING:
            _serve_later(registration)
        elif registration.status == Status.REQUESTED:
            _leave_the_queue(registration, State.WITHDRAWN, at=at)

    def cancelled(self, registration: Registration, *, at: datetime) -> None:
        """The wait ends, and with it the offer: by the person, or taken back by the team."""
        by_staff = registration.cancelled_by_id is not None
        _leave_the_queue(registration, State.WITHDRAWN if by_staff else State.DECLINED, at=at)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        QueueEntry.objects.filter(registration=registration).delete()
        Offer.objects.filter(registration=registration).delete()

    def wanted(self, registration: Registration, *, at: datetime) -> None:
        """A newcomer found nothing free: those who wait are served up to this moment."""
        offer_next(forum=registration.forum, at=at)

    def comes_first(self, registration: Registration, *, at: datetime) -> bool:
        """Could somebody who waits use what this newcomer has just taken?"""
        return queries.comes_first(registration, at=at)


def _serve_later(registration: Registration) -> None:
    if not is_serving.get():
        background.enqueue("events.waiting.tasks.offer_places", forum_id=registration.forum_id)


def _leave_the_queue(registration: Registration, state: str, *, at: datetime) -> None:
    Offer.objects.filter(registration=registration, state=State.OPEN).update(state=state, closed_at=at)
    QueueEntry.objects.filter(registration=registration).delete()
