"""Who may see what people need."""

from events.access.models import AccessRequest
from events.forums.models import Forum
from events.forums.policies import has_task
from people.accounts import roles
from people.accounts.models import User


def may_read(user: User, request: AccessRequest) -> bool:
    """May this member of staff read what the person asked for? Care alone; each reading is logged."""
    return has_task(user, request.registration.forum, roles.CARE)


def may_see_counts(user: User, forum: Forum) -> bool:
    """May this member of staff see how many ask for what? Those who arrange rooms and food, without names."""
    return has_task(user, forum, roles.CARE, roles.REGISTRATION, roles.ORGANISER)
