"""Triggers that make the database itself refuse a change, on both databases.

A room lists in its own `guards` module when a statement on one of its tables is refused; a migration puts
the triggers up. A later migration that alters such a table on SQLite makes the table anew and so loses them:
it must end by putting them up again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

Place = tuple[str, str]


def trigger_name(table: str, statement: str) -> str:
    return f"{table}_locked_{statement.lower()}"


def put_up(schema_editor: Any, conditions: Mapping[Place, str], *, refusal: str) -> None:
    """`conditions` says for (table, statement) when it is refused, in terms of OLD and NEW."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    statements = _postgresql if postgresql else _sqlite
    for (table, statement), condition in conditions.items():
        for sql in statements(trigger_name(table, statement), table, statement, condition, refusal):
            schema_editor.execute(sql, params=None)


def _sqlite(name: str, table: str, statement: str, condition: str, refusal: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} BEFORE {statement} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
    ]


def _postgresql(name: str, table: str, statement: str, condition: str, refusal: str) -> list[str]:
    # A WHEN clause holds no subquery there, so the function asks.
    answer = "OLD" if statement == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"RETURN {answer}; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {statement} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def take_down(schema_editor: Any, places: Iterable[Place]) -> None:
    """The way back."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, statement in places:
        name = trigger_name(table, statement)
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
