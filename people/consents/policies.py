"""Who may decide about the words that people agree to."""

from people.accounts.models import User
from people.consents.models import ConsentText
from people.consents.queries import keeps_the_ledger, latest_version


def may_publish(user: User) -> bool:
    """May this member of staff put a new version of a text into use? The privacy officer alone."""
    return user.is_active and keeps_the_ledger(user)


def is_latest(text: ConsentText) -> bool:
    """Is this the version that a new one would follow?"""
    return latest_version(text.purpose) == text.version
