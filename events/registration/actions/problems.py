"""Why a step could not be taken; `str()` says it in the reader's language."""

from django.utils.translation import gettext as _


class RegistrationProblem(Exception):
    """The base of all that a person or a member of staff can be told about a registration."""


class RegistrationClosed(RegistrationProblem):
    def __str__(self) -> str:
        return _("Registration is closed.")


class NoPlace(RegistrationProblem):
    """Nothing is free: the base of the two below."""


class CategoryFull(NoPlace):
    def __str__(self) -> str:
        return _("The category you chose is full.")


class ForumFull(NoPlace):
    def __str__(self) -> str:
        return _("All places are taken.")


class ClosedToOfficials(RegistrationProblem):
    """The category is closed to government and media, and this person says they are one of the two."""

    def __str__(self) -> str:
        return _("This way of taking part is closed to government and media.")


class CodeNeeded(RegistrationProblem):
    """The forum, or the category, opens only with a code that this registration did not come with."""

    def __str__(self) -> str:
        return _("This way of taking part opens only with a code.")


class CodeRefused(RegistrationProblem):
    """Expired, used up or taken back: the same words for each."""

    def __str__(self) -> str:
        return _("The code you came with can no longer be used.")


class PriceChanged(RegistrationProblem):
    """The person was shown another price than the one that holds now."""

    def __str__(self) -> str:
        return _("The fee has changed since you opened this page. Please look at it again.")


class NotFinished(RegistrationProblem):
    def __str__(self) -> str:
        return _("Some answers are still missing.")


class NoLongerDraft(RegistrationProblem):
    def __str__(self) -> str:
        return _("This registration is already finished.")


class NotBooked(RegistrationProblem):
    def __str__(self) -> str:
        return _("This registration is not booked.")


class MovedOn(RegistrationProblem):
    """It no longer stands where this step starts: another click, another person, or the clock was first."""

    def __str__(self) -> str:
        return _("This registration has moved on meanwhile: reload the page to see where it stands.")


class HoldsThePlace(RegistrationProblem):
    """Of two that are to be joined, the one to end holds the place, and the one to keep waits for one."""

    def __str__(self) -> str:
        return _("Keep the other one: it holds a place, and this one does not.")


class CannotJoin(RegistrationProblem):
    """Each of the two signs in with an account of their own."""

    def __str__(self) -> str:
        return _("Each of the two signs in with an account of their own, so they cannot be joined.")
