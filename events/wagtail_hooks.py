"""What the events floor adds to the back office: its lists, its menu, and the links on a forum's page."""

from django.http import HttpRequest
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from common.office import Link
from events.access import office as access
from events.attendance import office as attendance
from events.categories import office as categories
from events.contact import office as contact
from events.forums import office as forums
from events.forums.models import Forum
from events.groups import office as groups
from events.registration import office as registration
from events.registration.models import Registration
from events.regrets import office as regrets
from events.retention import office as retention
from events.subsidies import office as subsidies
from events.waiting import office as waiting


class ListsGroup(ModelViewSetGroup):
    """What forums are made of; each entry shows only to those who may change it."""

    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 190
    items = (
        forums.SeriesViewSet,
        forums.VenueViewSet,
        forums.FunderViewSet,
        access.AccessOptionViewSet,
    )


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [
        forums.ForumViewSet(),
        attendance.registrations(),
        categories.CategoryViewSet(),
        categories.CodeViewSet(),
        waiting.QueueViewSet(),
        access.AccessViewSet(),
        contact.ContactViewSet(),
        subsidies.SubsidyViewSet(),
        subsidies.TravelNameViewSet(),
        ListsGroup(),
    ]


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("attendance/", include((attendance.addresses(), "attendance"), namespace="attendance")),
        path("groups/", include((groups.addresses(), "groups"), namespace="groups")),
        path("regrets/", include((regrets.addresses(), "regrets"), namespace="regrets")),
        path("retention/", include((retention.addresses(), "retention"), namespace="retention")),
    ]


hooks.register("register_bulk_action", attendance.MarkManyAsCame)
for many in (
    registration.ApproveMany,
    registration.DeclineMany,
    registration.CancelMany,
    groups.RemindMany,
    *waiting.bulk_actions(),
):
    hooks.register("register_bulk_action", many)


@hooks.register("forum_office_links")
def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    offering = (categories, registration, waiting, regrets, groups)
    rooms = (*offering, attendance, access, contact, subsidies, retention)
    return [link for room in rooms for link in room.links_of_forum(request, forum)]


@hooks.register("registration_office_links")
def links_of_registration(request: HttpRequest, about: Registration) -> list[Link]:
    return access.links_of_registration(request, about)


@hooks.register("register_log_actions")
def log_actions(actions: object) -> None:
    """What the history of a forum or a registration calls our verbs."""
    actions.register_action("events.announce", _("Announce"), _("Announced"))
    actions.register_action("events.open", _("Open registration"), _("Registration opened"))
    actions.register_action("events.close", _("Close registration"), _("Registration closed"))
    actions.register_action("events.past", _("Mark as past"), _("Marked as past"))
    actions.register_action("events.revoke", _("Take back"), _("Taken back"))
    actions.register_action("events.resend", _("Send again"), _("Sent again"))
    actions.register_action("events.cancel", _("Cancel"), _("Cancelled for the person"))
    actions.register_action("events.approve", _("Approve"), _("Approved"))
    actions.register_action("events.decline", _("Decline"), _("Declined"))
    actions.register_action("events.remind", _("Remind"), _("Reminded"))
    actions.register_action("events.merge", _("Join"), _("Joined with another registration"))
    actions.register_action("events.came", _("Mark as here"), _("Marked as here"))
    actions.register_action("events.hand_on", _("Hand on"), _("Place handed on"))
    actions.register_action("events.hold", _("Keep everything for now"), _("Put on hold: nothing is erased"))
    actions.register_action("events.lift", _("Lift the hold"), _("Hold lifted"))
