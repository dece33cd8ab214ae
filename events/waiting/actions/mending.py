"""Counting again, should a row of places ever say something else than the registrations do."""

from django.db import transaction
from django.db.models import F

from common import public_cache
from events.categories.models import Category
from events.forums.models import Forum, Places
from events.waiting import queries
from events.waiting.queries import Miscount


def mend(*, forum: Forum) -> list[Miscount]:
    """Write what the registrations say into the forum's and its categories' places; returns what was wrong.

    Raises IntegrityError where more people hold a place than there are: that is for a person to decide.
    """
    with transaction.atomic():
        # The order in which everybody locks them, so that whoever books at this moment has finished or waits.
        categories = Category.objects.filter(forum=forum).order_by("places_id")
        for places_id in [*categories.values_list("places_id", flat=True), forum.places_id]:
            Places.objects.filter(pk=places_id).update(taken=F("taken"))
        wrong = queries.miscounts(Forum.objects.filter(pk=forum.pk))
        for miscount in wrong:
            taken, waiting = miscount.counted
            Places.objects.filter(pk=miscount.places_id).update(taken=taken, waiting=waiting)
    if wrong:
        public_cache.changed()
    return wrong
