"""Two registrations that may be one person."""

from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from events.forums.models import Forum
from events.registration.models import Registration, TwoPeople


@dataclass(frozen=True)
class Pair:
    """Two live registrations at one forum that may be one person's, the older first."""

    one: Registration
    other: Registration


def possible_duplicates(forum: Forum) -> list[Pair]:
    """Those with one address or one person, unless somebody has said that they are two people.

    Places of one booking are not compared by their address: whoever booked named them one by one, and an
    office often gives its own address for all.
    """
    live = Registration.objects.filter(forum=forum, status__in=Registration.LIVE, erased_at=None)
    rows = list(
        live.filter(
            Q(email_key__in=_more_than_once(live.exclude(email_key=""), "email_key"))
            | Q(person__in=_more_than_once(live, "person"))
        )
        .select_related("booking", "category", "forum")
        .order_by("created_at", "pk")
    )
    known = set(TwoPeople.objects.filter(first__forum=forum).values_list("first", "second"))
    return [
        Pair(one, other)
        for one, other in combinations(rows, 2)
        if _look_alike(one, other) and in_order(one, other) not in known
    ]


def _more_than_once(rows: QuerySet[Registration], name: str) -> QuerySet:
    counted = rows.order_by().values(name).annotate(how_many=Count("pk"))
    return counted.filter(how_many__gt=1).values(name)


def _look_alike(one: Registration, other: Registration) -> bool:
    if one.booking_id == other.booking_id:
        return False
    same_address = bool(one.email_key) and one.email_key == other.email_key
    return same_address or one.person_id == other.person_id


def in_order(one: Registration, other: Registration) -> tuple[UUID, UUID]:
    """The two ids as `TwoPeople` keeps them."""
    first, second = sorted((one.pk, other.pk))
    return first, second
