"""Questions about persons."""

from uuid import UUID

from people.accounts.models import User
from people.persons.models import Person


def person_of(user: User) -> Person | None:
    """The participant who signs in with this account."""
    return Person.objects.filter(account=user).first() if user.is_authenticated else None


def person_by_id(person_id: UUID | None) -> Person | None:
    return Person.objects.filter(pk=person_id).first() if person_id else None
