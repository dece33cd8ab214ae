"""The one message about needs: that there is news. What about stands behind the private link."""

from common import mail
from events.registration.emails import letter
from events.registration.queries import registration_by_id


@mail.message("access/news")
def news(registration: str) -> mail.Letter | None:
    """There is news about your request; none for whoever asked us not to write, or is gone meanwhile."""
    found = registration_by_id(registration)
    if found is None or not found.is_live or not found.email or found.no_messages:
        return None
    return letter(found, "events/need_news")
