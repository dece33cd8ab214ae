"""Is this process alive, and can it do its work? For load balancers and for whoever is called at night."""

import os

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from common import background


def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """Database, cache, worker and keys, each true or false; 503 when one that requests need is false."""
    state = {
        "database": _database_answers(),
        "cache": _cache_answers(),
        "keys": os.access(settings.KEY_DIR, os.R_OK | os.W_OK),
    }
    state["worker"] = state["database"] and background.worker_is_alive(at=timezone.now())
    needed = state["database"] and state["cache"] and state["keys"]
    return JsonResponse(state, status=200 if needed else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("readyz", "1", 5)
        return cache.get("readyz") == "1"
    except Exception:  # noqa: BLE001 every cache backend has its own, and any of them means the same here
        return False
