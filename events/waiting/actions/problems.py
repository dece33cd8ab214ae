"""Why a step of the queue could not be taken; `str()` says it in the reader's language."""

from django.utils.translation import gettext as _

from events.registration.actions import RegistrationProblem


class OfferOver(RegistrationProblem):
    """It was answered, it ran out or it was taken back, a moment ago or long since."""

    def __str__(self) -> str:
        return _("This place is no longer kept.")


class NotWaiting(RegistrationProblem):
    def __str__(self) -> str:
        return _("This person is not on the waiting list.")


class TooLate(RegistrationProblem):
    """The forum has begun, or is not held."""

    def __str__(self) -> str:
        return _("The waiting list of this forum gives no more places.")


class CannotWaitAgain(RegistrationProblem):
    def __str__(self) -> str:
        return _("This registration has ended. You can register again.")
