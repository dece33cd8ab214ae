"""What happens in a booking for several people: they are named, corrected, withdrawn, replaced, reminded."""

from events.groups.actions.handing_on import hand_on
from events.groups.actions.naming import add_person, book_for_several
from events.groups.actions.people import (
    cancel_all,
    close_door,
    correct_person,
    send_again,
    withdraw,
)
from events.groups.actions.phone import take_over_by_phone
from events.groups.actions.problems import (
    AlreadySent,
    AlreadyTheirs,
    CannotHandOn,
    NotEnoughPlaces,
    TeamDecides,
    TooManyPeople,
)
from events.groups.actions.reminding import AT_MOST, is_due, remind_unfinished
from events.registration.actions import RegistrationProblem

__all__ = [
    "AT_MOST",
    "AlreadySent",
    "AlreadyTheirs",
    "CannotHandOn",
    "NotEnoughPlaces",
    "RegistrationProblem",
    "TeamDecides",
    "TooManyPeople",
    "add_person",
    "book_for_several",
    "cancel_all",
    "close_door",
    "correct_person",
    "hand_on",
    "is_due",
    "remind_unfinished",
    "send_again",
    "take_over_by_phone",
    "withdraw",
]
