"""How rooms above hang on a booking without it knowing them: steps to fill in, followers to tell.

Both are registered in `AppConfig.ready()`. The task list and the check-answers page are made from the steps;
the followers are called by the booking's actions, in the same transaction, so that cancelling a booking
withdraws everything that hangs on it or nothing at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True)
class Answer:
    """One line of the check-answers page: the question in short, and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Step:
    """A page to fill in while registering.

    `url_name` takes the forum's slug. `is_done` and `summary` receive the draft registration; `summary`
    gives no line for a step that the person left alone. `state` says in two or three words where the request
    stands once the place is booked, and nothing where nothing was asked.
    """

    key: str
    label: str | Promise
    url_name: str
    is_done: Callable[[Any], bool]
    summary: Callable[[Any], Iterable[Answer]]
    state: Callable[[Any], str]
    hint: str | Promise = ""


@dataclass(frozen=True)
class Part:
    """What a room shows on somebody's page of their booking.

    `show` receives the registration and `at`, and gives what `template` needs as `part`, or nothing. Where it
    has a `says`, that sentence stands at the top of the page instead of the usual one.
    """

    key: str
    template: str
    show: Callable[..., Any]


class Follower(Protocol):
    """What a room does when a registration moves; each method runs inside the registration's transaction.

    `booked` comes when the answers count: with the place, or already with the request or the wait for one.
    More are called where a room has them. `released`: a place has come free. `queued` (with `short_notice`):
    somebody has joined the waiting list. `wanted`, outside the transaction: a newcomer found nothing free, so
    whoever waits is served first. `comes_first`, which answers yes or no: could somebody who waits use the
    place that this newcomer has just taken?
    """

    def booked(self, registration: Any, *, at: datetime) -> None: ...

    def changed(self, registration: Any, *, at: datetime) -> None: ...

    def cancelled(self, registration: Any, *, at: datetime) -> None: ...

    def erased(self, registration: Any, *, at: datetime) -> None: ...


_steps: dict[str, Step] = {}
_parts: dict[str, Part] = {}
_followers: dict[str, Follower] = {}


def register_step(step: Step) -> None:
    """Offer a step; a second registration under the same key takes the first one's place."""
    _steps[step.key] = step


def register_part(part: Part) -> None:
    """Show something on the page of a booking."""
    _parts[part.key] = part


def register_follower(key: str, follower: Follower) -> None:
    """Have `follower` told of every booking's moves."""
    _followers[key] = follower


def steps() -> list[Step]:
    """The steps of other rooms, in the order in which they were registered."""
    return list(_steps.values())


def parts() -> list[Part]:
    """What other rooms show on the page of a booking."""
    return list(_parts.values())


def followers() -> list[Follower]:
    return list(_followers.values())
