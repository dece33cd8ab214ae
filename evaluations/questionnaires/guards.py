"""Triggers that make the database refuse any change to a version that has been asked, on both databases.

A later migration that alters one of these tables on SQLite makes the table anew and so loses its triggers:
it must end with `put_up` (tests/evaluations/questionnaires/test_locking.py says so when it does not).
"""

VERSION = "evaluations_questionnaireversion"
SECTION = "evaluations_section"
QUESTION = "evaluations_question"
OPTION = "evaluations_option"

REFUSAL = "a version of a questionnaire that has been asked cannot be changed"

# The one change that a locked version bears is being retired; these columns must stay as they are.
FIXED = (
    "id",
    "questionnaire_id",
    "number",
    "sha256",
    "title_en",
    "title_fr",
    "intro_en",
    "intro_fr",
    "thanks_en",
    "thanks_fr",
)
_same = " AND ".join(f"OLD.{column} = NEW.{column}" for column in FIXED)
VERSION_CHANGED = (
    f"OLD.status <> 'draft' AND NOT (OLD.status = 'locked' AND NEW.status = 'retired' AND {_same})"
)

_asked = f"SELECT 1 FROM {VERSION} v"  # noqa: S608
_section = f"JOIN {SECTION} s ON s.version_id = v.id"
_question = f"JOIN {QUESTION} q ON q.section_id = s.id"
CHILDREN = {
    SECTION: f"{_asked} WHERE v.status <> 'draft' AND v.id = {{row}}.version_id",
    QUESTION: f"{_asked} {_section} WHERE v.status <> 'draft' AND s.id = {{row}}.section_id",
    OPTION: f"{_asked} {_section} {_question} WHERE v.status <> 'draft' AND q.id = {{row}}.question_id",
}
ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def conditions() -> dict[tuple[str, str], str]:
    """(table, statement) -> when it is refused."""
    refused = {(VERSION, "UPDATE"): VERSION_CHANGED, (VERSION, "DELETE"): "OLD.status <> 'draft'"}
    for table, locked in CHILDREN.items():
        for statement, rows in ROWS.items():
            refused[table, statement] = " OR ".join(f"EXISTS ({locked.format(row=row)})" for row in rows)
    return refused


def trigger_name(table: str, statement: str) -> str:
    return f"{table}_locked_{statement.lower()}"


def put_up(apps: object, schema_editor: object) -> None:
    """For `migrations.RunPython`."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for (table, statement), condition in conditions().items():
        name = trigger_name(table, statement)
        for sql in (
            _postgresql(name, table, statement, condition)
            if postgresql
            else _sqlite(name, table, statement, condition)
        ):
            schema_editor.execute(sql, params=None)


def _sqlite(name: str, table: str, statement: str, condition: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} BEFORE {statement} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ]


def _postgresql(name: str, table: str, statement: str, condition: str) -> list[str]:
    # A WHEN clause holds no subquery there, so the function asks.
    answer = "OLD" if statement == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"RETURN {answer}; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {statement} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def take_down(apps: object, schema_editor: object) -> None:
    """The way back, for `migrations.RunPython`."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, statement in conditions():
        name = trigger_name(table, statement)
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
