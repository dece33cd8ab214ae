"""What the workshops floor adds to the back office: sessions and rooms, and links on a forum's page."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from workshops.sessions.office import RoomViewSet, SessionViewSet, links_of


class ProgrammeGroup(ModelViewSetGroup):
    menu_label = _("Programme")
    menu_icon = "calendar"
    menu_order = 120
    items = (SessionViewSet, RoomViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [ProgrammeGroup()]


hooks.register("forum_office_links", links_of)
