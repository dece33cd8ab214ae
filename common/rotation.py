"""Giving a key a new version: every value it sealed is sealed again, and then the old version is destroyed.

Rooms say in `AppConfig.ready()` which of their columns are sealed:

    rotation.register(SealedColumn("events.AccessRequest", "answers_sealed", "access_request", "answers",
                                   owner="registration__forum"))

Killed at any point, nothing is lost: a value is readable by the version that it names, and a version is
destroyed only when no value names it and nobody can still be writing with it. Run again, it goes on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models

from common import sealing

# Whoever sealed something just before the new version came has committed it by now, or never will.
WRITERS_ARE_DONE = timedelta(hours=1)
AT_A_TIME = 200


@dataclass(frozen=True)
class SealedColumn:
    """A column that holds sealed text: what its values are bound to, and how to find whose key seals them.

    `model` is "app.Model"; `table`, `field` and the value of `row` are what `sealing.seal` was given; `owner`
    is the lookup from the row to the thing whose key it is.
    """

    model: str
    column: str
    table: str
    field: str
    owner: str
    row: str = "pk"

    def rows(self, owner: object) -> models.QuerySet:
        """The rows of `owner` whose column says something."""
        rows = apps.get_model(self.model)._base_manager.filter(**{self.owner: owner})
        return rows.exclude(**{self.column: ""})

    def in_other_versions(self, owner: object, version: int) -> models.QuerySet:
        """Those that an older version of the key sealed."""
        return self.rows(owner).exclude(**{f"{self.column}__startswith": sealing.prefix_of(version)})


_columns: dict[tuple[str, str], SealedColumn] = {}


def register(*columns: SealedColumn) -> None:
    """Have these columns sealed again whenever the key of their owner changes."""
    for column in columns:
        _columns[column.model, column.column] = column


def columns() -> list[SealedColumn]:
    return list(_columns.values())


_short_lived: set[tuple[str, str]] = set()


def leave_alone(model: str, column: str) -> None:
    """A column under a key of no forum, whose rows are gone within a day: it has no need of a new version."""
    _short_lived.add((model, column))


def known_columns() -> set[tuple[str, str]]:
    """Every sealed column that some room has spoken for."""
    return set(_columns) | _short_lived


@dataclass(frozen=True)
class Outcome:
    """How many values were sealed again, and which versions of the key are gone and still there."""

    version: int
    sealed_again: int
    destroyed: list[int]
    waiting: list[int]


def rotate(*, owner: object, key: str, at: datetime) -> Outcome:
    """Begin a new version of `key`, unless one is begun already, and go as far as can be gone now.

    Raises KeyMissing, or WrongKey where a value does not open: then nothing is destroyed.
    """
    if len(sealing.versions(key)) < 2:
        sealing.create_next_version(key)
    return proceed(owner=owner, key=key, at=at)


def is_under_way(key: str) -> bool:
    """Does an older version wait to be destroyed?"""
    return len(sealing.versions(key)) > 1


def proceed(*, owner: object, key: str, at: datetime) -> Outcome:
    """Seal again what older versions sealed, destroy those that nothing needs. Raises as `rotate` does."""
    version = sealing.newest_version(key)
    sealed_again = sum(_seal_again(column, owner, key, version) for column in columns())
    destroyed = []
    if at - sealing.made_at(key, version) >= WRITERS_ARE_DONE and not _is_needed(owner, version):
        destroyed = sealing.destroy_versions_before(key, version)
    return Outcome(version, sealed_again, destroyed, [one for one in sealing.versions(key) if one != version])


def _is_needed(owner: object, version: int) -> bool:
    return any(column.in_other_versions(owner, version).exists() for column in columns())


def _seal_again(column: SealedColumn, owner: object, key: str, version: int) -> int:
    return sum(_move(column, key, *row) for row in _old_values(column, owner, version))


def _old_values(column: SealedColumn, owner: object, version: int) -> Iterator[tuple]:
    """(primary key, what the value is bound to, value), in batches: a forum may hold thousands."""
    old = column.in_other_versions(owner, version).order_by("pk")
    last = None
    while True:
        rest = old if last is None else old.filter(pk__gt=last)
        batch = list(rest.values_list("pk", column.row, column.column)[:AT_A_TIME])
        if not batch:
            return
        yield from batch
        last = batch[-1][0]


def _move(column: SealedColumn, key: str, pk: object, row: object, value: str) -> int:
    place = {"key": key, "table": column.table, "field": column.field, "row": row}
    again = sealing.seal(sealing.unseal(value, **place), **place)
    # Only if it still says what was read: what somebody wrote meanwhile is newer, and sealed by itself.
    unchanged = apps.get_model(column.model)._base_manager.filter(pk=pk, **{column.column: value})
    return unchanged.update(**{column.column: again})
