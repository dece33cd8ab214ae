"""Who may set fees and hand out codes."""

from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_set_fees(user: User, forum: Forum) -> bool:
    """May this member of staff say what taking part costs?"""
    return has_task(user, forum, roles.ORGANISER)


def may_hand_out_codes(user: User, forum: Forum) -> bool:
    """May this member of staff make codes, invite people and take codes back?"""
    return has_task(user, forum, roles.ORGANISER, roles.REGISTRATION)
