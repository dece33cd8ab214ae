"""An organisation names people: all get their place, or those without one wait, or nothing happens at all.

Rows are written in the same order as everywhere (registrations, their categories' places by number, the
forum's places last), so that two bookers never wait for each other for ever. The number of statements does
not grow with the number of people, but for those who wait.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from common import mail, public_cache
from events.forums.models import Forum, Places
from events.forums.policies import takes_registrations
from events.groups.actions.problems import NotEnoughPlaces, TooManyPeople
from events.groups.queries import MOST_PEOPLE, Named, Status, allot
from events.registration.actions import RegistrationClosed, email_key, link_fingerprint, new_booking
from events.registration.actions.fees import fixed_price, price_fields
from events.registration.actions.moving import keep_in_hand, tell
from events.registration.models import Booking, Registration
from people.persons.models import Person

ATTEMPTS = 5


class PlacesWentMeanwhile(Exception):
    """Between reading and taking somebody else was faster: look again."""


def book_for_several(
    *,
    booking_id: UUID,
    forum: Forum,
    organisation_name: str,
    name: str,
    email: str,
    language: str,
    named: Sequence[Named],
    at: datetime,
    rest_waits: bool = False,
) -> Booking:
    """Hold a place for everybody; with `rest_waits` those for whom there is none join the waiting list.

    `booking_id` comes with the form: sent twice, it makes one booking, which the second call returns. Where
    the team approves each registration everybody is requested, and no place is taken.
    Raises RegistrationClosed, TooManyPeople, NotEnoughPlaces.
    """
    if not takes_registrations(forum, at=at):
        raise RegistrationClosed
    if len(named) > MOST_PEOPLE:
        raise TooManyPeople
    booker = Person(id=uuid5(booking_id, "booker"), name_to_use=name, email=email, language=language)
    _let_the_queue_go_first(forum, named, at=at)

    def put_in() -> Booking:
        booking = new_booking(
            forum, booker.id, id=booking_id, for_several=True, organisation_name=organisation_name
        )
        # The booking comes first: its key decides between two clicks. Its person follows below, which the
        # deferred foreign key allows.
        booking.save(force_insert=True)
        booker.save(force_insert=True)
        numbered = dict(zip(_ids_in_order(booking_id), named, strict=False))
        _hold_places(booking, booker, numbered, at=at, rest_waits=rest_waits)
        mail.send_later("groups/booked", at=at, booking=booking.id)
        return booking

    return _until_it_fits(put_in, lambda: Booking.objects.filter(pk=booking_id).first())


def add_person(
    *, booking: Booking, registration_id: UUID, named: Named, at: datetime, rest_waits: bool = False
) -> Registration:
    """One more person in a booking; `registration_id` comes with the form, as above.

    Raises RegistrationClosed, TooManyPeople, NotEnoughPlaces.
    """
    if not takes_registrations(booking.forum, at=at):
        raise RegistrationClosed
    already = Registration.objects.filter(booking=booking).count()
    if already >= MOST_PEOPLE:
        raise TooManyPeople
    _let_the_queue_go_first(booking.forum, [named], at=at)

    def put_in() -> Registration:
        one = {registration_id: named}
        [added] = _hold_places(booking, booking.person, one, at=at, rest_waits=rest_waits)
        return added

    return _until_it_fits(
        put_in, lambda: Registration.objects.filter(pk=registration_id, booking=booking).first()
    )


def _ids_in_order(booking_id: UUID) -> Iterator[UUID]:
    """Keys that sort as they are given, because all rows are made in the same instant."""
    first = uuid5(booking_id, "people").int >> 16 << 16
    return (UUID(int=first + number) for number in range(MOST_PEOPLE))


def _until_it_fits(put_in: Callable, already: Callable) -> object:
    """Do it in one transaction; again where a place went meanwhile or two references were alike."""
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return put_in()
        except PlacesWentMeanwhile:
            continue
        except IntegrityError:
            # Sent twice: what the first one made is the answer.
            if found := already():
                return found
    raise NotEnoughPlaces


def _let_the_queue_go_first(forum: Forum, named: Sequence[Named], *, at: datetime) -> None:
    """Where not everybody fits: whoever waits is served up to this moment; offers that ran out are free."""
    if Status.WAITING in allot(forum, named):
        for category in {one.category.pk: one.category for one in named}.values():
            tell("wanted", Registration(forum=forum, category=category), at=at)


def _hold_places(
    booking: Booking, booker: Person, named: Mapping[UUID, Named], *, at: datetime, rest_waits: bool
) -> list[Registration]:
    statuses = allot(booking.forum, list(named.values()))
    if Status.WAITING in statuses and not rest_waits:
        raise NotEnoughPlaces(statuses)
    rows = [
        _registration(key, booking, booker, one, status, at=at)
        for (key, one), status in zip(named.items(), statuses, strict=True)
    ]
    _fix_prices(rows, at=at)
    Person.objects.bulk_create([row.person for row in rows])
    Registration.objects.bulk_create(rows)
    _take(booking.forum, rows)
    _queue(booking.forum, rows, at=at)
    mail.send_many_later("groups/named", [{"registration": row.id} for row in rows], at=at)
    return rows


def _registration(
    key: UUID, booking: Booking, booker: Person, named: Named, status: str, *, at: datetime
) -> Registration:
    """A place that waits for its person: filled in with what the booker knows, and nothing agreed to."""
    row = Registration(
        id=key,
        forum=booking.forum,
        booking=booking,
        category=named.category,
        status=status,
        channel=Registration.Channel.GROUP,
        booked_as=named.name,
        name_to_use=named.name,
        email=named.email,
        email_key=email_key(named.email),
        language=booker.language,
        organisation_name=booking.organisation_name,
        requested_at=at,
        booked_at=at if status == Status.BOOKED else None,
    )
    # As `save_details` numbers persons, so that what they write about themselves goes to this one.
    row.person = Person(
        id=uuid5(key, "person"), name_to_use=named.name, email=named.email, language=booker.language
    )
    row.secret_fingerprint = link_fingerprint(row)
    return row


def _fix_prices(rows: Sequence[Registration], *, at: datetime) -> None:
    """Ask the fee of each way to take part once: in a booking for several nobody has a rate of their own."""
    one_of_each = {row.category_id: row for row in rows}
    prices = {category_id: fixed_price(row, at=at) for category_id, row in one_of_each.items()}
    for row in rows:
        keep_in_hand(row, price_fields(prices[row.category_id]))
    policy = next((priced.policy for priced in prices.values() if priced.policy), None)
    booking = rows[0].booking
    if policy and not booking.policy_snapshot:
        booking.policy_snapshot = policy
        Booking.objects.filter(pk=booking.pk).update(policy_snapshot=policy)


def _take(forum: Forum, rows: Sequence[Registration]) -> None:
    """All the places at once, category by category; raises PlacesWentMeanwhile."""
    wanted = _per_category(rows, Status.BOOKED)
    for places_id in sorted(wanted):
        if not Places.objects.take(places_id, how_many=wanted[places_id]):
            raise PlacesWentMeanwhile
    if wanted and not Places.objects.take(forum.places_id, how_many=wanted.total()):
        raise PlacesWentMeanwhile
    public_cache.changed()


def _queue(forum: Forum, rows: Sequence[Registration], *, at: datetime) -> None:
    waiting = _per_category(rows, Status.WAITING)
    if not waiting:
        return
    for places_id in sorted(waiting):
        Places.objects.wait(places_id, how_many=waiting[places_id])
    Places.objects.wait(forum.places_id, how_many=waiting.total())
    for row in rows:
        if row.status == Status.WAITING:
            tell("queued", row, at=at)


def _per_category(rows: Sequence[Registration], status: str) -> Counter:
    return Counter(row.category.places_id for row in rows if row.status == status)
