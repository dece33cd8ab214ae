"""Staff fill in for somebody on the phone."""

from datetime import datetime

from events.groups.actions.problems import AlreadyTheirs
from events.groups.queries import unclaimed
from events.registration.actions.moving import keep_in_hand
from events.registration.models import Registration
from people.accounts.models import User


def take_over_by_phone(*, registration: Registration, by: User, at: datetime) -> None:
    """Begin to fill in a colleague's place with them on the phone. Raises AlreadyTheirs.

    Only before they have said anything themselves: staff write such answers, and do not read them.
    """
    fields = {"channel": Registration.Channel.PHONE, "entered_by": by}
    if not unclaimed().filter(pk=registration.pk).update(updated_at=at, **fields):
        raise AlreadyTheirs
    keep_in_hand(registration, fields)
