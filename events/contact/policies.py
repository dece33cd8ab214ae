"""Who may see how somebody can be reached."""

from events.contact.models import ContactSafety
from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_read(user: User, contact: ContactSafety) -> bool:
    """May this member of staff open what the person told us? Care alone; each reading is noted."""
    return may_list(user, contact.registration.forum)


def may_list(user: User, forum: Forum) -> bool:
    """May this member of staff see at this forum who told us anything?"""
    return has_task(user, forum, roles.CARE)
