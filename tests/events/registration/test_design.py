"""The proof of the design: rooms above hang on a booking that does not know them."""

import ast
from pathlib import Path

import pytest
from django.db import connection

from common.models import OutboxMessage
from events.access import actions as access
from events.access.models import AccessRequest
from events.access.queries import Needs
from events.attendance import actions as attendance
from events.attendance.models import Attendance
from events.registration import actions, steps
from events.registration.models import Registration
from events.subsidies import actions as subsidies
from events.subsidies.models import SubsidyRequest
from tests.factories.events import DraftFactory

ROOT = Path(__file__).resolve().parents[3]
TRAVEL = {
    "leaving_from": "BC",
    "mode": "train",
    "fare_cents": 40_000,
    "amount_requested_cents": 40_000,
    "minimum_needed_cents": 20_000,
    "payout": "advance",
}


@pytest.fixture
def everything(at):
    """A booked registration with an access request, a travel request and a mark for having come."""
    draft = DraftFactory(needs_something=True, at=at)
    access.ask(registration=draft, needs=Needs(options=("quiet_room",), words="Walnut canary"), at=at)
    subsidies.ask(registration=draft, reason="Cedar canary", at=at, **TRAVEL)
    registration = actions.book(registration=draft, at=at)
    attendance.mark_came(registration=registration, at=at)
    return registration


def statuses():
    return AccessRequest.objects.get().status, SubsidyRequest.objects.get().status


@pytest.mark.django_db
def test_booking_sends_what_was_asked_and_cancelling_withdraws_it(everything, at):
    assert statuses() == ("asked", "submitted")
    assert AccessRequest.objects.get().asked_at == at
    assert SubsidyRequest.objects.get().submitted_at == at

    actions.cancel(registration=everything, at=at)

    assert statuses() == ("withdrawn", "withdrawn")
    assert not Attendance.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("broken", ["access", "attendance", "subsidies"])
def test_when_one_room_fails_to_withdraw_everything_stays_as_it_was(everything, at, monkeypatch, broken):
    def fail(registration, *, at):
        raise RuntimeError("broken")

    monkeypatch.setattr(steps._followers[broken], "cancelled", fail)
    OutboxMessage.objects.all().delete()

    with pytest.raises(RuntimeError):
        actions.cancel(registration=everything, at=at)

    assert statuses() == ("asked", "submitted")
    assert Attendance.objects.exists()
    assert Registration.objects.get().is_booked
    assert Registration.objects.get().category.places.taken == 1
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_erasing_a_draft_takes_along_what_hangs_on_it(at, monkeypatch):
    draft = DraftFactory(needs_something=True, at=at)
    access.ask(registration=draft, needs=Needs(options=("quiet_room",)), at=at)
    subsidies.ask(registration=draft, at=at, **TRAVEL)

    assert actions.erase_idle_drafts(at=at + actions.KEEP_IDLE_DRAFTS * 2) == 1

    assert not AccessRequest.objects.exists()
    assert not SubsidyRequest.objects.exists()


@pytest.mark.django_db
def test_no_longer_needing_anything_drops_what_was_asked(at):
    draft = DraftFactory(needs_something=True, at=at)
    access.ask(registration=draft, needs=Needs(options=("quiet_room",)), at=at)
    subsidies.ask(registration=draft, at=at, **TRAVEL)

    actions.say_needs(registration=draft, needs_something=False, at=at)

    assert not AccessRequest.objects.exists()
    assert not SubsidyRequest.objects.exists()


@pytest.mark.django_db
def test_nothing_that_people_told_us_lies_open_in_the_database(everything):
    dump = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            dump += [str(row) for row in cursor.fetchall()]
    text = "\n".join(dump)

    # The control: what is kept in clear is found by the same search.
    assert everything.name_to_use in text
    rows_of_the_request = [
        line for line in dump if str(AccessRequest.objects.get().pk.hex) in line.replace("-", "")
    ]
    assert rows_of_the_request
    assert not any("quiet_room" in line for line in rows_of_the_request)
    assert "Walnut" not in text
    assert "Cedar" not in text


def imported_rooms(folder):
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("events."):
                yield node.module.split(".")[1]


def test_registration_imports_no_room_above_it():
    assert set(imported_rooms(ROOT / "events" / "registration")) <= {"registration", "categories", "forums"}
    # The control: the same reading sees that access stands on registration.
    assert "registration" in set(imported_rooms(ROOT / "events" / "access"))
