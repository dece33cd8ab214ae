"""Needs in the back office: care's board and cases, counts for rooms and kitchen, the options."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.office import Link
from events.access import policies, queries
from events.access.office.cases import AccessViewSet
from events.access.office.options import AccessOptionViewSet
from events.forums.models import Forum
from events.registration.models import Registration

__all__ = ["AccessOptionViewSet", "AccessViewSet", "links_of_forum", "links_of_registration"]


def links_of_registration(request: HttpRequest, registration: Registration) -> list[Link]:
    """From a registration to its person's needs, for care; how many there are already tells something."""
    if not policies.may_look_after(request.user, registration.forum):
        return []
    needs = registration.access_cases.exclude(status="withdrawn").count()
    address = f"{reverse('access:index')}?q={registration}"
    return [Link(label=_("What they need"), url=address, count=needs, icon="help")] if needs else []


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The board for care; the counts for all who arrange rooms, food and help."""
    offered = []
    if policies.may_look_after(request.user, forum):
        offered.append(
            Link(
                label=_("Needs, one by one"),
                url=reverse("access:board", args=[forum.pk]),
                note=_("Who needs what, who sees to it, and what is due."),
                count=queries.to_look_after(forum),
                icon="help",
                order=60,
            )
        )
    if policies.may_see_counts(request.user, forum):
        offered += [
            Link(
                label=_("What people need"),
                url=reverse("access:counts", args=[forum.pk]),
                note=_("How many ask for what, without names."),
                icon="list-ul",
                order=61,
            ),
            Link(
                label=_("Rooms that lack something"),
                url=reverse("access:rooms", args=[forum.pk]),
                note=_("Where somebody needs what a room does not offer."),
                icon="warning",
                order=62,
            ),
            Link(
                label=_("Kitchen sheet"),
                url=reverse("access:kitchen", args=[forum.pk]),
                note=_("Diets and allergies in numbers, to hand to the kitchen."),
                icon="list-ol",
                order=63,
            ),
        ]
    return offered
