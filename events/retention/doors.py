"""Whose page it is: found by the sign-in, which opens all of one's own, or by a link, which opens one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, wraps

from django.http import HttpRequest, HttpResponse

from common.http import recall
from common.privacy import Subject
from events.registration.doors import BOOKING, OPEN_FOR_HOURS, no_booking, safely_sealed
from events.registration.models import Registration
from events.registration.queries import registration_of_booking
from events.retention import queries
from people.persons.queries import person_of


@dataclass(frozen=True)
class Mine:
    """What is in somebody's own hands here: everything theirs, and the registration that is open."""

    subject: Subject
    registrations: list[Registration] = field(default_factory=list)
    current: Registration | None = None

    @property
    def is_signed_in(self) -> bool:
        return self.subject.account is not None

    @property
    def others(self) -> list[Registration]:
        return [one for one in self.registrations if one != self.current]


def with_what_is_mine(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets what belongs to this browser's person; without any a page says how to come back."""

    @wraps(view)
    def opened(request: HttpRequest, **arguments: object) -> HttpResponse:
        mine = mine_of(request)
        if mine is None:
            return no_booking(request)
        return safely_sealed(partial(view, **arguments))(request, mine)

    return opened


def mine_of(request: HttpRequest) -> Mine | None:
    """All of one's own when signed in; otherwise the one registration whose link was opened."""
    cookie = recall(request, BOOKING, hours=OPEN_FOR_HOURS)
    in_hand = registration_of_booking(cookie) if cookie else None
    if request.user.is_authenticated:
        signed_in = _of_account(request, in_hand)
        if signed_in:
            return signed_in
    if in_hand is None:
        return None
    return Mine(Subject(in_hand.person_id, (in_hand.pk,)), [in_hand], in_hand)


def _of_account(request: HttpRequest, in_hand: Registration | None) -> Mine | None:
    """None where the link that was opened is somebody else's, and for staff who take part in nothing."""
    person = person_of(request.user)
    if in_hand and (person is None or in_hand.person_id != person.pk):
        return None
    if person is None and request.user.has_perm("wagtailadmin.access_admin"):
        return None
    everything = queries.registrations_of(person) if person else []
    for one in everything:
        # The address was confirmed when the account was made: as good as the link in our message.
        one.came_by_link = True
    shown = [one for one in everything if not one.is_draft]
    current = next((one for one in shown if one == in_hand), next(iter(shown), None))
    ids = tuple(one.pk for one in everything)
    subject = Subject(person.pk if person else None, ids, account=request.user.pk)
    return Mine(subject, shown, current)
