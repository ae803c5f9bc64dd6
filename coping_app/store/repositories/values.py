"""Small things that are kept by name, as JSON; most of them are the rows of ``settings``."""

from __future__ import annotations

from typing import Any

from coping_app.store.base.encoding import from_json, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.settings import Settings

TRIALS = "trial."
"""Begins the keys of personal trials; the rest is a UUID, so that those of two computers add up."""
WIPE_DUE = "wipe_due"
"""Stands in ``about`` while the traces of something deleted may still be in the files."""
_DAY_START = "day_start_hour"


def put(connection: Connection, key: str, value: Any) -> None:
    """Keeps a value instead of the one before."""
    connection.execute(
        "INSERT INTO setting (key, value) VALUES (?,?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, to_json(value)),
    )


def get(read: Read, key: str, default: Any) -> Any:
    """The kept value, or ``default``."""
    rows = read("SELECT value FROM setting WHERE key = ?", (key,))
    return from_json(rows[0][0]) if rows else default


def under(read: Read, prefix: str) -> dict[str, Any]:
    """The kept values whose names begin with ``prefix``, by name and in the order of names."""
    rows = read(
        "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key",
        (len(prefix), prefix),
    )
    return {key: from_json(value) for key, value in rows}


def is_wipe_due(read: Read) -> bool:
    """True where something was deleted for good whose traces may still be in the files."""
    return bool(read("SELECT 1 FROM about WHERE key = ?", (WIPE_DUE,)))


def day_start_hour(read: Read) -> int:
    """The hour at which the person's day begins; the default where nothing sensible is set."""
    default = Settings().day_start_hour
    hour = get(read, _DAY_START, default)
    if isinstance(hour, int | float) and not isinstance(hour, bool) and 0 <= hour < 24:
        return int(hour)
    return default
