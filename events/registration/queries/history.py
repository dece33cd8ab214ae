"""Where a registration stands, and what was changed about it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.forums.models import Forum
from events.registration.models import Change, Registration


def in_words(registration: Registration) -> str:
    """Where it stands, in a sentence for the person."""
    status = Registration.Status
    return {
        status.DRAFT: _("You have begun, and not finished."),
        status.REQUESTED: _("Your request is with the team. We write to you as soon as they have decided."),
        status.WAITING: _("You are on the waiting list. We write to you as soon as there is a place."),
        status.OFFERED: _("There is a place for you. Please say whether you take it."),
        status.BOOKED: _("Your place is booked."),
        status.DECLINED: _("The team could not give you a place this time."),
        status.CANCELLED: _("Your booking is cancelled. Everything you asked for is withdrawn."),
    }[registration.status]


def changes_of(registration: Registration) -> QuerySet[Change]:
    """What was done to a registration after it was made, latest first."""
    return registration.changes.select_related("by").order_by("-made_at", "-pk")


# What the clock does by itself is no news from the person.
BY_ITSELF = (Change.Verb.OFFERED, Change.Verb.LAPSED, Change.Verb.REMINDED)


def unseen_changes(forum: Forum) -> QuerySet[Change]:
    """What people changed themselves at this forum and nobody of the team has looked at, latest first."""
    return (
        unseen()
        .filter(registration__forum=forum)
        .select_related("registration__booking")
        .order_by("-made_at", "-pk")
    )


def unseen() -> QuerySet[Change]:
    """The same of every forum, to be narrowed to a registration."""
    return Change.objects.filter(seen_at=None, by=None).exclude(verb__in=BY_ITSELF)
