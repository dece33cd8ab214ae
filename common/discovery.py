"""Find the same piece of furniture in every room: `events.registration.emails`, `workshops.…`."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.conf import settings


def import_rooms(furniture: str) -> list[ModuleType]:
    """Import `<app>.<room>.<furniture>` wherever this project's own apps have it; returns the modules."""
    found = []
    for app in apps.get_app_configs():
        if not Path(app.path).is_relative_to(settings.BASE_DIR) or ".venv" in app.path:
            continue
        for room in sorted(Path(app.path).iterdir()):
            if (room / f"{furniture}.py").exists():
                name = f"{app.name}.{room.name}.{furniture}"
                if find_spec(name):
                    found.append(import_module(name))
    return found
