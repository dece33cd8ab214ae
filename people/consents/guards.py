"""Triggers that keep the ledger as it was written, on both databases (`common.guards`)."""

from common import guards

TEXT = "people_consenttext"
ENTRY = "people_consententry"

REFUSAL = "what people agreed to cannot be changed"

# What may still happen to a line: its person is forgotten or joined with another, and it comes to its end.
FIXED = ("id", "about", "purpose", "text_id", "language", "given", "at", "channel")
_same = " AND ".join(f"OLD.{column} = NEW.{column}" for column in FIXED)
_noted_by_the_same = "COALESCE(OLD.noted_by_id, 0) = COALESCE(NEW.noted_by_id, 0)"
_ended_once = "(OLD.ended_at IS NULL OR OLD.ended_at = NEW.ended_at)"
ENTRY_CHANGED = f"NOT ({_same} AND {_noted_by_the_same} AND {_ended_once})"


def conditions() -> dict[tuple[str, str], str]:
    """(table, statement) -> when it is refused. A line may go once it came to its end."""
    return {
        (TEXT, "UPDATE"): "TRUE",
        (TEXT, "DELETE"): "TRUE",
        (ENTRY, "UPDATE"): ENTRY_CHANGED,
        (ENTRY, "DELETE"): "OLD.ended_at IS NULL",
    }


def put_up(apps: object, schema_editor: object) -> None:
    """For `migrations.RunPython`."""
    guards.put_up(schema_editor, conditions(), refusal=REFUSAL)


def take_down(apps: object, schema_editor: object) -> None:
    """The way back, for `migrations.RunPython`."""
    guards.take_down(schema_editor, conditions())
