"""Setting up the ways to take part, their fees, and the codes that open them."""

from events.categories.actions.codes import (
    CodeProblem,
    NotAnInvitation,
    OfNoUse,
    forget_invited,
    invite,
    make_code,
    resend,
    revoke,
)
from events.categories.actions.fees import save_fees, save_terms
from events.categories.actions.setting_up import CategoryInUse, create_category, remove_category

__all__ = [
    "CategoryInUse",
    "CodeProblem",
    "NotAnInvitation",
    "OfNoUse",
    "create_category",
    "forget_invited",
    "invite",
    "make_code",
    "remove_category",
    "resend",
    "revoke",
    "save_fees",
    "save_terms",
]
