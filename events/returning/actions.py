"""Coming back: lost links, mailed codes, and what was told before."""

import hmac
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from common import limits, mail, sealing
from events.access import actions as access
from events.access.queries import food_of, needs_of
from events.contact import actions as contact
from events.contact.queries import reach_of
from events.registration import actions as registrations
from events.registration.models import OFFICIALS, Registration
from events.registration.queries import all_roles, email_key
from events.returning import queries
from events.returning.models import LostLink, MailedCode
from events.returning.queries import Held


# ---- lost links -------------------------------------------------------------------------------------------
def ask_for_links(*, email: str, at: datetime) -> None:
    """Note that somebody asks for the links at this address; the worker finds out whether there are any.

    Nothing is looked up here, so that known and unknown addresses take the same time. A mailbox that was
    written to often enough is left in peace, and nobody is told.
    """
    if limits.limited(None, f"mailbox {email_key(email)}", limits.ONE_MAILBOX):
        return
    sealing.create_key(queries.KEY)
    lost = LostLink(id=uuid4(), made_at=at)
    lost.address_sealed = sealing.seal(
        email, key=queries.KEY, table=queries.TABLE, field=queries.FIELD, row=lost.id
    )
    with transaction.atomic():
        lost.save(force_insert=True)
        mail.send_later("returning/links", at=at, lost=lost.id)


# ---- codes ------------------------------------------------------------------------------------------------
def send_code(*, held: Held, at: datetime) -> None:
    """Mail a fresh code to the address that we know; the one before it opens nothing more."""
    with transaction.atomic():
        queries.codes_of(held).delete()
        code = MailedCode.objects.create(**{held._meta.model_name: held}, made_at=at)
        mail.send_later("returning/code", at=at, code=code.id)


def enter_code(*, held: Held, typed: str, at: datetime) -> bool:
    """Does the code open it? Once, within 15 minutes, and after at most five tries in all processes."""
    code = queries.standing_code(held, at=at)
    if code is None:
        return False
    row = MailedCode.objects.filter(pk=code.pk, used_at=None)
    # Counted before it is compared: tries at the same moment each take one of the five.
    if not row.filter(tries__lt=queries.TRIES).update(tries=F("tries") + 1):
        return False
    digits = "".join(sign for sign in typed if sign.isascii() and sign.isdecimal())
    if not hmac.compare_digest(queries.digits_of(code), digits):
        return False
    with transaction.atomic():
        if not row.update(used_at=at):
            return False
        registrations.opened_by_code(held=held)
    return True


def forget_old(*, at: datetime) -> None:
    """Erase what was asked for and what was mailed more than a day ago."""
    for kind in (LostLink, MailedCode):
        kind.objects.filter(made_at__lt=at - queries.KEEP).delete()


# ---- what was told before ---------------------------------------------------------------------------------
def reuse(*, draft: Registration, earlier: Registration, everything: bool, at: datetime) -> None:
    """Fill in a draft with what the same person told us before; `everything`: what was sealed, too.

    Each answer is opened with the old forum's key and sealed again with the new one's. Where the old key is
    destroyed only what stands in clear is left. Raises NoLongerDraft.
    """
    opens = sealing.has_key(earlier.key_name)
    roles = all_roles(earlier) if opens else list(earlier.roles)
    if draft.category.closed_to_officials:
        roles = [role for role in roles if role not in OFFICIALS]
    with transaction.atomic():
        registrations.save_details(
            registration=draft,
            name_to_use=earlier.name_to_use,
            email=earlier.email,
            language=earlier.language,
            province=earlier.province,
            organisation_name=earlier.organisation_name,
            roles=roles,
            at=at,
        )
        contact.choose_badge(registration=draft, badge=earlier.badge, pronouns=earlier.pronouns, at=at)
        if everything and opens:
            _reuse_what_was_sealed(draft, earlier, at=at)


def _reuse_what_was_sealed(draft: Registration, earlier: Registration, *, at: datetime) -> None:
    reach, needs, food = reach_of(earlier), needs_of(earlier), food_of(earlier)
    wishes = {name: getattr(earlier, name) for name in ("names_forum", "no_messages", "contact_through_care")}
    if not reach.is_empty or any(wishes.values()):
        contact.keep(registration=draft, reach=reach, at=at, **wishes)
    if not needs.is_empty:
        access.ask(registration=draft, needs=needs, at=at)
    if not food.is_empty:
        access.say_food(registration=draft, food=food, at=at)
