"""Who may look after the queue and the requests."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_look_after(user: User, forum: Forum) -> bool:
    """May this member of staff see the queue, offer, move and remove, approve and decline?"""
    return has_task(user, forum, roles.REGISTRATION)
