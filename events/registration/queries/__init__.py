"""Questions about bookings and registrations."""

from events.registration.queries.days import Day, days_of, planned_for
from events.registration.queries.duplicates import Pair, in_order, possible_duplicates
from events.registration.queries.history import changes_of, in_words, unseen, unseen_changes
from events.registration.queries.links import (
    behind_replaced_link,
    booking_by_secret,
    booking_cookie,
    bookings_at,
    draft_cookie,
    email_key,
    group_cookie,
    latest_of_person,
    link_secret,
    registration_behind,
    registration_by_id,
    registration_by_secret,
    registration_for,
    registration_of_booking,
    registrations_at,
    secret_of,
)
from events.registration.queries.people import (
    all_roles,
    details_of,
    fits,
    has_lived_experience,
    registrations_visible_to,
)
from events.registration.queries.prices import is_full_for, price_of, prices_elsewhere

__all__ = [
    "Day",
    "Pair",
    "all_roles",
    "behind_replaced_link",
    "booking_by_secret",
    "booking_cookie",
    "bookings_at",
    "changes_of",
    "days_of",
    "details_of",
    "draft_cookie",
    "email_key",
    "fits",
    "group_cookie",
    "has_lived_experience",
    "in_order",
    "in_words",
    "is_full_for",
    "latest_of_person",
    "link_secret",
    "planned_for",
    "possible_duplicates",
    "price_of",
    "prices_elsewhere",
    "registration_behind",
    "registration_by_id",
    "registration_by_secret",
    "registration_for",
    "registration_of_booking",
    "registrations_at",
    "registrations_visible_to",
    "secret_of",
    "unseen",
    "unseen_changes",
]
