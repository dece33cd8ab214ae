"""Who may see why people cannot come."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_see_counts(user: User, forum: Forum) -> bool:
    """May this member of staff see the numbers? They are exact, as they point at nobody."""
    return has_task(user, forum, roles.ORGANISER, roles.REGISTRATION, roles.EDITOR)
