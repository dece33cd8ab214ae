"""What a place costs: chosen while filling in, fixed when the place is asked for; and the codes it uses.

Codes are used up in the booking's own transaction, after the registration's row is written and before any
place is taken, and given back in the same order.
"""

from datetime import datetime

from django.db import transaction

from events.categories import queries as categories
from events.categories.models import Category, Code
from events.categories.pricing import as_rows, from_rows
from events.categories.queries import Priced
from events.registration import queries
from events.registration.actions.moving import keep_in_hand, note
from events.registration.actions.problems import (
    CodeNeeded,
    CodeRefused,
    NoLongerDraft,
    NotBooked,
    PriceChanged,
)
from events.registration.models import Booking, Change, Registration
from people.accounts.models import User
from people.organisations.models import Organisation


def code_fields(code: Code | None) -> dict:
    """The column that keeps this code: the one that lets in, or the one that lowers the fee."""
    if code is None:
        return {}
    return {"waiver": code} if code.kind == Code.Kind.WAIVER else {"code": code}


def choose_fee(
    *,
    registration: Registration,
    at: datetime,
    with_parallel: bool = False,
    organisation: Organisation | None = None,
    chosen_cents: int | None = None,
    waiver: Code | None = None,
) -> None:
    """What the fee of a draft depends on. Raises NoLongerDraft."""
    fields = {
        "with_parallel": with_parallel,
        "organisation": organisation,
        "chosen_cents": chosen_cents,
        "waiver": waiver,
    }
    if not Registration.objects.drafts().filter(pk=registration.pk).update(updated_at=at, **fields):
        raise NoLongerDraft
    keep_in_hand(registration, fields)


def choose_amount(*, registration: Registration, cents: int | None, at: datetime) -> None:
    """Pay more or less on the sliding scale, after booking: the rest of the price stays as it was fixed.

    None is the fee itself. Raises NotBooked, also where the price does not slide.
    """
    quote = from_rows(registration.price_lines).choosing(cents)
    fields = {"chosen_cents": cents, "price_cents": quote.total, "price_lines": as_rows(quote)}
    before = registration.price_cents
    live = Registration.objects.filter(pk=registration.pk, status__in=Registration.LIVE)
    with transaction.atomic():
        # Only on top of the price in hand: another tab may have changed the category meanwhile.
        if not quote.is_sliding or not live.filter(price_lines=registration.price_lines).update(
            updated_at=at, **fields
        ):
            raise NotBooked
        keep_in_hand(registration, fields)
        if quote.total != before:
            note(registration, Change.Verb.DETAILS, at=at, fields={"price_cents": [before, quote.total]})


# ---- fixed with the booking --------------------------------------------------------------------------------
def fixed_price(registration: Registration, *, at: datetime, shown_cents: int | None = None) -> Priced:
    """The price as it is to be fixed now. Raises PriceChanged where the person was shown another."""
    priced = queries.price_of(registration, at=at)
    if shown_cents is not None and shown_cents != priced.quote.total:
        raise PriceChanged
    return priced


def price_fields(priced: Priced) -> dict:
    """The columns of a registration that keep its price."""
    return {"price_cents": priced.quote.total, "price_lines": as_rows(priced.quote)}


def reprice(registration: Registration, category: Category, *, at: datetime) -> None:
    """Fix the price of another category, as of the day of booking, so that nobody loses an early fee.

    The caller holds the transaction.
    """
    priced = queries.price_of(registration, at=registration.booking.created_at, category=category)
    fields = price_fields(priced)
    Registration.objects.filter(pk=registration.pk).update(updated_at=at, **fields)
    keep_in_hand(registration, fields)
    if priced.policy and not registration.booking.policy_snapshot:
        Booking.objects.filter(pk=registration.booking_id).update(policy_snapshot=priced.policy)
        registration.booking.policy_snapshot = priced.policy


# ---- codes -------------------------------------------------------------------------------------------------
def refuse_without_code(
    registration: Registration, category: Category | None = None, by: User | None = None
) -> None:
    """Raise CodeNeeded where the forum or the category opens only with a code that this one does not have.

    Staff who register somebody by phone need none.
    """
    category, forum = category or registration.category, registration.forum
    if by is not None or registration.entered_by_id:
        return
    needs_one = category.needs_code or forum.entry in (forum.Entry.CODE, forum.Entry.INVITATION)
    if not needs_one:
        return
    code = registration.code
    if not categories.opens_forum(forum, code) or not categories.opens_category(category, code):
        raise CodeNeeded


def use_codes(registration: Registration, *, at: datetime) -> None:
    """Use up what the registration came with, once each. Raises CodeRefused, and the caller undoes."""
    for code_id in _codes_of(registration):
        if not Code.objects.take(code_id, at=at):
            raise CodeRefused


def give_codes_back(registration: Registration) -> None:
    """The place is given back, and with it what it used of its codes."""
    for code_id in _codes_of(registration):
        Code.objects.give_back(code_id)


def _codes_of(registration: Registration) -> list:
    # Always in this order, so that no two transactions wait for each other.
    return [code_id for code_id in (registration.code_id, registration.waiver_id) if code_id]


def drop_useless_codes(*, registration: Registration, at: datetime) -> None:
    """Take off a draft the codes that are of no use any longer, so that it can go on without them."""
    for name in ("code", "waiver"):
        code_id = getattr(registration, f"{name}_id")
        if code_id and not Code.objects.usable(at).filter(pk=code_id).exists():
            Registration.objects.drafts().filter(pk=registration.pk).update(**{name: None})
            keep_in_hand(registration, {name: None})
