"""What can be asked for: needs, diets and allergens in one list, in both languages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from common.office import OfficeViewSet
from events.access.models import AccessOption
from events.forums.office import both


class AccessOptionViewSet(OfficeViewSet):
    model = AccessOption
    name = "access-options"
    icon = "list-ul"
    menu_label = _("Access options")
    delete_view_enabled = False  # sealed requests name it by its code; what is asked no longer is unticked
    list_per_page = 100
    ordering = ["group", "position"]
    list_display = ["name_en", "name_fr", "group", "lead_days", "room_feature", "is_offered"]
    list_filter = ["group", "is_offered", "room_feature"]
    search_fields = ["name_en", "name_fr", "code"]
    add_button_label = _("Add an option")
    panels = [
        FieldRowPanel(both("name")),
        FieldRowPanel([FieldPanel("group"), FieldPanel("position")]),
        FieldRowPanel([FieldPanel("lead_days"), FieldPanel("room_feature")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("is_offered")]),
    ]
