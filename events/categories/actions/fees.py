"""Saving what taking part costs. What was fixed with a booking stays as it is."""

from collections.abc import Mapping

from django.db import transaction

from common import public_cache
from events.categories.models import Category, Fee, FeeTerms
from events.categories.pricing import Rate


def save_fees(
    *, category: Category, rates: Mapping[tuple[str, str], Rate], sliding_floor: int | None = None
) -> None:
    """Write the category's fees anew: (period, bundle) → rate. None at all: it costs nothing."""
    rows = [
        Fee(
            category=category,
            period=period,
            bundle=bundle,
            standard_cents=rate.standard,
            member_cents=rate.member,
        )
        for (period, bundle), rate in rates.items()
    ]
    with transaction.atomic():
        category.has_fees = bool(rows)
        category.sliding_floor_cents = sliding_floor if rows else None
        category.save(update_fields=["has_fees", "sliding_floor_cents", "updated_at"])
        category.fees.all().delete()
        Fee.objects.bulk_create(rows)
        public_cache.changed()


def save_terms(*, terms: FeeTerms) -> FeeTerms:
    """Save when which fee applies, and what is given back."""
    terms.save()
    public_cache.changed()
    return terms
