"""Who may see or do what with a forum."""

from datetime import datetime

from events.forums.models import Forum
from events.forums.queries import forums_of
from people.accounts import roles
from people.accounts.models import User


def shows_venue(forum: Forum, confirmed: bool) -> bool:
    """May this reader see the building and the address? `confirmed`: the reader holds a confirmed place."""
    return forum.venue_id is not None and (confirmed or forum.venue_shown_to == Forum.VenueShownTo.EVERYONE)


def takes_registrations(forum: Forum, *, at: datetime) -> bool:
    """Is registration open at this moment, whether or not a clock has closed it yet?"""
    return forum.is_open and (forum.registration_closes_at is None or at < forum.registration_closes_at)


def has_task(user: User, forum: Forum, *tasks: str) -> bool:
    """Does this member of staff hold one of these roles, and work on this forum? Superusers hold all."""
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    return user.groups.filter(name__in=tasks).exists() and forums_of(user).filter(pk=forum.pk).exists()


def may_see_venue(user: User) -> bool:
    """May this member of staff know the building of a forum whose venue is not public?"""
    return user.has_perm("events.view_venue")


def counts_places(user: User) -> bool:
    """Is it this person's task to know exactly how many are registered? A few would point at them."""
    tasks = (roles.ORGANISER, roles.REGISTRATION, roles.CARE)
    return user.is_superuser or user.groups.filter(name__in=tasks).exists()


def may_set_up(user: User, forum: Forum) -> bool:
    """May this person change the forum, announce it, open and close registration?"""
    return has_task(user, forum, roles.ORGANISER)
