"""Who may book for several, hand a place on, or fill in for somebody on the phone."""

from datetime import datetime

from events.forums.models import Forum
from events.forums.policies import has_task, takes_registrations
from events.groups.queries import is_claimed
from events.registration.actions import needs_approval
from events.registration.models import Registration
from people.accounts import roles
from people.accounts.models import User


def takes_groups(forum: Forum, *, at: datetime) -> bool:
    """May an organisation name people? Where each needs a code or an invitation of their own, nobody can."""
    personal = (Forum.Entry.CODE, Forum.Entry.INVITATION)
    return takes_registrations(forum, at=at) and forum.entry not in personal


def may_hand_on(registration: Registration) -> bool:
    """May the person pass their place to somebody else? Where the team approves each person, only it may."""
    return registration.is_booked and not needs_approval(registration)


def may_register_by_phone(user: User, forum: Forum) -> bool:
    """May this member of staff fill in for somebody on the phone?"""
    return has_task(user, forum, roles.REGISTRATION, roles.CARE)


def may_complete_by_phone(user: User, registration: Registration) -> bool:
    """The same for a place that a colleague booked."""
    return may_register_by_phone(user, registration.forum)


def may_hand_on_for(user: User, registration: Registration) -> bool:
    """May this member of staff hand a place on for its person? It is an approval as well."""
    return has_task(user, registration.forum, roles.REGISTRATION)


def waits_for_its_person(registration: Registration) -> bool:
    """Has a booker named somebody who has not said anything yet? Asked of the row alone."""
    return registration.is_live and registration.completed_at is None and not is_claimed(registration)
