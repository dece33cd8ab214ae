"""What the migrations put into the database, put back after a test that empties every table.

A test with real transactions (a live server, threads) ends with a flush, which also takes Wagtail's root
page, its locales, its site and our roles. Django's own `serialized_rollback` fails beside plain
transactional tests.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase

Rows = dict[str, tuple[list[str], list[tuple]]]


def copy_rows() -> Rows:
    """Every row of every table of ours: table -> (column names, rows)."""
    kept: Rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.django_table_names(only_existing=True)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = [tuple(row) for row in cursor.fetchall()]
            if rows:
                kept[table] = ([column[0] for column in cursor.description], rows)
    return kept


def put_back(kept: Rows) -> None:
    """Insert the rows into empty tables; foreign keys are checked when the transaction ends."""
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in kept.items():
            cursor.execute(f"DELETE FROM {quote(table)}")
            cursor.executemany(
                f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) "
                f"VALUES ({', '.join(['%s'] * len(columns))})",
                [tuple(map(writable, row)) for row in rows],
            )
        models = [
            model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in kept
        ]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def writable(value: object) -> object:
    """A JSON column is read as lists and dicts by psycopg, and written only when wrapped."""
    if isinstance(value, dict | list) and connection.vendor == "postgresql":
        from psycopg.types.json import Jsonb

        return Jsonb(value)
    return value


@contextmanager
def guards_aside() -> Iterator[None]:
    """Without the triggers that refuse to delete: SQLite empties a table row by row, PostgreSQL truncates."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        # Others stay: those that keep the search index in step must see every row go.
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND upper(sql) LIKE '%RAISE(%'"
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)


def keep_after_every_flush() -> Callable[[], None]:
    """From now on each flush is followed by the baseline; the answer undoes this."""
    kept = copy_rows()
    flush = TransactionTestCase._fixture_teardown

    def flush_and_put_back(case: TransactionTestCase) -> None:
        with guards_aside():
            flush(case)
        put_back(kept)

    TransactionTestCase._fixture_teardown = flush_and_put_back

    def undo() -> None:
        TransactionTestCase._fixture_teardown = flush

    return undo
