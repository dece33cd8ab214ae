"""Every field about a person × every role × every address: where each word is shown, and nowhere else.

`SHOWN` is the table of roles and data (safety, section 7) as it stands in this software. A page that begins
to show a field to somebody, or stops to, fails here until the table says so.
"""

import io
import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core import mail as outbox
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from common import mail, sealing
from common.logs import Discreet
from common.models import OutboxMessage
from events.access.models import AccessCase
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.addresses import TABLE, WAGTAIL, addresses
from tests.canaries import ALL, IN_CLEAR, SEALED, Words, plant
from tests.test_roles import address_of
from tests.world import ANONYMOUS, HOLDER, PERSON, SUPERUSER, VISITORS, World

pytestmark = [
    pytest.mark.django_db,
    # Wagtail-localize's report lists translations in no order.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
    # Wagtail leaves the file open in which it draws a smaller picture.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

# ---- the table ---------------------------------------------------------------------------------------------
NAMES = frozenset({"registrations:index", "registrations:index_results", "registrations:inspect"})
# The list as a spreadsheet holds what the page of one registration does.
RECORDS = frozenset({"registrations:index", "registrations:inspect"})
TWICE = frozenset({"registrations:duplicates"})
NEEDS = frozenset({"access:board", "access:case", "access:index", "access:index_results"})
CONTACTS = frozenset({"contact:index", "contact:index_results", "contact:open"})
DESK = frozenset({"attendance:check_in"})
CASE = frozenset({"access:case"})
REACH = frozenset({"contact:open"})
TICKET = frozenset({"travel-names:open"})

SHOWN: dict[str, dict[str, frozenset[str]]] = {
    ANONYMOUS: {},
    PERSON: {},
    roles.ORGANISER: {},
    roles.EVALUATION: {},
    roles.EDITOR: {},
    roles.PRIVACY: dict.fromkeys(ALL, frozenset({"retention:record"})),
    roles.DESK: {"name": DESK},
    roles.REGISTRATION: {
        "name": NAMES | TWICE | DESK,
        "email": RECORDS | TWICE,
        "organisation": RECORDS | TWICE,
        "pronouns": RECORDS,
    },
    roles.CARE: {
        "name": NAMES | NEEDS | CONTACTS,
        "email": RECORDS | CASE | REACH,
        "organisation": RECORDS,
        "pronouns": RECORDS,
        **dict.fromkeys(("phone", "hours", "codeword"), REACH),
        **dict.fromkeys(("need", "diet", "fasting", "message", "note"), CASE),
        "supplier": CASE | {"access:board"},
        **dict.fromkeys(("legalname", "journey"), TICKET),
    },
    roles.SUBSIDY: {"reason": frozenset({"subsidies:open"})},
    roles.FINANCE: dict.fromkeys(("legalname", "journey"), TICKET),
}
# Doors that open only by saying why, or what one looks for.
OPENED = {
    "access:case": {"verb": "open", "reason": "To prepare what the person needs"},
    "contact:open": {"reason": "To reach the person now"},
    "travel-names:open": {"reason": "To buy or change the ticket"},
    "subsidies:open": {"reason": "To review the request"},
    "attendance:check_in": {"query": "canaryname"},
    "retention:record": {"reference": "", "reason": "A court asks for it"},
}


def key_to(name: str, world: World) -> dict[str, str]:
    """What is posted to open that door; the privacy officer names the booking."""
    data = OPENED.get(name, {})
    return {**data, "reference": str(world.mine.registration)} if "reference" in data else data


# ---- walking -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Visit:
    """One answer: to what, its text, and whether a reading was noted with it."""

    name: str
    path: str
    text: str
    noted: bool


@dataclass
class Place:
    """The world with a word in each field, of the team's own forum and of a foreign one."""

    world: World
    mine: Words
    foreign: Words


@pytest.fixture
def place() -> Place:
    world = World()
    return Place(world, plant(world.mine), plant(world.foreign))


def visits(place: Place, visitor: str) -> Iterator[Visit]:
    """Every address read, every list as a spreadsheet, every form of ours posted, every door opened."""
    for address in addresses():
        rule = TABLE[address.name]
        for foreign in (False, True) if rule.foreign else (False,):
            path = address_of(address, rule, place.world, foreign)
            yield visit(place, visitor, address.name, "get", path)
            if address.name.endswith(":index") and path.startswith("/admin/"):
                for form in ("csv", "xlsx"):
                    yield visit(place, visitor, address.name, "get", f"{path}?export={form}")
            if address.name not in WAGTAIL:
                yield visit(place, visitor, address.name, "post", path, key_to(address.name, place.world))
    # Of a person's needs the table of addresses opens one, whichever comes first; here each is.
    for case in AccessCase.objects.all():
        path = reverse("access:case", args=[case.pk])
        yield visit(place, visitor, "access:case", "post", path, OPENED["access:case"])


def visit(place: Place, visitor: str, name: str, method: str, path: str, data: dict | None = None) -> Visit:
    """One request whose traces are taken back, so that the next meets the same world."""
    client = place.world.client(visitor)
    with transaction.atomic():
        before = Disclosure.objects.count()
        response = getattr(client, method)(path, data or {})
        text = text_of(response)
        noted = Disclosure.objects.count() > before
        for close in response._resource_closers:
            close()
        transaction.set_rollback(True)
    return Visit(name, path, text, noted)


def text_of(response: HttpResponse) -> str:
    """What the answer says, be it a page, a spreadsheet or a file."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if "spreadsheet" not in response.get("Content-Type", ""):
        return content.decode("utf-8", "replace")
    sheet = load_workbook(io.BytesIO(content)).active
    return "\n".join(str(cell.value) for column in sheet.columns for cell in column)


def log_lines(caplog: pytest.LogCaptureFixture) -> str:
    """What was logged, as it would be written."""
    lines = Discreet("{asctime} {levelname} {name} {message}", style="{")
    return "\n".join(lines.format(record) for record in caplog.records)


# ---- pages and spreadsheets --------------------------------------------------------------------------------
STAFF_AND_STRANGERS = [visitor for visitor in VISITORS if visitor not in (HOLDER, SUPERUSER)]


@pytest.mark.only_on("sqlite")  # hundreds of pages: who sees what is decided above the database
@pytest.mark.parametrize("visitor", STAFF_AND_STRANGERS)
def test_each_field_is_shown_where_the_table_says_and_nowhere_else(place, visitor, caplog, figure):
    caplog.set_level(logging.INFO)
    found: dict[str, set[str]] = defaultdict(set)
    of_others, not_noted, how_many = set(), set(), 0
    for one in visits(place, visitor):
        how_many += 1
        fields = place.mine.in_text(one.text)
        for field in fields:
            found[field].add(one.name)
        of_others |= {(one.name, field) for field in place.foreign.in_text(one.text)}
        if fields & set(SEALED) and not one.noted:
            not_noted.add(one.name)

    figure(f"{visitor}: {how_many} answers searched for {len(ALL)} words")
    assert dict(found) == SHOWN[visitor]
    assert of_others == set()
    assert not_noted == set()
    assert place.mine.in_text(log_lines(caplog)) == set()


def test_the_person_reads_all_of_their_own_and_of_nobody_else(place):
    own: dict[str, set[str]] = defaultdict(set)
    for one in visits(place, HOLDER):
        for field in place.mine.in_text(one.text):
            own[one.path].add(field)
        assert place.foreign.in_text(one.text) == set(), one.name

    assert [path for path in own if path.startswith("/admin/")] == []
    # Nothing that is kept about a person is kept from them, what care noted among itself included.
    assert own[reverse("my-known")] == set(ALL)


@pytest.mark.only_on("sqlite")  # hundreds of pages: who sees what is decided above the database
def test_a_superuser_meets_sealed_words_only_behind_doors_that_are_noted(place):
    for one in visits(place, SUPERUSER):
        sealed = (place.mine.in_text(one.text) | place.foreign.in_text(one.text)) & set(SEALED)
        assert not sealed or one.noted, (one.name, sealed)


def test_that_somebody_has_lived_it_stands_in_no_office(place):
    """Row I is a tick: its words beside a person would tell it."""
    for role in (roles.REGISTRATION, roles.CARE, roles.SUBSIDY, SUPERUSER):
        for name in ("registrations:index", "registrations:inspect", "subsidies:open", "access:case"):
            address = next(one for one in addresses() if one.name == name)
            path = address_of(address, TABLE[name], place.world, foreign=False)
            for method, data in (("get", {}), ("post", key_to(name, place.world))):
                assert "lived experience" not in visit(place, role, name, method, path, data).text


# ---- searching ---------------------------------------------------------------------------------------------
@pytest.mark.only_on("sqlite")  # hundreds of pages: who sees what is decided above the database
def test_no_search_finds_a_person_by_what_the_reader_may_not_see(place):
    """The box echoes what was searched for; what tells is whether the reference comes with it."""
    reference = str(place.world.mine.registration)
    searched = [name for name in TABLE if name.endswith(":index_results") and name not in WAGTAIL]
    for visitor in roles.ALL:
        client = place.world.client(visitor)
        for name in searched:
            for field in set(ALL) - set(SHOWN[visitor]):
                page = client.get(reverse(name), {"q": place.mine[field]}).content.decode()
                assert reference not in page, (visitor, name, field)


# ---- readings ----------------------------------------------------------------------------------------------
READINGS = [
    (roles.REGISTRATION, "registrations:index", "registrations"),
    (roles.REGISTRATION, "registrations:inspect", "registration"),
    (roles.REGISTRATION, "registrations:duplicates", "registrations"),
    (roles.CARE, "registrations:index", "registrations"),
    (roles.CARE, "registrations:inspect", "registration"),
    (roles.CARE, "access:index", "access requests"),
    (roles.CARE, "access:board", "access requests"),
    (roles.CARE, "access:case", "access request"),
    (roles.CARE, "access:counts", "access requests"),
    (roles.CARE, "access:rooms", "access requests"),
    (roles.CARE, "access:kitchen", "access requests"),
    (roles.CARE, "contact:index", "safe contacts"),
    (roles.CARE, "contact:open", "safe contact"),
    (roles.CARE, "travel-names:index", "names for travel"),
    (roles.CARE, "travel-names:open", "name for travel"),
    (roles.FINANCE, "travel-names:open", "name for travel"),
    (roles.FINANCE, "subsidies:index", "travel-subsidy requests"),
    (roles.SUBSIDY, "subsidies:index", "travel-subsidy requests"),
    (roles.SUBSIDY, "subsidies:open", "travel-subsidy request"),
    (roles.DESK, "attendance:check_in", "registrations"),
    (roles.PRIVACY, "retention:record", "whole record"),
]


def test_every_reading_of_sensitive_things_is_noted_by_whom_and_of_what(place, figure):
    routes = {address.name: address for address in addresses()}
    noted = []
    for role, name, record in READINGS:
        path = address_of(routes[name], TABLE[name], place.world, foreign=False)
        client = place.world.client(role)
        Disclosure.objects.all().delete()
        data = key_to(name, place.world)
        client.post(path, data) if data else client.get(path)
        found = Disclosure.objects.first()
        assert found, (role, name)
        assert (found.reader.groups.get().name, found.record) == (role, record), name
        assert place.mine.in_text(f"{found.reason} {found.record}") == set()
        noted.append(name)

    figure(f"{len(noted)} of {len(READINGS)} readings noted, each with its reader and its kind")


# ---- letters, logs, errors, and what is stored -------------------------------------------------------------
def test_letters_say_nothing_in_subject_or_first_lines_and_their_rows_nothing_at_all(place):
    rows = "\n".join(
        str(row) for row in OutboxMessage.objects.values_list("message", "references", "problem")
    )
    assert place.mine.in_text(rows) == set()

    outbox.outbox.clear()
    mail.deliver_due(at=timezone.now(), limit=500)

    assert outbox.outbox
    for letter in outbox.outbox:
        shown_first = f"{letter.subject}\n{letter.body[:200]}"
        assert place.mine.in_text(shown_first) == set(), letter.subject
        assert place.mine.in_text(f"{letter.body}\n{letter.alternatives}\n{letter.attachments}") == set()


@pytest.mark.parametrize("role", [roles.REGISTRATION, roles.CARE])
def test_a_page_that_breaks_tells_nothing_and_logs_nothing(place, role, monkeypatch, caplog):
    """It fails late, when all that it shows is in hand; a traceback names lines and no values."""

    def broken(*_arguments: object) -> None:
        raise RuntimeError("something broke")

    monkeypatch.setattr("events.registration.office.page.history", broken)
    outbox.outbox.clear()
    client = place.world.client(role)

    answer = client.get(reverse("registrations:inspect", args=[place.world.mine.registration.pk]))

    assert answer.status_code == 500
    assert place.mine.in_text(answer.content.decode()) == set()
    assert "something broke" not in answer.content.decode()
    assert "something broke" in log_lines(caplog)
    assert place.mine.in_text(log_lines(caplog)) == set()
    assert outbox.outbox == []


def test_a_wrong_key_tells_nothing_either(place, caplog):
    registration = place.world.mine.registration
    sealing.destroy_key(registration.key_name)
    path = reverse("contact:open", args=[place.world.mine.contact.pk])

    answer = place.world.client(roles.CARE).post(path, OPENED["contact:open"])

    assert place.mine.in_text(answer.content.decode()) <= set(IN_CLEAR)
    assert place.mine.in_text(log_lines(caplog)) == set()


def test_the_log_of_what_staff_did_names_nobody(place):
    client = place.world.client(roles.REGISTRATION)
    registration = place.world.mine.registration
    client.post(reverse("registrations:cancel", args=[registration.pk]), {"reason": "They rang"})

    entries = ModelLogEntry.objects.filter(object_id=str(registration.pk))
    assert [entry.label for entry in entries] == [str(registration)]
    logged = "\n".join(f"{entry.label} {entry.data}" for entry in ModelLogEntry.objects.all())
    assert place.mine.in_text(logged) == set()


def test_none_of_the_sealed_words_is_in_a_dump_of_the_database(place):
    for role in (roles.REGISTRATION, roles.CARE, roles.SUBSIDY, roles.FINANCE):
        for name in OPENED:
            address = next(one for one in addresses() if one.name == name)
            path = address_of(address, TABLE[name], place.world, foreign=False)
            place.world.client(role).post(path, key_to(name, place.world))

    dumped = dump()

    # The control: what stands in clear is there.
    assert place.mine.in_text(dumped) == set(IN_CLEAR)


def test_none_of_the_sealed_words_is_in_the_cache(place):
    for name in ("registrations:index", "registrations:inspect"):
        address = next(one for one in addresses() if one.name == name)
        place.world.client(roles.CARE).get(address_of(address, TABLE[name], place.world, foreign=False))

    kept = " ".join(str(value) for value in cache._cache.values())

    assert place.mine.in_text(kept) == set()


def dump() -> str:
    """All tables with all their rows, as a backup would hold them."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return "\n".join(connection.connection.iterdump())
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copied:
                parts += [bytes(block).decode() for block in copied]
    return "".join(parts)
