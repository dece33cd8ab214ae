"""Who may look after what is kept and erased of a forum."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_see_schedule(user: User, forum: Forum) -> bool:
    """May this member of staff see what goes when? It names nobody."""
    return has_task(user, forum, roles.PRIVACY, roles.ORGANISER)


def sees_schedules(user: User) -> bool:
    """Is it this person's task to see to it that what is due is erased, on the forums they work on?"""
    return user.is_superuser or user.groups.filter(name__in=(roles.PRIVACY, roles.ORGANISER)).exists()


def may_hold(user: User, forum: Forum) -> bool:
    """May this member of staff stop the erasing, and let it go on?"""
    return has_task(user, forum, roles.PRIVACY)


def may_open_record(user: User, forum: Forum) -> bool:
    """May this member of staff open all that is known of one person, giving a reason?"""
    return has_task(user, forum, roles.PRIVACY)
