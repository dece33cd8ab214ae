"""Marking who came."""

from datetime import datetime

from django.db import transaction

from events.attendance.models import Attendance
from events.registration.models import Registration
from people.accounts.models import User


class NotBooked(Exception):
    """Only someone with a booked place can be marked as there."""


def mark_came(*, registration: Registration, at: datetime, by: User | None = None) -> Attendance:
    """Note that this person is there; a second time keeps the first mark. Raises NotBooked."""
    with transaction.atomic():
        # Writing the row first holds off a cancellation until the mark is there for it to take away.
        if not Registration.objects.booked().filter(pk=registration.pk).update(updated_at=at):
            raise NotBooked
        attendance, _made = Attendance.objects.get_or_create(
            registration=registration, defaults={"came_at": at, "marked_by": by}
        )
    return attendance


def unmark_came(*, registration: Registration) -> None:
    """Take a mark back that was made by mistake."""
    Attendance.objects.filter(registration=registration).delete()


class BookingFollower:
    """What becomes of a mark when its registration moves; called in the same transaction."""

    def booked(self, registration: Registration, *, at: datetime) -> None:
        """Nobody has come yet."""

    def changed(self, registration: Registration, *, at: datetime) -> None:
        """Who came does not depend on what they changed."""

    def cancelled(self, registration: Registration, *, at: datetime) -> None:
        unmark_came(registration=registration)

    def merged(self, keep: Registration, other: Registration, *, at: datetime) -> None:
        mark = Attendance.objects.filter(registration=other).first()
        if mark and keep.is_booked:
            mark_came(registration=keep, at=mark.came_at, by=mark.marked_by)

    def erased(self, registration: Registration, *, at: datetime) -> None:
        unmark_came(registration=registration)
