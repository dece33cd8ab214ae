"""The organisations of the network."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from common.office import OfficeViewSet
from people.organisations.models import Organisation


class OrganisationViewSet(OfficeViewSet):
    model = Organisation
    name = "organisations"
    icon = "globe"
    menu_label = _("Organisations")
    menu_order = 185
    add_to_admin_menu = True
    delete_view_enabled = False
    ordering = "name_en"
    list_display = ["name_en", "name_fr", "province", "is_member"]
    list_filter = ["province", "is_member"]
    search_fields = ["name_en", "name_fr"]
    empty_message = _("The organisations that you add stand here.")
    list_export = ["name_en", "name_fr", "get_province_display", "is_member"]
    export_headings = {"get_province_display": _("Province")}
    export_filename = "organisations"
    add_button_label = _("Add an organisation")
    panels = [
        FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_fr")]),
        FieldRowPanel([FieldPanel("province"), FieldPanel("is_member")]),
    ]
