"""Why something cannot be done; each says so in the reader's language."""

from django.utils.translation import gettext as _


class RetentionProblem(Exception):
    """Why it cannot be done; `str()` says it in the reader's language."""


class HeldAlready(RetentionProblem):
    def __str__(self) -> str:
        return _("A hold stands on this forum already.")


class NotHeld(RetentionProblem):
    def __str__(self) -> str:
        return _("No hold stands on this forum.")
