"""No cell that leaves this site is read as a formula, in whichever spreadsheet and locale it is opened."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from common import exports

TRIGGERS = ("=", "+", "-", "@", "\t", "\r")
risky = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from([*TRIGGERS, " =", "\n=", '"=', "x;=", "x\t@", "；", "＝"]),
    st.text(max_size=30),
)


def read_csv(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def is_live(text: str) -> bool:
    """Would a spreadsheet run it? Leading blanks and quotes do not save a cell in every program."""
    return text.startswith(TRIGGERS) or (
        text.lstrip(" \"'\n").startswith(tuple("=+@＝＋＠")) and text[:1] != "'"
    )


@given(st.one_of(risky, st.text(max_size=40)))
def test_csv_holds_no_formula_in_any_locale(text):
    content = exports.as_csv(["Name"], [[text]])

    for delimiter in (",", ";", "\t", "|"):
        cells = [cell for row in read_csv(content, delimiter)[1:] for cell in row]
        assert not [cell for cell in cells if is_live(cell)]


@given(st.one_of(risky, st.text(max_size=40)))
def test_xlsx_holds_no_formula(text):
    sheet = load_workbook(io.BytesIO(exports.as_xlsx([text], [[text]]))).active

    for cell in (sheet["A1"], sheet["A2"]):
        assert cell.data_type in ("s", "n", "inlineStr")
        assert not is_live(str(cell.value or ""))


@pytest.mark.parametrize("start", TRIGGERS)
def test_a_cell_that_begins_a_formula_gets_an_apostrophe(start):
    assert exports.cell(f"{start}cmd()") == f"'{start}cmd()"


def test_ordinary_text_numbers_and_dates_stay_as_they_are():
    assert exports.cell("Noël, d'hiver – 5 % ; suite") == "Noël, d'hiver – 5 % ; suite"
    assert exports.cell(-5) == -5
    assert exports.cell(Decimal("1.50")) == Decimal("1.50")
    assert exports.cell(datetime(2026, 11, 21, 20, 0, tzinfo=UTC)) == datetime(2026, 11, 21, 15, 0)  # noqa: DTZ001
    assert exports.cell(None) == ""


def test_csv_opens_with_its_accents():
    assert exports.as_csv(["Prénom"], [["Zoë"]]).startswith(b"\xef\xbb\xbf")
    assert read_csv(exports.as_csv(["Prénom"], [["Zoë"]])) == [["Prénom"], ["Zoë"]]


def test_the_reader_of_these_tests_is_not_blind():
    assert is_live("=1+1")
    assert not is_live(exports.neutral("=1+1"))
