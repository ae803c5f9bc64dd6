"""Backups: verified copies of the whole profile, each in a folder of its own, both keys in it.

    backups/000012-2026-11-23/profile.db, keyslots.json, keyslots.copy.json, backup.json

A backup is made complete under another name and gets its own only when it was read back, so a
cut leaves either the whole of it or a part that is swept away. It is a profile like any other.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from coping_app.store.backups.taking_over import KEPT_FOLDER
from coping_app.store.backups.thinning import Dated, Kind, superfluous
from coping_app.store.base.copies import fill_copy, verify_copy
from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.engine import Connection, EngineError, explain
from coping_app.store.base.errors import StoreGone, explain_os_error
from coping_app.store.base.files import make_private_folder, sync_folder, write_whole
from coping_app.store.base.keys import read_keys, write_key
from coping_app.store.base.migrations import user_version
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.queries import QUESTIONNAIRES

BACKUP_FOLDER = "backups"
ABOUT_FILE = "backup.json"
_NAME = re.compile(r"(\d{6,9})-\d{4}-\d{2}-\d{2}")
_PART = ".part"
_LARGEST_ABOUT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was whole and read back when it was made.

    Attributes:
        folder: Where its files are.
        number: Grows from one to the next, whatever the clock says.
        kind: Why it was made.
        schema: Of its database.
        made: When.
        counts: How many there are of ``sessions`` (of practice), ``ratings``, ``cards`` and
            ``plans``, without what was removed.
        last_event: The highest number of an event in it; 0 where there is none.
        salt: The first bytes of the database that it was copied from, as hex digits. They are
            no secret; with them a torn start of that file can still be read past.
    """

    folder: Path
    number: int
    kind: Kind
    schema: int
    made: Moment
    counts: Mapping[str, int]
    last_event: int
    salt: str = ""

    @property
    def day(self) -> date:
        """The person's day on which it was made."""
        return date.fromisoformat(self.made.local_date)


def list_backups(folder: Path) -> list[Backup]:
    """All whole backups of the profile in ``folder``, the newest first.

    What cannot be read is left out; nothing is changed.
    """
    try:
        places = list((folder / BACKUP_FOLDER).iterdir())
    except OSError:
        return []
    found = [_read(place) for place in places if _number(place.name)]
    return sorted((each for each in found if each), key=lambda each: each.number, reverse=True)


def remove_backups(folder: Path) -> None:
    """Deletes every backup, and every file that was kept when one took its place.

    Raises:
        StoreError: Something could not be deleted.
    """
    try:
        for name in (BACKUP_FOLDER, KEPT_FOLDER):
            if (folder / name).is_dir() and not (folder / name).is_symlink():
                shutil.rmtree(folder / name)
    except OSError as error:
        raise explain_os_error(error) from error
    if folder.is_dir():
        sync_folder(folder)


class PendingBackup:
    """A backup that was copied and is not verified yet.

    Args:
        connection: Outside a transaction; needed only until this is made.
        key: Of the database; both files of it go along.
        folder: The profile.
        kind: Why it is made.
        moment: Now.

    Raises:
        StoreError: There is no new backup, and all older ones are as before.
    """

    def __init__(
        self, connection: Connection, key: str, folder: Path, kind: Kind, moment: Moment
    ) -> None:
        self._key = key
        self._folder = folder
        self._home = folder / BACKUP_FOLDER
        self._part = self._home / f".{os.urandom(4).hex()}{_PART}"
        self._day = moment.local_date
        with self._swept_on_error():
            make_private_folder(self._home)
            _sweep_parts(self._home)
            make_private_folder(self._part)
            self._counts = fill_copy(connection, self._part / DATABASE_FILE)
            self._about = about(connection, self._counts, kind, moment)

    def finish(self) -> Backup:
        """Verifies the copy, gives it its keys and its name, and thins out; in any thread.

        Raises:
            StoreError: As above.
        """
        with self._swept_on_error():
            verify_copy(self._part / DATABASE_FILE, self._key, self._counts)
            write_key(self._part, self._key)
            write_whole(
                self._part / ABOUT_FILE, json.dumps(self._about, indent=1).encode(), verify=True
            )
            number = max((_number(each.name) for each in self._home.iterdir()), default=0) + 1
            made = self._home / f"{number:06d}-{self._day}"
            self._part.rename(made)
            sync_folder(self._home)
        backup = _read(made)
        if backup is None:
            raise StoreGone()
        thin_backups(self._folder)
        return backup

    @contextlib.contextmanager
    def _swept_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            shutil.rmtree(self._part, ignore_errors=True)
            if isinstance(error, OSError):
                raise explain_os_error(error) from error
            if isinstance(error, EngineError):
                raise explain(error, self._folder) or StoreGone() from error
            raise


