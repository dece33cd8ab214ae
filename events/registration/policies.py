"""Who may see or change a registration."""

from datetime import date
from enum import StrEnum

from events.forums.models import Forum
from events.forums.policies import has_task
from events.forums.queries import forums_of
from events.registration.models import Registration
from people.accounts import roles
from people.accounts.models import User


def is_confirmed(registration: Registration) -> bool:
    """Does the holder have a place, so that what only participants see may be shown?"""
    return registration.is_booked


def is_over(forum: Forum, *, on: date) -> bool:
    """Has the day come on which personal data is erased? From then on no link opens anything."""
    return on >= forum.purge_on


def may_list(user: User, forum: Forum) -> bool:
    """May this member of staff see who is registered, by name?"""
    return has_task(user, forum, roles.REGISTRATION, roles.CARE)


def may_change(user: User, forum: Forum) -> bool:
    """May this member of staff approve, decline, cancel and join registrations at this forum?"""
    return has_task(user, forum, roles.REGISTRATION)


def may_change_somewhere(user: User) -> bool:
    """The same of any forum at all, so that a list over several offers to choose among its rows."""
    return user.is_superuser or user.groups.filter(name=roles.REGISTRATION).exists()


def may_see_days(user: User, forum: Forum) -> bool:
    """May this member of staff see how many registered on each day? Numbers, and nobody's name."""
    return has_task(user, forum, roles.ORGANISER, roles.REGISTRATION)


# ---- field by field ----------------------------------------------------------------------------------------
class Field(StrEnum):
    """What a registration says, piece by piece, as the table of roles and data speaks of it."""

    REFERENCE = "reference"
    NAME = "name_to_use"
    BADGE = "badge"
    PRONOUNS = "pronouns"
    ORGANISATION = "organisation_name"
    ROLES = "roles"
    EMAIL = "email"
    EVERY_EMAIL = "every_email"
    WISHES = "wishes"
    LANGUAGE = "language"
    PROVINCE = "province"
    CATEGORY = "category"
    STATUS = "status"
    FEE = "price_cents"
    HISTORY = "history"
    ATTENDANCE = "attendance"
    NEEDS = "needs_something"


# What anybody who looks after registrations works with: rows C, D, L and M.
WORKED_WITH = frozenset(Field) - {Field.EVERY_EMAIL, Field.NEEDS}

# Who reads which field. That somebody needs anything at all, and the address of whoever wants to be reached
# by care alone, are care's to know. Finance knows a booking's number and no more; the subsidy team a
# pseudonym, which its own room makes; the desk finds a name on the day by searching; the organiser sees
# numbers; the privacy officer opens a record only by saying why. None of these lists registrations.
FIELDS: dict[str, frozenset[Field]] = {
    roles.REGISTRATION: WORKED_WITH,
    roles.CARE: frozenset(Field) - {Field.FEE},
    roles.FINANCE: frozenset({Field.REFERENCE}),
}


def fields_of(user: User) -> frozenset[Field]:
    """What this member of staff reads of the registrations of their own forums; several roles add up."""
    if not user.is_active or user.is_anonymous:
        return frozenset()
    if user.is_superuser:
        return frozenset(Field)
    held = user.groups.values_list("name", flat=True)
    return frozenset().union(*(FIELDS.get(name, frozenset()) for name in held))


def visible_fields(user: User, forum: Forum) -> frozenset[Field]:
    """The same of one forum: nothing of a forum whose team they are not on."""
    return fields_of(user) if forums_of(user).filter(pk=forum.pk).exists() else frozenset()


def shows_address(registration: Registration, fields: frozenset[Field]) -> bool:
    """May whoever reads these fields see where to write to this person?"""
    return Field.EVERY_EMAIL in fields or (Field.EMAIL in fields and not registration.contact_through_care)


def may_be_compared(one: Registration, other: Registration, fields: frozenset[Field]) -> bool:
    """May whoever reads these fields be told that the two have the same address?

    Not where only one of the addresses may be shown: the other would be known by it.
    """
    return one.person_id == other.person_id or shows_address(one, fields) == shows_address(other, fields)
