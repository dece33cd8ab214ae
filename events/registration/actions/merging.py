"""Two registrations that turn out to be one person's, or that do not."""

from datetime import datetime

from django.db import transaction

from events.registration import steps
from events.registration.actions.ending import cancel
from events.registration.actions.moving import note
from events.registration.actions.problems import (
    CannotJoin,
    HoldsThePlace,
    MovedOn,
)
from events.registration.models import Change, Registration, TwoPeople
from people.accounts.models import User
from people.persons import actions as persons

# Who wished to be left alone in either is left alone; who allowed something has to have allowed it in both.
CAREFUL = {"no_messages": any, "contact_through_care": any, "names_forum": all}


def merge(*, keep: Registration, other: Registration, by: User, at: datetime) -> None:
    """Keep one registration; the other ends without a message, and what `keep` lacks moves over to it.

    Raises HoldsThePlace where only `other` holds a place, CannotJoin, MovedOn where either is no longer live.
    """
    with transaction.atomic():
        _hold_both(keep, other, at=at)
        if other.holds_place and not keep.holds_place:
            raise HoldsThePlace
        _heed_both(keep, other, at=at)
        _move_over(keep, other, at=at)
        note(other, Change.Verb.MERGED, at=at, by=by)
        cancel(registration=other, at=at, by=by, letter="")
        note(keep, Change.Verb.MERGED, at=at, by=by)
        _join_persons(keep, other, at=at)


def _hold_both(keep: Registration, other: Registration, *, at: datetime) -> None:
    """Write both rows before reading them again: from here on nobody else moves them.

    Always in the same order, so that two members of staff who join the same two do not wait for each other.
    """
    if keep.pk == other.pk or keep.forum_id != other.forum_id:
        raise MovedOn
    for registration in sorted((keep, other), key=lambda row: row.pk):
        live = Registration.objects.filter(pk=registration.pk, status__in=Registration.LIVE, erased_at=None)
        if not live.update(updated_at=at):
            raise MovedOn
        registration.refresh_from_db()


def _heed_both(keep: Registration, other: Registration, *, at: datetime) -> None:
    fields = {name: rule([getattr(keep, name), getattr(other, name)]) for name, rule in CAREFUL.items()}
    if other.needs_something:
        fields["needs_something"] = True
    Registration.objects.filter(pk=keep.pk).update(updated_at=at, **fields)
    for name, value in fields.items():
        setattr(keep, name, value)


def _move_over(keep: Registration, other: Registration, *, at: datetime) -> None:
    for follower in steps.followers():
        if hasattr(follower, "merged"):
            follower.merged(keep, other, at=at)


def _join_persons(keep: Registration, other: Registration, *, at: datetime) -> None:
    if keep.person_id == other.person_id:
        return
    try:
        persons.merge(keep=keep.person, other=other.person, at=at)
    except persons.CannotMerge as problem:
        raise CannotJoin from problem


def say_two_people(*, one: Registration, other: Registration, by: User, at: datetime) -> None:
    """Remember that these are two people; said twice it is remembered once. Raises MovedOn."""
    if one.pk == other.pk or one.forum_id != other.forum_id:
        raise MovedOn
    first, second = sorted((one.pk, other.pk))
    TwoPeople.objects.bulk_create(
        [TwoPeople(first_id=first, second_id=second, said_by=by, said_at=at)], ignore_conflicts=True
    )
