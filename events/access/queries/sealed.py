"""What is sealed in this room, and how: padded, so that its length tells nothing.

A need is one word out of a list that anyone can read; without padding, the length alone would say which.
"""

from typing import Any

from common import sealing

BLOCK = 128
# What each table is called in what its values are bound to.
TABLES = {
    "AccessRequest": "access_request",
    "Diet": "diet",
    "AccessCase": "access_case",
    "CaseEntry": "access_entry",
}


def sealed(row: Any, field: str, text: str, *, key: str) -> str:
    """`text` sealed for the column `<field>_sealed` of this row. Raises SealingError."""
    text = text.strip()
    if not text:
        return ""
    padded = text + " " * (-len(text.encode()) % BLOCK)
    return sealing.seal(padded, key=key, table=TABLES[type(row).__name__], field=field, row=row.pk)


def opened(row: Any, field: str, *, key: str) -> str:
    """What `sealed` hid in the column `<field>_sealed` of this row. Raises SealingError."""
    hidden = getattr(row, f"{field}_sealed")
    text = sealing.unseal(hidden, key=key, table=TABLES[type(row).__name__], field=field, row=row.pk)
    return text.rstrip(" ")
