"""Whether somebody was there, for their own eyes; and how the mark is erased."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from common import formats
from common.privacy import Line, Subject
from events.attendance.models import Attendance


def known(subject: Subject) -> Iterable[Line]:
    """When staff marked that the person was there."""
    marks = _marks(subject).select_related("registration__forum").order_by("came_at")
    return [Line(mark.registration.forum.title, _came(mark)) for mark in marks]


def _came(mark: Attendance) -> str:
    moment = formats.in_zone(mark.came_at, mark.registration.forum.time_zone)
    return _("You were there: %(day)s") % {"day": formats.long_date(moment.date(), weekday=False)}


def _marks(subject: Subject):
    return Attendance.objects.filter(registration__in=subject.registrations)


def erase(subject: Subject, *, at: datetime) -> int:
    gone, _by_model = _marks(subject).delete()
    return gone
