"""What people and staff change about a registration that is no longer a draft."""

from datetime import datetime

from django.db import transaction

from events.categories.models import Category
from events.registration.actions.drafts import email_key, refuse_officials, sealed_roles
from events.registration.actions.fees import refuse_without_code, reprice
from events.registration.actions.moving import (
    Status,
    give_places_back,
    keep_in_hand,
    move,
    note,
    stop_waiting,
    swap_category_places,
    tell,
    wait_in_category,
)
from events.registration.actions.problems import NotBooked
from events.registration.models import Change, Registration
from people.accounts.models import User
from people.persons.models import Person

PAST_ASKING = (Status.WAITING, *Registration.HOLDING)
SHOWN = ("name_to_use", "email", "language", "province", "organisation_name", "roles")


def change_details(
    *, registration: Registration, at: datetime, by: User | None = None, **details: object
) -> None:
    """Change what a registered person told us, as `save_details` takes it; the history keeps what changed.

    Raises NotBooked, ClosedToOfficials, SealingError.
    """
    roles = details.pop("roles", ())
    refuse_officials(registration.category, roles)
    fields = details | {
        "email_key": email_key(str(details["email"])),
        **sealed_roles(registration, roles),
    }
    contact = {name: fields[name] for name in ("name_to_use", "email", "language")}
    changed = _differences(registration, fields)
    with transaction.atomic():
        live = Registration.objects.filter(pk=registration.pk, status__in=Registration.LIVE)
        if not live.update(updated_at=at, **fields):
            raise NotBooked
        Person.objects.filter(pk=registration.person_id).update(updated_at=at, **contact)
        keep_in_hand(registration, fields)
        if changed:
            note(registration, Change.Verb.DETAILS, at=at, by=by, fields=changed)
        tell("changed", registration, at=at)


def _differences(registration: Registration, fields: dict) -> dict:
    """{"field": [before, after]} of what stands in clear and differs."""
    return {
        name: [getattr(registration, name), fields[name]]
        for name in SHOWN
        if name in fields and getattr(registration, name) != fields[name]
    }


def set_presentation(
    *,
    registration: Registration,
    badge: str,
    pronouns: str,
    names_forum: bool,
    no_messages: bool,
    contact_through_care: bool,
    at: datetime,
) -> None:
    """How the person appears and is written to, before or after booking."""
    fields = {
        "badge": badge,
        "pronouns": pronouns,
        "names_forum": names_forum,
        "no_messages": no_messages,
        "contact_through_care": contact_through_care,
    }
    Registration.objects.filter(pk=registration.pk).update(updated_at=at, **fields)
    keep_in_hand(registration, fields)


def change_category(
    *, registration: Registration, category: Category, at: datetime, by: User | None = None
) -> None:
    """Take part in another way; a held place is traded, a place in the queue keeps its turn.

    A category that the team approves puts the registration back to asking, whether it has a place, waits for
    one or is offered one; its place is free meanwhile. The fee is the new category's on the day of booking.
    Raises CategoryFull, ClosedToOfficials, CodeNeeded, MovedOn.
    """
    if category.pk == registration.category_id:
        return
    refuse_officials(category, registration.roles)
    refuse_without_code(registration, category, by=by)
    before, old = registration.status, registration.category
    price = {name: getattr(registration, name) for name in ("price_cents", "price_lines")}
    asks_again = category.needs_approval and by is None and before in PAST_ASKING
    try:
        with transaction.atomic():
            _trade(registration, category, asks_again=asks_again, at=at)
            reprice(registration, category, at=at)
            fields = {"category": [str(old), str(category)]}
            if registration.price_cents != price["price_cents"]:
                fields["price_cents"] = [price["price_cents"], registration.price_cents]
            note(registration, Change.Verb.CATEGORY, at=at, by=by, fields=fields)
            tell("changed", registration, at=at)
    except Exception:
        keep_in_hand(registration, {"category": old, "status": before, **price})
        raise


def _trade(registration: Registration, category: Category, *, asks_again: bool, at: datetime) -> None:
    status = registration.status
    after = Status.REQUESTED if asks_again else status
    move(registration, {status}, after, at=at, **({"requested_at": at} if asks_again else {}))
    if status in Registration.HOLDING:
        if asks_again:
            give_places_back(registration, at=at)
        else:
            swap_category_places(registration, category, at=at)
    elif status == Status.WAITING:
        if asks_again:
            stop_waiting(registration)
        else:
            wait_in_category(registration, category)
    Registration.objects.filter(pk=registration.pk).update(category=category)
    keep_in_hand(registration, {"category": category})


def mark_seen(*, registration: Registration, at: datetime) -> int:
    """Note that staff have seen what the person changed; returns how many changes were new to them."""
    return registration.changes.filter(seen_at=None, by=None).update(seen_at=at)
