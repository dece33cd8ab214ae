"""What happens in the queue: served, answered, managed by the team, and kept true."""

from events.registration.actions import MovedOn, RegistrationProblem
from events.waiting.actions.answering import accept, decline, leave, say_short_notice, wait_again
from events.waiting.actions.following import BookingFollower
from events.waiting.actions.managing import (
    move_to_end,
    move_to_front,
    offer_out_of_turn,
    remove,
    withdraw_offer,
)
from events.waiting.actions.mending import mend
from events.waiting.actions.problems import CannotWaitAgain, NotWaiting, OfferOver, TooLate
from events.waiting.actions.serving import lapse_expired, offer_next

__all__ = [
    "BookingFollower",
    "CannotWaitAgain",
    "MovedOn",
    "NotWaiting",
    "OfferOver",
    "RegistrationProblem",
    "TooLate",
    "accept",
    "decline",
    "lapse_expired",
    "leave",
    "mend",
    "move_to_end",
    "move_to_front",
    "offer_next",
    "offer_out_of_turn",
    "remove",
    "say_short_notice",
    "wait_again",
    "withdraw_offer",
]
