"""Spreadsheets that stay inert: no cell that we hand out is ever run as a formula.

A cell beginning with = + - @, a tab or a carriage return is a formula to a spreadsheet; so is the same
after a separator that another locale splits at (Excel set to French takes the semicolon). Such text gets an
apostrophe before it, in CSV and in XLSX alike: an XLSX cell is text at first, not once it is saved as CSV.
"""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

# The full-width forms are formulas to spreadsheets set to an East Asian language.
STARTS_A_FORMULA = re.compile(r"(^|[;|\t\r\n])([\s\"']*)([=+\-@＝＋－＠])")
NOT_IN_A_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDEST = 60

Cell = str | int | float | Decimal | date | time | bool | None


def neutral(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet would begin to read a formula."""
    text = NOT_IN_A_CELL.sub("", text)
    if text[:1] in ("\t", "\r"):
        text = f"'{text}"
    return STARTS_A_FORMULA.sub(r"\1'\2\3", text)


def cell(value: object) -> Cell:
    """What stands in a spreadsheet for `value`: numbers and dates as such, the rest as inert text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).replace(tzinfo=None)
    if isinstance(value, date | time):
        return value
    if isinstance(value, list | tuple | set):
        return neutral(", ".join(force_str(part) for part in value))
    return neutral(str(value) if isinstance(value, UUID) else force_str(value))


def as_csv(headings: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark that Excel needs to read accents; every cell quoted."""
    output = StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    for row in [headings, *rows]:
        writer.writerow([_csv_text(cell(value)) for value in row])
    return output.getvalue().encode("utf-8-sig")


def _csv_text(value: Cell) -> Cell:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else value


def as_xlsx(headings: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet: bold headings that stay in view, columns as wide as what they hold."""
    workbook = Workbook()
    sheet = workbook.active
    for number, row in enumerate([headings, *rows], start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(row=number, column=place), cell(value), bold=number == 1)
    for place, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(entry.value or "")) for entry in column)
        sheet.column_dimensions[get_column_letter(place)].width = min(longest + 2, WIDEST)
    sheet.freeze_panes = "A2"
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def _write(target: object, value: Cell, *, bold: bool) -> None:
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
    if bold:
        target.font = Font(bold=True)


def response(
    name: str, form: str, headings: Sequence[object], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """The table as a download `name`.csv or `name`.xlsx; `form` is one of these two."""
    content = as_csv(headings, rows) if form == "csv" else as_xlsx(headings, rows)
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export buttons, writing through this module instead of Wagtail's own writer.

    `list_export` names attributes, or holds functions of a row, whose heading stands in `export_headings`.
    """

    def as_spreadsheet(self, queryset: Iterable, spreadsheet_format: str) -> HttpResponse:
        fields = list(self.list_export)
        return response(
            self.get_filename(),
            spreadsheet_format,
            [self.get_heading(queryset, field) for field in fields],
            ([_value(item, field) for field in fields] for item in queryset),
        )


def _value(item: object, field: str | Callable) -> object:
    return field(item) if callable(field) else multigetattr(item, field)
