"""Who may mark who came."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_mark(user: User, forum: Forum) -> bool:
    """May this member of staff mark people as there? The desk and the registration team."""
    return has_task(user, forum, roles.DESK, roles.REGISTRATION)
