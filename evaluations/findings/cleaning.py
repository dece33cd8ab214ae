"""Rewrite the database's files, so that deleted rows are not only marked as deleted."""

import logging
import re
import time

from django.db import OperationalError, connection, transaction

logger = logging.getLogger(__name__)

TABLES = (
    "evaluations_sealedresponse",
    "evaluations_invitation",
    "evaluations_campaign",
    "evaluations_cell",
    "evaluations_loosetext",
    "common_outboxmessage",
)
TRIES, SECONDS_BETWEEN, LOCK_TIMEOUT = 5, 1.0, "2s"


class FilesInUse(Exception):
    """Somebody still reads the database as it was before: what was deleted cannot be wiped yet. Try again."""


def rewrite_files() -> None:
    """VACUUM: on PostgreSQL the evaluations' tables and the outbox, on SQLite the whole file and its log.

    It cannot run inside a transaction, and says so (TransactionManagementError). A transaction that began
    before the rows were deleted keeps them in the files, even through VACUUM FULL: after a few seconds of
    patience that is FilesInUse. Backups and archived logs are the operator's (`docs/algorithms/sealing.md`).
    """
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("the files cannot be rewritten inside a transaction")
    connection.ensure_connection()
    rewrite, tries = (
        (_rewrite_postgresql, TRIES) if connection.vendor == "postgresql" else (_rewrite_sqlite, 1)
    )
    for _attempt in range(tries):
        if rewrite():
            return
        time.sleep(SECONDS_BETWEEN)
    raise FilesInUse("a transaction that began earlier still holds what was deleted")


def _rewrite_postgresql() -> bool:
    """Whether no dead row was kept: what VACUUM says of each table, since nothing else tells."""
    kept: list[int] = []

    def listen(notice: object) -> None:
        # "3 dead row versions cannot be removed yet.", in the server's language: the number comes first.
        if number := re.search(r"\d+", notice.message_detail or ""):
            kept.append(int(number[0]))

    connection.connection.add_notice_handler(listen)
    with connection.cursor() as cursor:
        # Whoever waits for a table's lock makes everybody else wait behind.
        cursor.execute("SET lock_timeout = %s", [LOCK_TIMEOUT])
        try:
            for table in TABLES:
                cursor.execute(f"VACUUM (FULL, VERBOSE) {table}")
        except OperationalError as problem:
            logger.info("a table could not be rewritten: %s", problem)
            return False
        finally:
            cursor.execute("RESET lock_timeout")
            connection.connection.remove_notice_handler(listen)
    return sum(kept) == 0


def _rewrite_sqlite() -> bool:
    """Whether the log could be emptied: a reader of an older state prevents it. SQLite itself is patient."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("VACUUM")
        except OperationalError as problem:
            logger.info("the file could not be rewritten: %s", problem)
            return False
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(busy, _pages, _moved)] = cursor.fetchall()
    return not busy
