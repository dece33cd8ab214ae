"""Why something could not be done with a need."""

from django.utils.translation import gettext as _


class AccessProblem(Exception):
    """`str()` says it in the reader's language."""


class ChangedMeanwhile(AccessProblem):
    def __str__(self) -> str:
        return _(
            "This need changed while you were looking at it, so nothing was saved. "
            "See where it stands now, then decide again."
        )


class IllegalMove(AccessProblem):
    """`before` and `after` are statuses in words."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(before, after)
        self.before, self.after = before, after

    def __str__(self) -> str:
        return _("A need that stands at “%(before)s” cannot move to “%(after)s”.") % {
            "before": self.before,
            "after": self.after,
        }


class ReasonMissing(AccessProblem):
    def __str__(self) -> str:
        return _("Write to the person why it cannot be met, and what you can offer instead.")


class NothingWritten(AccessProblem):
    def __str__(self) -> str:
        return _("Write a few words first.")


class NothingToConfirm(AccessProblem):
    def __str__(self) -> str:
        return _("This has changed in the meantime. Please look at where it stands now.")
