"""From a draft to a place, to a request for approval, or to the waiting list."""

import secrets
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction

from common import mail, sealing
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.registration.actions.drafts import refuse_officials
from events.registration.actions.fees import (
    fixed_price,
    give_codes_back,
    price_fields,
    refuse_without_code,
    use_codes,
)
from events.registration.actions.moving import (
    Status,
    begin_waiting,
    give_places_back,
    keep_in_hand,
    move,
    note,
    take_places,
    take_places_behind_the_queue,
    take_places_from_queue,
    tell,
)
from events.registration.actions.problems import (
    MovedOn,
    NoLongerDraft,
    NoPlace,
    NotFinished,
    RegistrationClosed,
)
from events.registration.models import Booking, Change, Registration
from people.accounts.models import User

# Neither vowels nor what looks alike: a reference can be read over the phone and never spells a word.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"

# How often a newcomer lets the queue go first before being told that nothing is free.
TURNS = 3


def needs_approval(registration: Registration) -> bool:
    """Does someone of the team say yes before there is a place?"""
    return registration.category.needs_approval or registration.forum.entry == Forum.Entry.APPROVAL


def book(*, registration: Registration, at: datetime, shown_cents: int | None = None) -> Registration:
    """Take the places and confirm, or ask for approval where that comes first; the price is fixed with it.

    Booking a draft twice gives the same booking, and one message. `shown_cents` is the price that the person
    was shown. Raises RegistrationClosed, NotFinished, ClosedToOfficials, CodeNeeded, CodeRefused,
    PriceChanged, CategoryFull, ForumFull, NoLongerDraft (cancelled meanwhile).
    """
    shown = {"shown_cents": shown_cents, "at": at, "completed_at": at}
    if needs_approval(registration):
        return _submit(registration, Status.REQUESTED, requested_at=at, **shown)
    return _submit(registration, Status.BOOKED, booked_at=at, **shown)


def join_queue(
    *, registration: Registration, at: datetime, short_notice: bool = False, shown_cents: int | None = None
) -> Registration:
    """Put a finished draft on the waiting list instead; a category that needs approval is asked for first.

    `short_notice`: a place in the last days before the forum would be fine. Raises as `book` does, but for
    full places.
    """
    if needs_approval(registration):
        return book(registration=registration, at=at, shown_cents=shown_cents)
    return _submit(
        registration,
        Status.WAITING,
        at=at,
        shown_cents=shown_cents,
        queue={"short_notice": short_notice},
        requested_at=at,
        completed_at=at,
    )


def _submit(
    registration: Registration,
    status: str,
    *,
    at: datetime,
    queue: dict | None = None,
    shown_cents: int | None = None,
    **fields: object,
) -> Registration:
    if registration.is_live:
        return registration
    if registration.entered_by_id is None and not takes_registrations(registration.forum, at=at):
        raise RegistrationClosed
    if not registration.is_complete:
        raise NotFinished
    refuse_officials(registration.category, registration.roles)
    refuse_without_code(registration)
    priced = fixed_price(registration, at=at, shown_cents=shown_cents)
    fields |= price_fields(priced)
    for _attempt in range(5):
        booking = new_booking(registration.forum, registration.person_id, policy_snapshot=priced.policy)
        confirm = partial(_confirm, registration, booking, status, at=at, fields=fields, queue=queue or {})
        try:
            if status == Status.BOOKED:
                return _as_newcomer(registration, confirm, at=at)
            with transaction.atomic():
                return confirm(take=None)
        except IntegrityError:
            # Two references alike among fourteen million: draw again. Anything else is a fault.
            if not Booking.objects.filter(reference=booking.reference).exists():
                raise
    raise RuntimeError("no free reference in five attempts")


def _as_newcomer(
    registration: Registration, act: Callable[..., Registration], *, at: datetime
) -> Registration:
    """`act(take=…)` in one transaction, in which `take` overtakes nobody. Raises CategoryFull, ForumFull.

    The quick way takes only what is left if everybody who waits had a place. Where that is nothing, whoever
    waits is served up to this moment: offers that have run out lapse, and what is free is offered. What is
    free even then is of no use to any of them (their category is full), and a newcomer may have it. So an
    expired offer counts as free, whether or not a clock runs.
    """
    try:
        with transaction.atomic():
            return act(take=take_places)
    except NoPlace as problem:
        full = problem
    for _turn in range(TURNS):
        tell("wanted", registration, at=at)
        try:
            with transaction.atomic():
                return act(take=partial(take_places_behind_the_queue, at=at))
        except NoPlace as problem:
            full = problem
    raise full


def _confirm(
    registration: Registration,
    booking: Booking,
    status: str,
    *,
    take: Callable[[Registration], None] | None,
    at: datetime,
    fields: dict,
    queue: dict,
) -> Registration:
    # This update decides between two clicks, two tabs and the back button: it changes a row only once. It
    # names a booking that is inserted below, which the deferred foreign key allows.
    before = {name: getattr(registration, name) for name in ("status", "booking", *fields)}
    try:
        move(registration, {Status.DRAFT}, status, at=at, booking=booking, **fields)
    except MovedOn:
        return _already_submitted(registration)
    try:
        use_codes(registration, at=at)
        if take:
            take(registration)
        elif status == Status.WAITING:
            begin_waiting(registration)
        booking.save(force_insert=True)
        # What was asked for counts from now on; rooms above hear "booked" for a request, too, so that an
        # interpreter who takes weeks to find is looked for before the approval.
        tell("booked", registration, at=at)
        if status == Status.WAITING:
            tell("queued", registration, at=at, **queue)
        mail.send_later(f"registration/{status}", at=at, registration=registration.id)
    except Exception:
        # The transaction undoes the rows; this undoes what the caller holds in hand.
        keep_in_hand(registration, before)
        raise
    return registration


