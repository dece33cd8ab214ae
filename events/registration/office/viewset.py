"""The registrations as Wagtail lists them: never created, edited or deleted by a form."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from common.office import RecordPolicy, RecordViewSet
from events.registration import queries
from events.registration.models import Registration
from events.registration.office import days, duplicates, verbs
from events.registration.office.lists import RegistrationIndexView
from events.registration.office.page import RegistrationInspectView
from events.registration.office.verbs import APPROVE, CANCEL, DECLINE

register_permission_policy(
    Registration, RecordPolicy(Registration, visible_to=queries.registrations_visible_to)
)


class RegistrationViewSet(RecordViewSet):
    model = Registration
    name = "registrations"
    icon = "clipboard-list"
    menu_label = _("Registrations")
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = RegistrationIndexView
    inspect_view_class = RegistrationInspectView
    index_template_name = "events/office/registrations.html"
    ordering = "-created_at"
    list_per_page = 50
    # That there is a search and an export; what they hold is told by the list itself, reader by reader.
    search_fields = ["booking__reference"]
    list_export = ["reference"]
    export_filename = "registrations"
    empty_message = _("Nobody has registered yet. Registrations appear here as soon as people book.")
    row_actions = [APPROVE, DECLINE, CANCEL]

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("approve/<uuid:pk>/", verbs.approve, name="approve"),
            path("decline/<uuid:pk>/", verbs.decline, name="decline"),
            path("cancel/<uuid:pk>/", verbs.cancel, name="cancel"),
            path("seen/<uuid:pk>/", verbs.seen, name="seen"),
            path("days/<int:pk>/", days.by_day, name="days"),
            path("duplicates/<int:pk>/", duplicates.duplicates, name="duplicates"),
            path("merge/<uuid:keep>/<uuid:other>/", duplicates.merge, name="merge"),
            path("two-people/<uuid:one>/<uuid:other>/", duplicates.two_people, name="two_people"),
        ]
