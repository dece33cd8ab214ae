"""What the queue should do, told a second time and in another way: walk the queue, seat whoever fits.

It reads raw rows and shares no query with the product.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from events.categories.models import Category
from events.forums.models import Forum
from events.registration.models import Registration
from events.waiting.models import QueueEntry
from events.waiting.queries import beginning


@dataclass
class Room:
    """Free places of the forum and of each category; None: no limit."""

    forum: int | None
    categories: dict[int, int | None] = field(default_factory=dict)

    def fits(self, category: int) -> bool:
        return all(free is None or free > 0 for free in (self.forum, self.categories[category]))

    def move(self, category: int, step: int) -> None:
        """Take a place (-1) or give one back (+1)."""
        self.forum = None if self.forum is None else self.forum + step
        free = self.categories[category]
        self.categories[category] = None if free is None else free + step


def free_places(forum: Forum) -> Room:
    """Counted from the registrations themselves, not from what the rows of places say."""
    holding = list(
        Registration.objects.filter(forum=forum, status__in=["offered", "booked"]).values_list(
            "category_id", flat=True
        )
    )
    capacity = Forum.objects.values_list("places__capacity", flat=True).get(pk=forum.pk)
    room = Room(forum=None if capacity is None else capacity - len(holding))
    for pk, places in Category.objects.filter(forum=forum).values_list("pk", "places__capacity"):
        room.categories[pk] = None if places is None else places - holding.count(pk)
    return room


def in_line(forum: Forum, *, at: datetime) -> list[tuple[object, int]]:
    """(registration, category) of everybody who may be asked now, first come first."""
    begins = beginning(forum)
    if at >= begins:
        return []
    entries = QueueEntry.objects.filter(registration__forum=forum, registration__status="waiting")
    entries = sorted(
        entries.select_related("registration"), key=lambda one: (one.priority, one.joined_at, one.pk.int)
    )
    late = begins - at <= timedelta(days=3)
    return [
        (one.registration_id, one.registration.category_id) for one in entries if one.short_notice or not late
    ]


def seated(line: list[tuple[object, int]], room: Room) -> list[object]:
    """Who of them gets a place, in this order."""
    lucky = []
    for registration, category in line:
        if room.fits(category):
            room.move(category, -1)
            lucky.append(registration)
    return lucky


def overtaken_by(newcomer: Registration, *, at: datetime) -> set[object]:
    """Who of those waiting could have had a place, and cannot now that the newcomer has one."""
    forum = newcomer.forum
    line = in_line(forum, at=at)
    without = free_places(forum)
    without.move(newcomer.category_id, +1)
    return set(seated(line, without)) - set(seated(line, free_places(forum)))