def _already_submitted(registration: Registration) -> Registration:
    registration.refresh_from_db()
    if not registration.is_live:
        raise NoLongerDraft
    return registration


def new_booking(forum: Forum, person_id: object, **fields: object) -> Booking:
    """A booking with a reference and a link of its own, not yet saved."""
    booking = Booking(reference=new_reference(), forum=forum, person_id=person_id, **fields)
    secret = sealing.secret_for("booking", booking.id, booking.secret_version)
    booking.secret_fingerprint = sealing.fingerprint(secret)
    return booking


def new_reference() -> str:
    """A reference such as R-4KD2Q, drawn at random; whether it is free shows when it is inserted."""
    return "R-" + "".join(secrets.choice(ALPHABET) for _place in range(5))


def complete(*, registration: Registration, at: datetime, by: User | None = None) -> Registration:
    """A colleague has filled in what belongs to the place that was booked for them.

    A second time does nothing. Raises NotFinished, ClosedToOfficials, MovedOn (cancelled meanwhile).
    """
    if not registration.is_complete:
        raise NotFinished
    refuse_officials(registration.category, registration.roles)
    with transaction.atomic():
        done = (
            Registration.objects.unfinished()
            .exclude(status=Status.DRAFT)
            .filter(pk=registration.pk)
            .update(completed_at=at, updated_at=at)
        )
        if not done:
            registration.refresh_from_db()
            if not registration.is_live:
                raise MovedOn
            return registration
        keep_in_hand(registration, {"completed_at": at})
        note(registration, Change.Verb.COMPLETED, at=at, by=by)
        tell("booked", registration, at=at)
        mail.send_later("registration/completed", at=at, registration=registration.id)
    return registration


# ---- approval and the waiting list -------------------------------------------------------------------------
def approve(*, registration: Registration, by: User, at: datetime, reason: str = "") -> Registration:
    """Say yes: the place is taken now or, where none is free, the person goes on the waiting list.

    Raises MovedOn.
    """
    try:
        return _as_newcomer(registration, partial(_let_in, registration, by=by, at=at, reason=reason), at=at)
    except NoPlace:
        with transaction.atomic():
            move(registration, {Status.REQUESTED}, Status.WAITING, at=at)
            begin_waiting(registration)
            note(registration, Change.Verb.APPROVED, at=at, by=by, reason=reason)
            tell("queued", registration, at=at)
            mail.send_later("registration/waiting", at=at, registration=registration.id)
    return registration


def _let_in(
    registration: Registration, *, take: Callable[[Registration], None], by: User, at: datetime, reason: str
) -> Registration:
    move(registration, {Status.REQUESTED}, Status.BOOKED, at=at, booked_at=at)
    try:
        take(registration)
    except NoPlace:
        keep_in_hand(registration, {"status": Status.REQUESTED, "booked_at": None})
        raise
    note(registration, Change.Verb.APPROVED, at=at, by=by, reason=reason)
    mail.send_later("registration/booked", at=at, registration=registration.id)
    return registration


def decline(*, registration: Registration, by: User, at: datetime, reason: str = "") -> None:
    """Say no; what was asked for is withdrawn. `reason` is for the team's history. Raises MovedOn."""
    with transaction.atomic():
        move(registration, {Status.REQUESTED}, Status.DECLINED, at=at)
        give_codes_back(registration)
        note(registration, Change.Verb.DECLINED, at=at, by=by, reason=reason)
        tell("cancelled", registration, at=at)
        mail.send_later("registration/declined", at=at, registration=registration.id)


def hold(*, registration: Registration, at: datetime) -> None:
    """Keep a place for somebody who waits, for as long as the offer made by the caller holds.

    The caller holds the transaction. Raises MovedOn, CategoryFull, ForumFull (then it must be undone).
    """
    move(registration, {Status.WAITING}, Status.OFFERED, at=at)
    take_places_from_queue(registration)


def confirm_held(*, registration: Registration, at: datetime) -> None:
    """The offer is accepted: the place that was kept is booked. The caller holds the transaction and checks
    that the offer still holds. Raises MovedOn."""
    move(registration, {Status.OFFERED}, Status.BOOKED, at=at, booked_at=at)
    note(registration, Change.Verb.ACCEPTED, at=at)
    mail.send_later("registration/booked", at=at, registration=registration.id)


def put_back(*, registration: Registration, at: datetime) -> None:
    """An offer is taken back: the place that was kept is free, and the person waits again.

    The caller holds the transaction and writes down why. Raises MovedOn.
    """
    move(registration, {Status.OFFERED}, Status.WAITING, at=at)
    give_places_back(registration, at=at)
    begin_waiting(registration)


def wait_again(*, registration: Registration, at: datetime, short_notice: bool = False) -> None:
    """Back to the waiting list after an offer ran out. The caller has seen that it did.

    Raises MovedOn, CodeRefused (somebody else has used it up meanwhile).
    """
    with transaction.atomic():
        move(
            registration,
            {Status.CANCELLED},
            Status.WAITING,
            at=at,
            requested_at=at,
            cancelled_at=None,
            cancelled_by=None,
        )
        use_codes(registration, at=at)
        begin_waiting(registration)
        note(registration, Change.Verb.QUEUED, at=at)
        tell("booked", registration, at=at)
        tell("queued", registration, at=at, short_notice=short_notice)
        mail.send_later("registration/waiting", at=at, registration=registration.id)
