"""Registrations in the back office: the list, one registration, what is done about it, and numbers by day.

Who sees which field stands in `events.registration.policies`; list, search, page and spreadsheet ask there.
"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.office import Link
from events.forums.models import Forum
from events.registration import policies, queries
from events.registration.office.duplicates import comparable
from events.registration.office.fields import REGISTRATION, Shown, booked_on
from events.registration.office.lists import RegistrationIndexView
from events.registration.office.many import ApproveMany, CancelMany, DeclineMany, ManyRegistrations
from events.registration.office.page import RegistrationInspectView
from events.registration.office.verbs import list_of
from events.registration.office.viewset import RegistrationViewSet

__all__ = [
    "REGISTRATION",
    "ApproveMany",
    "CancelMany",
    "DeclineMany",
    "ManyRegistrations",
    "RegistrationIndexView",
    "RegistrationInspectView",
    "RegistrationViewSet",
    "Shown",
    "booked_on",
    "links_of_forum",
    "list_of",
]


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The list of names for whoever needs it; what may be one person twice; the numbers by day."""
    offered = []
    if policies.may_list(request.user, forum):
        booked = queries.registrations_visible_to(request.user).booked().filter(forum=forum)
        offered.append(
            Link(
                label=_("Registrations"),
                url=list_of(forum),
                note=_("Who has a place, and who cancelled."),
                count=booked.count(),
                icon="clipboard-list",
                order=40,
            )
        )
    if policies.may_change(request.user, forum):
        offered.append(
            Link(
                label=_("Perhaps the same person"),
                url=reverse("registrations:duplicates", args=[forum.pk]),
                note=_("Two registrations with one address: join them, or say that they are two people."),
                count=len(comparable(forum, request.user)),
                icon="group",
                order=44,
            )
        )
    if policies.may_see_days(request.user, forum):
        offered.append(
            Link(
                label=_("Registrations by day"),
                url=reverse("registrations:days", args=[forum.pk]),
                note=_("Against the places there are, and against what was planned."),
                icon="order-up",
                order=46,
            )
        )
    return offered
