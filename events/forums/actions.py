"""What is done with a forum: set up, announced, opened, closed, past. Each status moves by its verb."""

import logging
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import public_cache, sealing
from common.translation import missing_twins
from events.forums.models import KEEP_AFTER_LAST_DAY, Forum, Places

logger = logging.getLogger(__name__)

TWINS = ("title", "summary", "city", "territorial_acknowledgement")
Status = Forum.Status


class ForumProblem(Exception):
    """Something stands in the way; `str()` says what, in the reader's language."""


class KeyNotMade(ForumProblem):
    """The key that will seal what people tell us could not be written."""

    def __str__(self) -> str:
        return _(
            "The key that protects this forum's answers could not be made, so the forum was not saved. "
            "Ask whoever runs this site to look at the folder of keys."
        )


class WrongStatus(ForumProblem):
    """The forum is not where this step starts; somebody else may have moved it."""

    def __str__(self) -> str:
        return _("The forum has moved on meanwhile: reload the page to see where it is.")


class NotReady(ForumProblem):
    """What is missing, one sentence each, in `problems`."""

    def __init__(self, problems: list) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return " ".join(map(str, self.problems))


class BelowTaken(ForumProblem):
    """A capacity smaller than the places already taken."""

    def __str__(self) -> str:
        return _("More places than that are already taken.")


# ---- setting up --------------------------------------------------------------------------------------------
def create_forum(*, forum: Forum, capacity: int | None) -> Forum:
    """Save a new draft with its places (None: no limit), its key and its purge date. Raises KeyNotMade."""
    make_key(forum)
    with transaction.atomic():
        forum.places = Places.objects.create(capacity=capacity)
        forum.purge_on = purge_date(forum.ends_on)
        forum.save()
    return forum


def change_forum(*, forum: Forum) -> Forum:
    """Save what an organiser changed; the purge date follows the last day. Raises KeyNotMade."""
    make_key(forum)
    forum.purge_on = purge_date(forum.ends_on)
    forum.save()
    return forum


def make_key(forum: Forum) -> None:
    """See that the forum's key is there before anything can be sealed with it. Raises KeyNotMade."""
    try:
        sealing.create_key(forum.key_name)
    except OSError as problem:
        logger.exception("the key of forum %s could not be written", forum.uid)
        raise KeyNotMade from problem


def purge_date(last_day: date) -> date:
    """The day on which what identifies people is erased: 90 days after the last day."""
    return last_day + KEEP_AFTER_LAST_DAY


def set_capacity(*, places: Places, capacity: int | None) -> None:
    """Change how many may come (None: no limit). Raises BelowTaken, also when a place is taken meanwhile."""
    fits = Q() if capacity is None else Q(taken__lte=capacity)
    if not Places.objects.filter(fits, pk=places.pk).update(capacity=capacity):
        raise BelowTaken
    public_cache.changed()
    places.capacity = capacity


# ---- the status, verb by verb ------------------------------------------------------------------------------
def announce(*, forum: Forum, at: datetime) -> None:
    """Show the forum to the public. Raises NotReady (a text without its twin), WrongStatus."""
    _refuse(untranslated(forum))
    _move(forum, {Status.DRAFT}, Status.ANNOUNCED, at=at)


def open_registration(*, forum: Forum, at: datetime) -> None:
    """Let people register, announcing the forum if need be. Raises NotReady, KeyNotMade, WrongStatus."""
    _refuse(obstacles(forum, at=at))
    make_key(forum)
    _move(forum, {Status.DRAFT, Status.ANNOUNCED, Status.CLOSED}, Status.OPEN, at=at)


def close_registration(*, forum: Forum, at: datetime) -> None:
    """Take no further registrations; those that are there stay. Raises WrongStatus."""
    _move(forum, {Status.OPEN}, Status.CLOSED, at=at)


def mark_past(*, forum: Forum, at: datetime) -> None:
    """The forum is over. Raises NotReady before its last day has ended, WrongStatus."""
    if today(forum, at=at) <= forum.ends_on:
        raise NotReady([gettext_lazy("The last day has not ended yet.")])
    _move(forum, {Status.ANNOUNCED, Status.OPEN, Status.CLOSED}, Status.PAST, at=at)


def close_what_is_due(*, at: datetime) -> int:
    """Close each registration whose closing time has come; returns how many."""
    due = Forum.objects.filter(status=Status.OPEN, registration_closes_at__lte=at)
    closed = due.update(status=Status.CLOSED, updated_at=at)
    if closed:
        public_cache.changed()
    return closed


def _move(forum: Forum, before: set[str], after: str, *, at: datetime) -> None:
    # One conditional update: of two organisers who press at once, one moves it and the other is told.
    moved = Forum.objects.filter(pk=forum.pk, status__in=before).update(status=after, updated_at=at)
    if not moved:
        raise WrongStatus
    public_cache.changed()
    forum.status = after


# ---- what stands in the way --------------------------------------------------------------------------------
def obstacles(forum: Forum, *, at: datetime) -> list:
    """Why registration cannot open yet, one sentence each; empty when it can."""
    problems = untranslated(forum)
    if forum.ends_on < today(forum, at=at):
        problems.append(gettext_lazy("The forum's dates are in the past."))
    elif forum.registration_closes_at and forum.registration_closes_at <= at:
        problems.append(gettext_lazy("The closing time of registration is in the past."))
    categories = list(forum.categories.select_related("places"))
    if not categories:
        problems.append(gettext_lazy("There is no category yet: people choose one when they register."))
    elif all(category.places.capacity == 0 for category in categories) or forum.places.capacity == 0:
        problems.append(gettext_lazy("There are no places: say how many people may come."))
    elif forum.places.capacity is None and forum.mode != Forum.Mode.ONLINE:
        problems.append(gettext_lazy("Say how many people there is room for."))
    return problems


def untranslated(forum: Forum) -> list:
    """One sentence for each text of the forum, its objectives and categories that lacks its twin."""
    texts = [(forum, name) for name in TWINS]
    texts += [(objective, "text") for objective in forum.objectives.all()]
    texts += [(category, name) for category in forum.categories.all() for name in ("name", "description")]
    return [
        format_lazy(gettext_lazy("“{label}” is missing."), label=_label(thing, column))
        for thing, name in texts
        for column in missing_twins(thing, name)
    ]


def _label(thing: object, column: str) -> object:
    return thing._meta.get_field(column).verbose_name


def _refuse(problems: list) -> None:
    if problems:
        raise NotReady(problems)


def today(forum: Forum, *, at: datetime) -> date:
    """The date at the place where the forum is held."""
    return at.astimezone(ZoneInfo(forum.time_zone)).date()
