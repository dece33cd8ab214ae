"""What happens to a person as we know them: joined with another, kept a while longer, forgotten."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ForeignObjectRel, ProtectedError

from people.accounts.models import User
from people.accounts.queries import staff
from people.persons.models import Person

# Told of two persons who become one, before what hangs on them moves: for rooms where both may have what one
# person has once. Registered in `AppConfig.ready()`.
joining: list[Callable[..., None]] = []


class CannotMerge(Exception):
    """Why two persons cannot be made one."""


class SamePerson(CannotMerge):
    """It is one person already."""


class TwoAccounts(CannotMerge):
    """Each of the two signs in by an account of their own: that must be settled first."""


# ---- two that are one -------------------------------------------------------------------------------------
def merge(*, keep: Person, other: Person, at: datetime) -> Person:
    """Make `keep` out of both: everything that hangs on `other` moves, and `other` goes.

    The name, address and language of `keep` stay; an account moves where `keep` has none; the longer of two
    promises to remember stays. Whoever calls it has made sure that it is one person: by a sign-in, or by a
    link that only this person has. Raises SamePerson, TwoAccounts.
    """
    if keep.pk == other.pk:
        raise SamePerson
    if keep.account_id and other.account_id:
        raise TwoAccounts
    with transaction.atomic():
        for follower in joining:
            follower(keep=keep, other=other, at=at)
        for relation in _everything_that_points_here():
            rows = relation.related_model._base_manager.filter(**{relation.field.name: other})
            rows.update(**{relation.field.name: keep})
        account, until = other.account, other.kept_until
        other.delete()
        keep.account = keep.account or account
        keep.kept_until = max(filter(None, (keep.kept_until, until)), default=None)
        keep.save(update_fields=["account", "kept_until", "updated_at"])
    return keep


def _everything_that_points_here() -> list[ForeignObjectRel]:
    """Every relation to a person, those without a name of their own too."""
    fields = Person._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, ForeignObjectRel)]


# ---- remembered for a while, then forgotten ---------------------------------------------------------------
def remember(*, persons: Iterable[UUID], until: datetime) -> int:
    """Keep these persons' names and addresses until then, though nothing hangs on them: they asked for it."""
    return Person.objects.filter(pk__in=persons).update(kept_until=until)


def let_go(*, persons: Iterable[UUID]) -> int:
    """They take it back: from now on they are kept only for what hangs on them."""
    return Person.objects.filter(pk__in=persons).update(kept_until=None)


def forget_unneeded(*, at: datetime) -> int:
    """Forget everyone on whom nothing hangs and who did not ask to be remembered; returns how many."""
    alone = Person.objects.filter(account=None, registrations=None, bookings=None)
    return sum(forget(person=person) for person in alone.exclude(kept_until__gt=at))


def forget(*, person: Person) -> bool:
    """Forget this person. False while something hangs on them that must not go with them."""
    try:
        with transaction.atomic():
            person.delete()
    except ProtectedError:
        return False
    return True


def close_account(*, account: User) -> bool:
    """Take the sign-in away, in every browser. False for a member of staff, who needs it for the work."""
    if staff().filter(pk=account.pk).exists():
        return False
    keys = UserSession.objects.filter(user=account).values("session_key")
    Session.objects.filter(session_key__in=keys).delete()
    account.delete()
    return True
