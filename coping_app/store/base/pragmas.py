"""How an open database is set, and that each setting took."""

from __future__ import annotations

from coping_app.store.base.engine import Connection
from coping_app.store.base.errors import UnsafeEngine

PRAGMAS: tuple[tuple[str, str, str | None], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", None),
    ("foreign_keys", "ON", "1"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
)
"""Name, value, and what it reads back as (None: not told by every build).

Exclusive locking comes before anything is read: with it WAL needs no shared-memory file beside
the database. ``synchronous`` FULL is what makes a confirmed rating last; the two about
``fullfsync`` do something on macOS only.
"""


def apply_pragmas(connection: Connection) -> None:
    """Sets all of them on a fresh connection to a file.

    Raises:
        UnsafeEngine: One did not take.
    """
    for name, value, expected in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if expected is not None and (row is None or str(row[0]) != expected):
            raise UnsafeEngine()
