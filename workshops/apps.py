from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = "Workshops"

    def ready(self) -> None:
        from common import public_cache
        from workshops.sessions.models import Room, Session

        public_cache.watch(Room, Session)
