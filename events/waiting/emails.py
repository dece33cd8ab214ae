"""The messages about the queue: neutral as all others, the details behind the private link."""

from common import mail
from events.registration.emails import letter
from events.registration.models import Registration
from events.registration.queries import registration_by_id
from events.waiting import queries
from events.waiting.models import Offer


@mail.message("waiting/offered")
def offered(offer: str) -> mail.Letter | None:
    """A place is kept for you until then. None once it is not."""
    return _about(offer, Offer.State.OPEN, "events/offered")


@mail.message("waiting/lapsed")
def lapsed(offer: str) -> mail.Letter | None:
    """The time to answer is over; how to be on the list again. None for whoever is already."""
    return _about(offer, Offer.State.LAPSED, "events/lapsed")


def _about(offer_id: str, state: str, template: str) -> mail.Letter | None:
    found = queries.offer_by_id(offer_id)
    if found is None or found.state != state or not found.registration.email:
        return None
    if state == Offer.State.LAPSED and found.registration.is_live:
        return None
    return letter(found.registration, template)


@mail.message("waiting/withdrawn")
def withdrawn(registration: str) -> mail.Letter | None:
    """The place that was kept is needed otherwise; you are on the list again."""
    found = registration_by_id(registration)
    if found is None or found.status != Registration.Status.WAITING or not found.email:
        return None
    return letter(found, "events/withdrawn")
