"""Reads a damaged database as far as it goes: table by table, around the pages that are torn.

After a torn page the engine reads nothing more on that connection. So the file is opened anew,
read from the other end, and what lies between is halved until only the torn rows are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from coping_app.store.base.engine import Connection, EngineError, connect
from coping_app.store.base.errors import StoreError
from coping_app.store.base.migrations import APPLICATION_ID

_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
_OPENINGS = 600
"""At most, for one table; each takes one to three milliseconds."""
_FRUITLESS = 100
"""So many openings in a row without a row: the page that leads to the rows is torn. A page of
rows needs fewer, as it holds some twenty."""
_SALT_BYTES = 16

Row = Sequence[Any]


class TornFile:
    """A copy of a damaged database and of its log, both in a folder of their own.

    Args:
        path: The copy; it is changed.
        keys: Those that may fit.
        salts: First bytes that the file may have had, as hex digits.

    Attributes:
        is_readable: False where not even its first page can be read.
    """

    def __init__(self, path: Path, keys: Iterable[str], salts: Iterable[str]) -> None:
        self._path = path
        self._openings = self._fruitless = 0
        self._key = self._find_key(tuple(keys), tuple(salts))
        self.is_readable = bool(self._key)

    def table(self, name: str, columns: str) -> tuple[list[Row], bool]:
        """What can be read of a table that is in the order of a whole number.

        Returns:
            Rows with that number before the columns, in its order; and True where none is lost.
        """
        self._openings = self._fruitless = 0
        found: dict[int, Row] = {}
        lost = self._between(f"SELECT rowid, {columns} FROM {name} NOT INDEXED", found,
                             _LOWEST, _HIGHEST)  # fmt: skip
        return [found[number] for number in sorted(found)], not lost

    def ends(self, name: str, columns: str, order: str) -> tuple[list[Row], bool]:
        """Likewise of a table in another order: from both ends to the first torn page."""
        sql = f"SELECT {columns} FROM {name} ORDER BY "
        ahead, whole = self._run(sql + order, ())
        if whole:
            return ahead, True
        back, _ = self._run(sql + ", ".join(f"{each} DESC" for each in order.split(", ")), ())
        return list(dict.fromkeys([*map(tuple, ahead), *map(tuple, reversed(back))])), False

    def _between(self, sql: str, found: dict[int, Row], low: int, high: int) -> bool:
        """Reads the rows numbered ``low`` to ``high``; True where some are lost."""
        where = f"{sql} WHERE rowid BETWEEN ? AND ? ORDER BY rowid "
        for order in ("ASC", "DESC"):
            rows, whole = self._run(where + order, (low, high))
            found.update((int(row[0]), row) for row in rows)
            self._fruitless = 0 if rows else self._fruitless + 1
            if whole:
                return False
            if rows and order == "ASC":
                low = int(rows[-1][0]) + 1
            elif rows:
                high = int(rows[-1][0]) - 1
        if low >= high or self._openings >= _OPENINGS or self._fruitless >= _FRUITLESS:
            return True
        middle = (low + high) // 2
        lost_below = self._between(sql, found, low, middle)
        return self._between(sql, found, middle + 1, high) or lost_below

    def _run(self, sql: str, values: Row) -> tuple[list[Row], bool]:
        """The rows up to a torn page, and True where there was none."""
        self._openings += 1
        rows: list[Row] = []
        try:
            connection = self._open()
        except (EngineError, StoreError):
            return rows, False
        try:
            rows.extend(connection.execute(sql, values))
        except EngineError as error:
            # A table that an older schema has not got is no torn page.
            return rows, "no such table" in str(error)
        finally:
            connection.close()
        return rows, True

    def _open(self, *, with_log: bool = False) -> Connection:
        connection = connect(self._path, self._key, peek=not with_log)
        # A file that was cut off is read as far as it goes.
        connection.execute("PRAGMA writable_schema = ON")
        return connection

    def _find_key(self, keys: Sequence[str], salts: Sequence[str]) -> str:
        for salt in ("", *salts):
            if salt:
                self._begin_with(bytes.fromhex(salt))
            for key in keys:
                self._key = key
                if self._fits(with_log=True):
                    # Its log, where there is one, is in the file from here on.
                    return key if self._fits() else ""
        return ""

    def _begin_with(self, salt: bytes) -> None:
        with self._path.open("r+b") as file:
            file.write(salt[:_SALT_BYTES])

    def _fits(self, *, with_log: bool = False) -> bool:
        try:
            connection = self._open(with_log=with_log)
        except (EngineError, StoreError):
            return False
        try:
            row = connection.execute("PRAGMA application_id").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except EngineError:
            return False
        finally:
            connection.close()
        return bool(row[0] == APPLICATION_ID)
