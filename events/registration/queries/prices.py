"""What a place costs this person."""

from collections.abc import Sequence
from datetime import datetime

from events.categories import queries as categories
from events.categories.models import Category
from events.categories.queries import Priced
from events.forums.models import Forum
from events.registration.models import Registration


def price_of(registration: Registration, *, at: datetime, category: Category | None = None) -> Priced:
    """What this place costs at this moment, or would cost in another category.

    No statement where the category costs nothing.
    """
    return categories.price_for(
        category or registration.category,
        registration.forum,
        at=at,
        with_parallel=registration.with_parallel,
        organisation_id=registration.organisation_id,
        chosen=registration.chosen_cents,
        waiver_id=registration.waiver_id,
        waiver_is_taken=registration.is_live,
    )


def prices_elsewhere(registration: Registration, others: Sequence[Category]) -> dict[int, Priced]:
    """What the place would cost in each of these categories, as of the day of booking."""
    return categories.prices_for(
        others,
        registration.forum,
        at=registration.booking.created_at,
        with_parallel=registration.with_parallel,
        organisation_id=registration.organisation_id,
        chosen=registration.chosen_cents,
        waiver_id=registration.waiver_id,
        waiver_is_taken=True,
    )


def is_full_for(draft: Registration) -> bool:
    """Is there no place for a newcomer in this draft's category? A request for approval takes none yet."""
    if not draft.is_draft or draft.category.needs_approval or draft.forum.entry == Forum.Entry.APPROVAL:
        return False
    if draft.forum.places.waiting:
        categories.categories_of(draft.forum)  # who waits for another, full category takes nothing away
    return categories.is_full(draft.category, draft.forum)
