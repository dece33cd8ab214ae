from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = "Workshops"

    def ready(self) -> None:
        from common import public_cache
        from events.access.steps import register_rooms
        from workshops.sessions.models import Room, Session
        from workshops.sessions.queries import RoomsOfSessions

        public_cache.watch(Room, Session)
        register_rooms("sessions", RoomsOfSessions())
