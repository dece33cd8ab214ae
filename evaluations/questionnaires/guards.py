"""Triggers that make the database refuse any change to a version that has been asked, on both databases.

A later migration that alters one of these tables on SQLite makes the table anew and so loses its triggers:
it must end with `put_up` (tests/evaluations/questionnaires/test_locking.py says so when it does not).
"""

from common import guards

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


def put_up(apps: object, schema_editor: object) -> None:
    """For `migrations.RunPython`."""
    guards.put_up(schema_editor, conditions(), refusal=REFUSAL)


def take_down(apps: object, schema_editor: object) -> None:
    """The way back, for `migrations.RunPython`."""
    guards.take_down(schema_editor, conditions())
