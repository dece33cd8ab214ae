"""What a code reads like, and what it opens."""

import base64
import re
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from common import sealing
from events.categories.models import Category, Code
from events.forums.models import Forum
from events.forums.queries import forums_of
from people.accounts import roles
from people.accounts.models import User

# No vowel, so that no code spells a word; nothing that looks like another sign. 55 bits in 12 signs.
ALPHABET = "23456789CDFGHJKMNPQRTVWX"
SIGNS, GROUP = 12, 4
# What people read instead, on paper or over the phone.
MISREAD = str.maketrans({"B": "8", "S": "5", "Z": "2"})
NOT_A_SIGN = re.compile(r"[^0-9A-Z]")


def code_text(code: Code) -> str:
    """The code as people type it, such as 7K4D-PX9M-2RTW; made again each time, stored nowhere."""
    secret = sealing.secret_for("code", code.id, code.version)
    number = int.from_bytes(base64.urlsafe_b64decode(secret), "big")
    signs = []
    for _place in range(SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    groups = ("".join(signs[start : start + GROUP]) for start in range(0, SIGNS, GROUP))
    return "-".join(groups)


def normalised(typed: str) -> str:
    """What was typed, without blanks and hyphens, in capitals, with look-alikes read as they were meant."""
    return NOT_A_SIGN.sub("", typed.upper()).translate(MISREAD)[: SIGNS + 1]


def mark_of(typed: str) -> str:
    """What is stored of a code. Made with a key: a code is too short to be hidden by a hash alone."""
    return sealing.secret_for("code-mark", normalised(typed))


def usable_code(forum: Forum, typed: str, *, at: datetime) -> Code | None:
    """The code of this forum; None, whatever the reason, when it is of no use."""
    return Code.objects.usable(at).filter(forum=forum, fingerprint=mark_of(typed)).first()


def invited_by(typed: str, *, at: datetime) -> Code | None:
    """The code, with its forum, of a link that does not name the forum."""
    return Code.objects.usable(at).select_related("forum").filter(fingerprint=mark_of(typed)).first()


def opens_forum(forum: Forum, code: Code | None) -> bool:
    """May somebody with this code (or none) register there?"""
    if forum.entry == Forum.Entry.INVITATION:
        return code is not None and code.is_invitation and code.forum_id == forum.pk
    if forum.entry == Forum.Entry.CODE:
        return code is not None and code.kind != Code.Kind.WAIVER and code.forum_id == forum.pk
    return True


def opens_category(category: Category, code: Code | None) -> bool:
    """May somebody with this code (or none) choose the category?"""
    return not category.needs_code or (code is not None and code.category_id == category.pk)


def opened_categories(categories: Iterable[Category], code: Code | None, forum: Forum) -> list[Category]:
    """What can be chosen with this code; one that is for a single category offers no other."""
    if code is not None and code.category_id and code.kind != Code.Kind.WAIVER:
        only = [category for category in categories if category.pk == code.category_id]
        if code.forum.entry in (Forum.Entry.CODE, Forum.Entry.INVITATION):
            return only
    return [category for category in categories if opens_category(category, code)]


def codes_visible_to(user: User) -> QuerySet[Code]:
    """The codes that this member of staff may see: of the forums they set up or register people for."""
    if user.is_superuser:
        return Code.objects.all()
    if not user.groups.filter(name__in=(roles.ORGANISER, roles.REGISTRATION)).exists():
        return Code.objects.none()
    return Code.objects.filter(forum__in=forums_of(user))


def already_invited(forum: Forum, *, at: datetime) -> set[str]:
    """The addresses, in small letters, that hold an invitation which is neither revoked nor over."""
    held = Code.objects.invitations().filter(
        Q(expires_at=None) | Q(expires_at__gt=at), forum=forum, revoked_at=None
    )
    return {email.casefold() for email in held.values_list("email", flat=True)}
