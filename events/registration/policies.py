"""Who may see or change a registration."""

from events.forums.models import Forum
from events.forums.policies import has_task
from events.registration.models import Registration
from people.accounts import roles
from people.accounts.models import User


def is_confirmed(registration: Registration) -> bool:
    """Does the holder have a place, so that what only participants see may be shown?"""
    return registration.is_booked


def may_list(user: User, forum: Forum) -> bool:
    """May this member of staff see who is registered, by name?"""
    return has_task(user, forum, roles.REGISTRATION, roles.CARE)


def may_cancel(user: User, registration: Registration) -> bool:
    """May this member of staff cancel on the person's behalf?"""
    return has_task(user, registration.forum, roles.REGISTRATION)


def sees_every_address(user: User) -> bool:
    """Is it this person's task to reach those, too, who said that only the care team may?"""
    return user.is_superuser or user.groups.filter(name=roles.CARE).exists()
