"""Who may see what is asked of the travel fund."""

from events.forums.models import Forum
from events.forums.policies import has_task
from events.subsidies.models import SubsidyRequest, TravelIdentity
from people.accounts import roles
from people.accounts.models import User


def may_read(user: User, request: SubsidyRequest) -> bool:
    """May this member of staff read the whole request? Reviewers, without names; each reading is logged."""
    return has_task(user, request.registration.forum, roles.SUBSIDY)


def reviews(user: User) -> bool:
    """Does this member of staff weigh requests, so that lists may tell more than amounts and payment?"""
    return user.is_superuser or user.groups.filter(name=roles.SUBSIDY).exists()


def may_see_amount(user: User, request: SubsidyRequest) -> bool:
    """May this member of staff see how much is asked, and how it should be paid? Reviewers and finance."""
    return has_task(user, request.registration.forum, roles.SUBSIDY, roles.FINANCE)


def may_read_name(user: User, identity: TravelIdentity) -> bool:
    """May this member of staff open the name on a ticket? Care and finance; each reading is noted."""
    return may_list_names(user, identity.registration.forum)


def may_list_names(user: User, forum: Forum) -> bool:
    """May this member of staff see at this forum for whom tickets are bought?"""
    return has_task(user, forum, roles.CARE, roles.FINANCE)
