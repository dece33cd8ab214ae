"""The list of what was erased, beside the keys."""

import threading
from datetime import UTC, datetime

import pytest

from common import erasures

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    return settings.KEY_DIR


def test_what_was_noted_is_read_back_in_order(folder):
    erasures.note("registration", "a", "b", at=AT)
    erasures.note("forum", "c", at=AT)
    erasures.note("person", at=AT)

    assert [(one.kind, one.id, one.at) for one in erasures.noted()] == [
        ("registration", "a", AT),
        ("registration", "b", AT),
        ("forum", "c", AT),
    ]
    assert (folder / erasures.FILE).stat().st_mode & 0o077 == 0


def test_nothing_noted_is_an_empty_list_and_a_line_cut_short_is_passed_over(folder):
    assert list(erasures.noted()) == []

    erasures.note("forum", "c", at=AT)
    with (folder / erasures.FILE).open("a") as file:
        file.write("2026-03-02T15:00")

    assert [one.id for one in erasures.noted()] == ["c"]


def test_lines_of_many_at_once_never_mix():
    threads = [
        threading.Thread(
            target=erasures.note, args=("registration", *[f"{n}-{m}" for m in range(20)]), kwargs={"at": AT}
        )
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({one.id for one in erasures.noted()}) == 160
