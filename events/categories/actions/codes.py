"""Making codes, inviting people, taking a code back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from common import mail
from events.categories import queries
from events.categories.models import Category, Code, CodeQuerySet
from events.categories.queries.codes import mark_of
from events.forums.models import Forum
from people.accounts.models import User


class CodeProblem(Exception):
    """Something stands in the way; `str()` says what, in the reader's language."""


class OfNoUse(CodeProblem):
    def __str__(self) -> str:
        return _("This code can no longer be used.")


class NotAnInvitation(CodeProblem):
    def __str__(self) -> str:
        return _("This code was sent to nobody.")


def make_code(*, forum: Forum, by: User | None = None, **fields: object) -> Code:
    """Save a new code of the forum; `fields` as the model names them."""
    code = Code(forum=forum, made_by=by, **fields)
    code.fingerprint = mark_of(queries.code_text(code))
    code.save(force_insert=True)
    return code


def invite(
    *,
    forum: Forum,
    people: Sequence[tuple[str, str]],
    at: datetime,
    category: Category | None = None,
    expires_at: datetime | None = None,
    by: User | None = None,
) -> list[Code]:
    """Send each (address, language) an invitation that works once; who holds one already gets no second."""
    known = queries.already_invited(forum, at=at)
    made = []
    with transaction.atomic():
        for email, language in people:
            if email.casefold() in known:
                continue
            known.add(email.casefold())
            code = make_code(
                forum=forum,
                by=by,
                kind=Code.Kind.CATEGORY if category else Code.Kind.ENTRY,
                category=category,
                email=email,
                language=language,
                uses_limit=1,
                expires_at=expires_at,
                sent_at=at,
            )
            mail.send_later("categories/invitation", at=at, code=code.id)
            made.append(code)
    return made


def resend(*, code: Code, at: datetime) -> None:
    """Send the same invitation once more. Raises NotAnInvitation, OfNoUse (also when it is used or over)."""
    if not code.is_invitation:
        raise NotAnInvitation
    with transaction.atomic():
        if not Code.objects.usable(at).filter(pk=code.pk).update(sent_at=at, updated_at=at):
            raise OfNoUse
        mail.send_later("categories/invitation", at=at, code=code.id)


def forget_invited(*, codes: CodeQuerySet, at: datetime) -> int:
    """Forget whom these invitations were sent to, and let them open nothing more; returns how many."""
    codes.invitations().filter(revoked_at=None).update(revoked_at=at)
    return codes.invitations().update(email="", label="", updated_at=at)


def revoke(*, code: Code, at: datetime) -> None:
    """It opens nothing from now on; who used it keeps their place. A second time does nothing."""
    Code.objects.filter(pk=code.pk, revoked_at=None).update(revoked_at=at, updated_at=at)
    code.revoked_at = code.revoked_at or at
