"""Questions about the ways to take part, one subject a file: places, fees, codes."""

from events.categories.queries.codes import (
    code_text,
    codes_visible_to,
    invitations_waiting,
    normalised,
    opened_categories,
    opens_forum,
    usable_code,
)
from events.categories.queries.fees import (
    FeeTable,
    Priced,
    explain,
    fee_table,
    fees_in_words,
    member_organisations,
    organisation_called,
    price_for,
    terms_of,
)
from events.categories.queries.places import categories_of, is_full, places_in_words

__all__ = [
    "FeeTable",
    "Priced",
    "categories_of",
    "code_text",
    "codes_visible_to",
    "explain",
    "fee_table",
    "fees_in_words",
    "invitations_waiting",
    "is_full",
    "member_organisations",
    "normalised",
    "opened_categories",
    "opens_forum",
    "organisation_called",
    "places_in_words",
    "price_for",
    "terms_of",
    "usable_code",
]
