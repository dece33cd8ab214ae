"""Attack our own database: who wrote what? 40 are asked, 25 answer in an order that the attacker knows.

Each attack is first shown to work, on tables made as one would make them without thinking (`naive`): separate
tables, random keys, no times. Then it is tried on ours, while a campaign collects and after its release.
"""

import os
import random
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from common import sealing
from evaluations.findings import actions, cleaning, tasks
from evaluations.findings.models import LooseText
from evaluations.invitations import actions as invitations
from evaluations.responses import ballots
from evaluations.responses.actions import submit
from evaluations.responses.models import SealedResponse
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db(transaction=True)

INVITED, ANSWERED = 40, 25
# Matching 25 texts to 25 people blindly hits one on average; eight or more once in 100,000 runs.
CHANCE = 7
TEXTS = "evaluations_loosetext"


def rows(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def run(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def hits(guess, truth):
    """How many of the guessed (text, person) pairs are true."""
    return sum(truth.get(text) == person for text, person in guess)


@pytest.fixture
def patient(monkeypatch):
    """PostgreSQL keeps dead rows while any older transaction runs on the server, in another test too."""
    monkeypatch.setattr(cleaning, "TRIES", 240)
    monkeypatch.setattr(cleaning, "SECONDS_BETWEEN", 0.5)


@pytest.fixture
def hasty(monkeypatch):
    """Where the test is about something else than the files."""
    rewrite = cleaning._rewrite_postgresql
    monkeypatch.setattr(cleaning, "_rewrite_postgresql", lambda: rewrite() or True)


# ---- the attacker's tools ---------------------------------------------------------------------------------
def dumped(table):
    """The rows of a table in the order in which a dump holds them, as text."""
    if connection.vendor == "sqlite":
        return ["|".join(map(str, row)) for row in rows(f"SELECT * FROM {table}")]
    if (text := pg_dump("-t", table)) is not None:
        lines = text.split("FROM stdin;\n", 1)[1].splitlines()
        return lines[: lines.index("\\.")]
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(copy).decode().splitlines()


def everything():
    """All that a holder of the database has, as one text: every row of every table."""
    if connection.vendor == "postgresql" and (text := pg_dump()) is not None:
        return text
    return "\n".join(
        line for table in connection.introspection.table_names() for line in dumped(f'"{table}"')
    )


def pg_dump(*chosen):
    """What the program writes; None where it is missing or older than the server."""
    settings = connection.settings_dict
    where = {"-h": settings["HOST"], "-p": settings["PORT"], "-U": settings["USER"], "-d": settings["NAME"]}
    options = [part for flag, value in where.items() if value for part in (flag, str(value))]
    if not shutil.which("pg_dump"):
        return None
    done = subprocess.run(
        ["pg_dump", "--data-only", "--disable-triggers", *chosen, *options],
        capture_output=True,
        text=True,
        env={**os.environ, "PGPASSWORD": settings["PASSWORD"] or ""},
    )
    return done.stdout if done.returncode == 0 else None


def in_dump_order(table, words):
    """Those of `words` that stand in the dump of `table`, in its order."""
    return [word for line in dumped(table) for word in words if word in line]


def in_hidden_order(table, column):
    """A column by what each row hides: SQLite's rowid, or PostgreSQL's transaction and place in the file."""
    hidden = "rowid" if connection.vendor == "sqlite" else "xmin::text::bigint, ctid"
    return [value for (value,) in rows(f"SELECT {column} FROM {table} ORDER BY {hidden}")]


# ---- tables made without thinking --------------------------------------------------------------------------
@pytest.fixture
def naive():
    """`naive(one_transaction)`: 25 people answer; gives what each wrote, in the order of answering."""
    run("CREATE TABLE naive_done (id varchar(36) PRIMARY KEY, person varchar(10))")
    run("CREATE TABLE naive_answer (id varchar(36) PRIMARY KEY, body varchar(20))")

    def answer(one_transaction):
        people = random.Random(7).sample(range(INVITED), ANSWERED)
        for person in people:
            statements = [
                ("INSERT INTO naive_done VALUES (%s, %s)", str(uuid4()), f"p{person:02}"),
                ("INSERT INTO naive_answer VALUES (%s, %s)", str(uuid4()), f"text-{person:02}"),
            ]
            if one_transaction:
                with transaction.atomic():
                    for statement in statements:
                        run(*statement)
            else:
                for statement in statements:
                    run(*statement)
        return {f"text-{person:02}": f"p{person:02}" for person in people}

    yield answer
    run("DROP TABLE naive_done")
    run("DROP TABLE naive_answer")


@pytest.mark.only_on("postgresql")
def test_control_a_shared_transaction_links_everyone(naive, figure):
    truth = naive(one_transaction=True)

    joined = rows("SELECT a.body, d.person FROM naive_answer a JOIN naive_done d ON a.xmin = d.xmin")

    figure(f"control, xmin of one transaction: {hits(joined, truth)} of {ANSWERED} linked")
    assert hits(joined, truth) == ANSWERED


@pytest.mark.parametrize("one_transaction", [True, False], ids=["one transaction", "two transactions"])
def test_control_hidden_order_links_everyone(naive, figure, one_transaction):
    truth = naive(one_transaction)

    guess = zip(in_hidden_order("naive_answer", "body"), in_hidden_order("naive_done", "person"), strict=True)

    linked = hits(guess, truth)
    kind = "rowid" if connection.vendor == "sqlite" else "order of xmin"
    figure(f"control, {kind}: {linked} of {ANSWERED} linked")
    assert linked == ANSWERED


def test_control_the_dump_alone_links_everyone(naive, figure):
    truth = naive(one_transaction=False)

    texts = in_dump_order("naive_answer", truth)
    people = in_dump_order("naive_done", truth.values())

    linked = hits(zip(texts, people, strict=True), truth)
    figure(f"control, order of rows in the dump: {linked} of {ANSWERED} linked")
    assert linked == ANSWERED


# ---- ours -------------------------------------------------------------------------------------------------
class Run:
    """A campaign that 25 of 40 people answered: `order` is who answered when, `truth` who wrote what."""

    def __init__(self, at, name="run"):
        self.at = at
        self.campaign = make.open_campaign(
            at=at,
            invited=INVITED,
            forum=make.forum(at, slug=name),
            version=make.questionnaire(make.question("safe"), make.question("change", "text"), slug=name),
        )
        everyone = list(
            zip(self.campaign.invitations.order_by("person__email"), make.tokens(self.campaign), strict=True)
        )
        self.order = random.sample(everyone, ANSWERED)
        self.truth = {}
        for place, (invitation, token) in enumerate(self.order):
            text = f"canary-{place:02}-{uuid4().hex[:8]}"
            self.truth[text] = invitation.pk
            written = {"text": text, "lang": "en", "quote": "theme_only"}
            submit(token=token, answers={"safe": "agree", "change": written}, at=at + timedelta(hours=1))
        self.people = [invitation.pk for invitation, _token in self.order]

    def release(self):
        invitations.close(campaign=self.campaign, at=self.at + timedelta(days=1))
        actions.release(campaign=self.campaign, at=self.at + timedelta(days=2))

    def linked(self, texts):
        """How many are hit when the texts in this order are laid beside the people as they answered."""
        return hits(zip(texts, self.people, strict=True), self.truth)


@pytest.fixture
def answered():
    return Run(timezone.now())


def test_while_it_collects_a_dump_tells_who_but_not_what(answered, figure):
    campaign = answered.campaign
    done = {str(pk) for pk in campaign.invitations.filter(done=True).values_list("pk", flat=True)}
    sealed = [bytes(payload) for payload in campaign.ballots.values_list("payload", flat=True)]
    sizes = {len(payload) for payload in sealed}
    read = sum(opens(pk, payload) for pk, payload in campaign.ballots.values_list("pk", "payload"))
    dump = everything()
    seen = [text for text in answered.truth if text in dump or any(text.encode() in one for one in sealed)]

    figure(
        f"while it collects: a dump tells that {len(done)} of {INVITED} answered; "
        f"{read} ballots opened, {len(seen)} texts seen, {len(sizes)} size of ballots"
    )
    assert len(done) == len(sealed) == ANSWERED
    assert (read, seen, len(sizes)) == (0, [], 1)


def opens(ballot: UUID, payload: bytes) -> bool:
    """Whether a ballot opens without its key: with another key, or with what the dump holds."""
    sealing.create_key("campaign-of-the-attacker")
    try:
        ballots.unseal(payload, key_name="campaign-of-the-attacker", ballot=ballot)
    except sealing.WrongKey:
        return False
    return True


@pytest.mark.only_on("postgresql")
def test_while_it_collects_a_dump_links_people_to_noise_alone(answered, figure):
    """Who shares a transaction with a ballot is no secret yet; what the ballot says is."""
    joined = rows(
        "SELECT b.id, i.id FROM evaluations_sealedresponse b JOIN evaluations_invitation i ON b.xmin = i.xmin"
    )
    truth = {UUID(ballot_of(answered, place)): pk for place, pk in enumerate(answered.people)}
    read = sum(opens(pk, payload) for pk, payload in answered.campaign.ballots.values_list("pk", "payload"))

    figure(f"while it collects, xmin: {hits(joined, truth)} sealed ballots linked to people, {read} readable")
    assert read == 0


def test_a_dump_leads_from_no_ballot_to_an_invitation(answered, figure):
    """Neither the fingerprint of a token nor any column of an invitation gives the id of its ballot."""
    dump = "\n".join(dumped("evaluations_invitation"))
    found = [
        pk
        for pk in answered.campaign.ballots.values_list("pk", flat=True)
        if str(pk) in dump or pk.hex in dump
    ]

    assert found == []
    figure("while it collects: 0 ballots named in an invitation")


@pytest.mark.only_on("sqlite")
def test_on_sqlite_ballots_have_no_order(answered, figure):
    """WITHOUT ROWID: the hidden number does not exist, and the file's order is the order of random keys."""
    with pytest.raises(Exception, match="no such column: rowid"):
        rows("SELECT rowid FROM evaluations_sealedresponse")
    in_file = [row for (row,) in rows("SELECT id FROM evaluations_sealedresponse")]

    assert in_file == sorted(in_file)
    mine = {ballot_of(answered, place): pk for place, pk in enumerate(answered.people)}
    linked = sum(mine[ballot] == person for ballot, person in zip(in_file, answered.people, strict=True))
    figure(f"while it collects, order of ballots in the file: {linked} of {ANSWERED} linked (chance)")
    assert linked <= CHANCE


def ballot_of(answered, place):
    from evaluations.invitations.tokens import ballot_id

    return ballot_id(answered.campaign.key_name, answered.order[place][1]).hex


def test_after_release_no_order_tells_who_wrote(hasty, answered, figure):
    answered.release()

    hidden = in_hidden_order(TEXTS, "body")
    dump = in_dump_order(TEXTS, answered.truth)

    assert sorted(hidden) == sorted(dump) == sorted(answered.truth)
    linked = {"hidden order": answered.linked(hidden), "dump": answered.linked(dump)}
    figure(f"after release, by order: {linked} of {ANSWERED} linked (chance is 1)")
    assert max(linked.values()) <= CHANCE
    assert hidden != list(answered.truth)


@pytest.mark.only_on("postgresql")
def test_after_release_one_transaction_wrote_every_text(hasty, answered, figure):
    answered.release()

    writers = {row for (row,) in rows(f"SELECT xmin::text FROM {TEXTS}")}
    linked = 0
    for table in connection.introspection.table_names():
        columns = [
            column.name
            for column in connection.introspection.get_table_description(connection.cursor(), table)
        ]
        if "person_id" in columns or table == "people_person":
            linked += len(rows(f'SELECT 1 FROM "{table}" WHERE xmin::text = ANY(%s)', list(writers)))

    figure(f"after release, xmin: {len(writers)} transaction wrote all texts; {linked} people linked")
    assert (len(writers), linked) == (1, 0)


def test_after_release_nothing_tells_who_was_asked_or_answered(patient, answered, figure):
    """Not the invitations, not the outbox (a reminder tells who had not answered yet), not the files."""
    invitations.remind(campaign=answered.campaign, at=answered.at + timedelta(hours=2))
    secrets = [str(pk) for pk in answered.people] + [pk.hex for pk in answered.people]
    secrets += list(answered.campaign.invitations.values_list("token_fingerprint", flat=True))
    secrets += [pk.hex for pk in answered.campaign.ballots.values_list("pk", flat=True)]
    secrets += [str(pk) for pk in answered.campaign.ballots.values_list("pk", flat=True)]
    assert [secret for secret in secrets if secret in everything()], "the control: before, they are there"

    answered.release()

    dump = everything()
    left = [secret for secret in secrets if secret in dump]
    files = database_files()
    in_files = [secret for secret in secrets if secret.encode() in files]
    figure(f"after release: {len(left)} traces in the dump, {len(in_files)} in the files, of {len(secrets)}")
    assert (left, in_files) == ([], [])
    assert SealedResponse.objects.count() == 0


@pytest.mark.only_on("postgresql")
def test_the_planner_keeps_no_samples_of_ballots_invitations_and_texts(hasty, answered):
    """ANALYZE keeps values of columns, and forgets them neither with the rows nor with VACUUM FULL."""
    run("ANALYZE")
    answered.release()

    stats = set(rows("SELECT tablename, attname FROM pg_stats"))
    kept = {
        (table, column)
        for table, column in stats
        if table in {"evaluations_sealedresponse", "evaluations_invitation"}
        or (table, column) in {(TEXTS, "body"), (TEXTS, "redacted_body")}
    }
    assert ("people_person", "email") in stats, "the control: other tables are sampled"
    assert kept == set()


@pytest.mark.parametrize("table", ["evaluations_sealedresponse", "people_person"])
def test_files_are_not_called_clean_while_someone_reads_what_was(answered, monkeypatch, table):
    """A transaction that began before keeps deleted rows in the files, even through VACUUM FULL."""
    monkeypatch.setattr(cleaning, "SECONDS_BETWEEN", 0.01)
    monkeypatch.setattr(cleaning, "LOCK_TIMEOUT", "100ms")
    invitations.close(campaign=answered.campaign, at=answered.at + timedelta(days=1))
    if connection.vendor == "sqlite":
        run("PRAGMA busy_timeout = 200")
    reader = connection.copy()
    reader.set_autocommit(False)
    with reader.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        else:
            cursor.execute("BEGIN DEFERRED")
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] >= ANSWERED

    actions.release(campaign=answered.campaign, at=answered.at + timedelta(days=2))
    answered.campaign.refresh_from_db()
    assert (answered.campaign.status, answered.campaign.cleaned_at) == ("released", None)
    reader.rollback()
    reader.close()
    connection.close()
    monkeypatch.setattr(cleaning, "TRIES", 1200)
    tasks.finish_releases(at=answered.at + timedelta(days=3))

    answered.campaign.refresh_from_db()
    assert answered.campaign.cleaned_at is not None


def database_files():
    """SQLite: the file and its log, byte by byte. PostgreSQL: the tables' files, or their size."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    [[folder]] = rows("SHOW data_directory")
    content = b""
    run("CHECKPOINT")
    for table in ("evaluations_sealedresponse", "evaluations_invitation", "common_outboxmessage"):
        [[file]] = rows("SELECT pg_relation_filepath(%s)", table)
        path = Path(folder) / file
        try:
            content += path.read_bytes()
        except OSError:
            assert rows("SELECT pg_relation_size(%s)", table) == [(0,)], table
    return content


def test_all_backups_and_every_mailbox_open_no_ballot_once_the_key_is_gone(hasty, answered, figure):
    """The attacker kept the ballots from before, and holds everyone's link."""
    backup = list(answered.campaign.ballots.values_list("pk", "payload"))
    held = [token for _invitation, token in answered.order]
    answered.release()

    opened = 0
    for ballot, payload in backup:
        for _token in held:
            with pytest.raises(sealing.KeyMissing):
                ballots.unseal(bytes(payload), key_name=answered.campaign.key_name, ballot=ballot)
        opened += opens(ballot, bytes(payload))

    figure(f"after release, old ballots with every link but no key: {opened} of {ANSWERED} opened")
    assert opened == 0
    assert LooseText.objects.count() == ANSWERED


@pytest.mark.soak
def test_matching_forty_rounds_is_no_better_than_chance(hasty, figure):
    """25 blind guesses hit one on average; over forty rounds the mean stays within four standard errors."""
    rounds, hit = 40, 0
    for number in range(rounds):
        LooseText.objects.all().delete()
        run_of_it = Run(timezone.now(), name=f"round-{number}")
        run_of_it.release()
        hit += run_of_it.linked(in_hidden_order(TEXTS, "body"))

    mean = hit / rounds
    figure(f"after release, {rounds} rounds: {mean:.2f} of {ANSWERED} linked on average (chance is 1.00)")
    assert abs(mean - 1) < 4 / rounds**0.5