def is_due(connection: Connection, folder: Path, moment: Moment) -> bool:
    """True where something was told since the last backup, and today has none of its own yet."""
    found = list_backups(folder)
    if any(each.kind == "day" and each.made.local_date == moment.local_date for each in found):
        return False
    return last_event(connection) not in {0, *(each.last_event for each in found[:1])}


def thin_backups(folder: Path) -> None:
    """Deletes the backups that are not needed any more; what cannot be deleted stays."""
    found = {each.number: each for each in list_backups(folder)}
    for number in superfluous(
        Dated(each.number, each.day, each.kind, each.schema) for each in found.values()
    ):
        gone = found[number].folder
        # Under its own name it is whole, to the last moment.
        with contextlib.suppress(OSError):
            part = gone.with_name(f".{gone.name}{_PART}")
            gone.rename(part)
            shutil.rmtree(part, ignore_errors=True)


def _sweep_parts(home: Path) -> None:
    """Deletes what a cut has left of a backup that was being made or deleted."""
    with contextlib.suppress(OSError):
        for each in list(home.iterdir()):
            if each.name.startswith(".") and each.name.endswith(_PART):
                shutil.rmtree(each, ignore_errors=True)


def about(
    connection: Connection, counts: Mapping[str, int], kind: Kind, moment: Moment
) -> dict[str, Any]:
    """What is told of a backup without opening it: nothing that a person wrote."""
    return {
        "format": 1,
        "kind": kind,
        "schema": user_version(connection),
        "utc_ms": moment.utc_ms,
        "offset_min": moment.offset_min,
        "local_date": moment.local_date,
        "counts": {
            name: int(connection.execute(f"SELECT count(*) FROM {sql}").fetchone()[0])
            for name, table, sql in _COUNTED
            if table in counts
        },
        "last_event": last_event(connection) if "event" in counts else 0,
        "salt": str(connection.execute("PRAGMA cipher_salt").fetchone()[0]),
    }


def last_event(connection: Connection) -> int:
    """The highest number of an event; 0 where there is none."""
    return int(connection.execute("SELECT max(seq) FROM event").fetchone()[0] or 0)


_COUNTED = (
    (
        "sessions",
        "session",
        f"session WHERE removed_ms IS NULL AND exercise_id NOT LIKE '{QUESTIONNAIRES}%'",
    ),
    ("ratings", "rating", "rating JOIN session ON number = session WHERE removed_ms IS NULL"),
    ("cards", "card", "card WHERE removed_ms IS NULL"),
    ("plans", "plan_use", "plan_use WHERE ended IS NULL"),
)
"""Name, table, and what is counted of it."""


def _kind(told: object) -> Kind:
    kinds: tuple[Kind, ...] = get_args(Kind)
    return next(kind for kind in kinds if kind == told)


def _number(name: str) -> int:
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else 0


def _read(folder: Path) -> Backup | None:
    """What ``about`` says of a backup; None where it is not whole."""
    try:
        with (folder / ABOUT_FILE).open("rb") as file:
            told = json.loads(file.read(_LARGEST_ABOUT))
        backup = Backup(
            folder,
            _number(folder.name),
            _kind(told["kind"]),
            int(told["schema"]),
            Moment(int(told["utc_ms"]), int(told["offset_min"]), str(told["local_date"])),
            {str(name): int(count) for name, count in told["counts"].items()},
            int(told["last_event"]),
            str(told["salt"]),
        )
        date.fromisoformat(backup.made.local_date)
        is_whole = (folder / DATABASE_FILE).stat().st_size > 0 and bool(read_keys(folder))
    except (
        OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, StopIteration,
    ):
        return None
    return backup if is_whole else None
