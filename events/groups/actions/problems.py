"""Why something could not be done for several people; `str()` says it in the reader's language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.groups.queries import MOST_PEOPLE, Status
from events.registration.actions import RegistrationProblem


class TooManyPeople(RegistrationProblem):
    def __str__(self) -> str:
        return _("One booking holds at most %(most)s people.") % {"most": MOST_PEOPLE}


class NotEnoughPlaces(RegistrationProblem):
    """Not everybody fits; `statuses` says where each would stand."""

    def __init__(self, statuses: Sequence[str] = ()) -> None:
        self.statuses = list(statuses)

    @property
    def without_place(self) -> int:
        return self.statuses.count(Status.WAITING)

    def __str__(self) -> str:
        return ngettext(
            "There is no place for %(count)s person.",
            "There is no place for %(count)s people.",
            self.without_place,
        ) % {"count": self.without_place}


class AlreadyTheirs(RegistrationProblem):
    """The person has begun to answer: name, address and answers are theirs now."""

    def __str__(self) -> str:
        return _("This person has begun to answer, so only they can change it.")


class AlreadySent(RegistrationProblem):
    def __str__(self) -> str:
        return _("We sent the link less than an hour ago. Please wait before you send it again.")


class CannotHandOn(RegistrationProblem):
    """Only a place that is held passes from hand to hand."""

    def __str__(self) -> str:
        return _("Only a place that is booked can be handed on.")


class TeamDecides(RegistrationProblem):
    """Where the team approves each person, handing on must not go round it."""

    def __str__(self) -> str:
        return _("Here the team approves each person. Write to us, and we hand the place on.")
