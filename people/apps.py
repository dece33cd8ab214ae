from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"
    default = True

    def ready(self) -> None:
        """Say what is known about a person whatever they registered for."""
        from django.utils.translation import gettext_lazy as _

        from common import privacy
        from people.consents import known as consents
        from people.disclosures import known as disclosures
        from people.persons import known as persons

        privacy.register(
            privacy.Record("person", _("You"), known=persons.known, erase=persons.erase, order=10, turn=80),
            # The proof of an agreement outlives it: it goes 24 months after what it was for.
            privacy.Record("consents", _("What you agreed to"), consents.known, order=75),
            # Kept for 24 months, so that nobody erases who looked by erasing what was looked at.
            privacy.Record("readings", _("Who has seen your information"), disclosures.known, order=99),
        )


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with our form."""

    user_viewset = "people.accounts.office.StaffViewSet"
