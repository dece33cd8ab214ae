"""`python -m benchmarks.fill SLUG COUNT`: an open forum that so many people have booked already."""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up before its models are imported

from common import sealing  # noqa: E402
from events.forums.models import Forum, Places  # noqa: E402
from events.registration.models import Booking, Registration  # noqa: E402
from people.persons.models import Person  # noqa: E402
from tests.races.forum_to_fill import open_forum  # noqa: E402


def fill(slug: str, count: int) -> None:
    forum = open_forum(slug, places=1_000_000)
    category = forum.categories.get()
    now = timezone.now()
    people = Person.objects.bulk_create(
        Person(name_to_use=f"Person {number}", email=f"{slug}-{number}@example.org", language="en")
        for number in range(count)
    )
    bookings = Booking.objects.bulk_create(
        Booking(
            reference=f"B{forum.pk}-{number}",
            forum=forum,
            person=person,
            secret_fingerprint=sealing.fingerprint(f"{slug}-{number}"),
        )
        for number, person in enumerate(people)
    )
    Registration.objects.bulk_create(
        Registration(
            forum=forum,
            booking=booking,
            person=booking.person,
            category=category,
            status=Registration.Status.BOOKED,
            name_to_use=booking.person.name_to_use,
            email=booking.person.email,
            language="en",
            needs_something=False,
            booked_at=now,
        )
        for booking in bookings
    )
    Places.objects.filter(pk__in=[category.places_id, forum.places_id]).update(taken=count)
    assert Forum.objects.get(pk=forum.pk).places.taken == count


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]))
