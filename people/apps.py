from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"
    default = True


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with our form."""

    user_viewset = "people.accounts.office.StaffViewSet"
