"""Rewrite the database's files, so that deleted rows are not only marked as deleted."""

from django.db import connection, transaction

TABLES = (
    "evaluations_sealedresponse",
    "evaluations_invitation",
    "evaluations_campaign",
    "evaluations_cell",
    "evaluations_loosetext",
    "common_outboxmessage",
)


def rewrite_files() -> None:
    """VACUUM: on PostgreSQL the evaluations' tables and the outbox, on SQLite the whole file and its log.

    It cannot run inside a transaction, and says so (TransactionManagementError). Backups and archived logs
    are the operator's: see `docs/algorithms/sealing.md`.
    """
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("the files cannot be rewritten inside a transaction")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"VACUUM FULL {table}")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
