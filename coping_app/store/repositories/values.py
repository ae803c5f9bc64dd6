"""Small things that are kept by name, as JSON; most of them are the rows of ``settings``."""

from __future__ import annotations

from typing import Any

from coping_app.store.base.encoding import from_json, to_json
from coping_app.store.base.keeping import Keeping
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.settings import Settings

WIPE_DUE = "wipe_due"
"""Stands in ``about`` while the traces of something deleted may still be in the files."""
_DAY_START = "day_start_hour"
_VALUE = "SELECT value FROM setting WHERE key = ?"


class SettingRepository:
    """Values that are kept by name. Everything can raise a ``StoreError``."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def get(self, key: str, default: Any = None) -> Any:
        """The kept value, or ``default`` where there is none."""
        rows = self._keeping.read(_VALUE, (key,))
        return from_json(rows[0][0]) if rows else default

    def under(self, prefix: str) -> dict[str, Any]:
        """Values whose keys begin with ``prefix``, in the order of keys.

        They are things that are kept one a key: each travels by its own key, so that those of two
        computers add up.
        """
        rows = self._keeping.read(
            "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key",
            (len(prefix), prefix),
        )
        return {key: from_json(value) for key, value in rows}

    def set(self, key: str, value: Any) -> None:
        """Keeps a JSON-ready value. ``day_start_hour`` moves the start of the days to come."""
        cleaned = to_json(self._keeping.clean(value))
        self._keeping.save(
            lambda connection, _: connection.execute(
                "INSERT INTO setting (key, value) VALUES (?,?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, cleaned),
            )
        )
        self._keeping.day_start_hour = day_start_hour(self._keeping.read)


def is_wipe_due(read: Read) -> bool:
    """True where something was deleted for good whose traces may still be in the files."""
    return bool(read("SELECT 1 FROM about WHERE key = ?", (WIPE_DUE,)))


def day_start_hour(read: Read) -> int:
    """The hour at which the person's day begins; the default where nothing sensible is set."""
    default = Settings().day_start_hour
    rows = read(_VALUE, (_DAY_START,))
    hour = from_json(rows[0][0]) if rows else default
    if isinstance(hour, int | float) and not isinstance(hour, bool) and 0 <= hour < 24:
        return int(hour)
    return default
