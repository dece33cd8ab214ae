"""Who may look after what is kept and erased of a forum."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_see_schedule(user: User, forum: Forum) -> bool:
    """May this member of staff see what goes when? It names nobody."""
    return has_task(user, forum, roles.PRIVACY, roles.ORGANISER)


def may_hold(user: User, forum: Forum) -> bool:
    """May this member of staff stop the erasing, and let it go on?"""
    return has_task(user, forum, roles.PRIVACY)


def may_open_record(user: User, forum: Forum) -> bool:
    """May this member of staff open all that is known of one person, giving a reason?"""
    return has_task(user, forum, roles.PRIVACY)
