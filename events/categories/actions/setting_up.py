"""Adding a way to take part, and taking it away."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from events.categories.models import Category
from events.forums.models import Places


class CategoryInUse(Exception):
    """People have chosen it; `str()` says what to do instead, in the reader's language."""

    def __str__(self) -> str:
        return _("People have chosen this category, so it stays. Give it 0 places to let nobody in.")


def create_category(*, category: Category, capacity: int | None) -> Category:
    """Save a new category with places of its own (None: no limit but the forum's)."""
    with transaction.atomic():
        category.places = Places.objects.create(capacity=capacity)
        category.save()
    return category


def remove_category(*, category: Category) -> None:
    """Take away a category that nobody chose. Raises CategoryInUse."""
    try:
        with transaction.atomic():
            category.delete()
            category.places.delete()
    except ProtectedError as problem:
        raise CategoryInUse from problem
