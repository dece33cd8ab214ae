"""The product with its guard taken out: the control of the races. The product never imports this.

It sells as most shops do: look whether a place is left when the request comes, then write that one more is
taken. Two people who look at the same moment both find the last place free.
"""

import threading
from collections.abc import Callable, Iterable

from config.wsgi import application as guarded
from events.forums.models import Places, PlacesQuerySet

seen = threading.local()


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    seen.places = {pk: (taken, capacity) for pk, taken, capacity in all_places()}
    return guarded(environ, start_response)


def all_places() -> list[tuple[int, int, int | None]]:
    return list(Places.objects.values_list("pk", "taken", "capacity"))


def take(places: PlacesQuerySet, places_id: int) -> bool:
    taken, capacity = seen.places[places_id]
    if capacity is not None and taken >= capacity:
        return False
    return bool(places.filter(pk=places_id).update(taken=taken + 1))


PlacesQuerySet.take = take
