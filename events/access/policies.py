"""Who may see what people need."""

from events.access.models import AccessCase
from events.forums.models import Forum
from events.forums.policies import has_task
from events.forums.queries import forums_of
from people.accounts import roles
from people.accounts.models import User


def may_look_after(user: User, forum: Forum) -> bool:
    """May this member of staff see who needs what at this forum, and arrange it? Care alone."""
    return has_task(user, forum, roles.CARE)


def is_daily_task(user: User, forum: Forum) -> bool:
    """Is it this person's daily task to know what people of this forum need?

    Then the reading is noted without a question: whoever arranges thirty needs a day and must say why each
    time learns to click the first reason, and the log says nothing. Anybody else who may read (a superuser
    without the role) breaks a seal, and is asked.
    """
    is_care = user.groups.filter(name=roles.CARE).exists()
    return is_care and forums_of(user).filter(pk=forum.pk).exists()


def may_read_at_once(user: User, case: AccessCase) -> bool:
    """May this need be opened without saying why? Not once it was taken back: nothing is left to arrange."""
    return not case.is_withdrawn and is_daily_task(user, case.registration.forum)


def may_see_counts(user: User, forum: Forum) -> bool:
    """May this member of staff see how many ask for what? Those who arrange rooms and food, without names."""
    return has_task(user, forum, roles.CARE, roles.REGISTRATION, roles.ORGANISER)
