"""How many places are left."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.categories.models import Category
from events.forums.models import Forum, Places

FEW = 10
ENOUGH_TO_COUNT = 5


def categories_of(forum: Forum) -> list[Category]:
    """The forum's categories in order, with their places; the forum then knows who waits in vain."""
    categories = list(forum.categories.select_related("places").order_by("position", "pk"))
    forum.places.waiting_in_vain = sum(_waiting_in_vain(category.places) for category in categories)
    return categories


def _waiting_in_vain(places: Places) -> int:
    """Those who wait and have no place in their category: one of the forum's would be of no use to them."""
    return 0 if places.free is None else max(places.waiting - places.free, 0)


def is_full(category: Category, forum: Forum) -> bool:
    """Has either of the two run out of places that a newcomer may take?"""
    return category.places.is_full or forum.places.is_full


def places_in_words(category: Category, forum: Forum) -> str:
    """Places left as people say it; a number only when few are left, and none that tells who registered."""
    if is_full(category, forum):
        return _("Full: you can ask to wait for a place")
    scarcer = min(
        (places for places in (category.places, forum.places) if places.left is not None),
        key=lambda places: places.left,
        default=Places(),
    )
    if scarcer.left is None or scarcer.left > FEW or scarcer.taken < ENOUGH_TO_COUNT:
        return _("Places available")
    return ngettext("%(count)s place left", "%(count)s places left", scarcer.left) % {"count": scarcer.left}
