"""What is known about somebody, as files to take along: one for people to read, one for programmes."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from common.formats import long_date
from common.privacy import Known


def as_text(known: Sequence[Known], *, at: datetime) -> str:
    """Plain text that opens everywhere; lines as Windows wants them, which others bear."""
    day = long_date(timezone.localdate(at), weekday=False)
    lines = [_("What is known about you, on %(day)s") % {"day": day}]
    for record in known:
        lines += ["", str(record.label), "-" * len(str(record.label))]
        lines += [_line(str(line.label), str(line.value)) for line in record.lines]
    return "\r\n".join(lines) + "\r\n"


def _line(label: str, value: str) -> str:
    # What somebody wrote keeps its lines, set in under its label.
    return f"{label}: " + value.replace("\r\n", "\n").replace("\n", "\r\n    ")


def as_json(known: Sequence[Known], *, at: datetime) -> str:
    """The same for a programme; keys stay the same in both languages, labels and values do not."""
    records = [
        {
            "key": record.key,
            "label": str(record.label),
            "lines": [{"label": str(line.label), "value": str(line.value)} for line in record.lines],
        }
        for record in known
    ]
    return json.dumps({"made_at": at.isoformat(), "records": records}, ensure_ascii=False, indent=2)
