from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"

    def ready(self) -> None:
        from common import discovery

        # Importing them fills the registries of mail and of the clock; ours stands last among the apps that
        # have rooms, so every model is there by now.
        discovery.import_rooms("emails")
        discovery.import_rooms("tasks")
