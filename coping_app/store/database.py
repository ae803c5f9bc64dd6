"""The open database: reading, and writing in transactions that either last or never were.

One connection in one thread. A write that is confirmed is committed with a full sync. When the
disk is full the reserve is given up and the write tried once more. When somebody deletes the
file under us it is written anew from what we still hold.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coping_app.store.base.copies import copy_database, is_sound
from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.engine import Connection, EngineError, explain
from coping_app.store.base.errors import (
    DamagedDatabase,
    ReadOnlyStore,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreGone,
    explain_os_error,
)
from coping_app.store.base.files import sync_folder
from coping_app.store.base.keys import copies_agree, has_both_key_files, write_key
from coping_app.store.base.lock import ProfileLock
from coping_app.store.base.moments import Moment
from coping_app.store.base.reserve import keep_reserve, release_reserve
from coping_app.store.opening import Opened, open_file

if TYPE_CHECKING:
    from coping_app.store.backups.backups import PendingBackup
    from coping_app.store.backups.thinning import Kind

T = TypeVar("T")


class Database:
    """A profile's database, or (``folder`` None) one in memory.

    Attributes:
        view_only: True where nothing can be written.
        no_room: True after the reserve had to be given up, until there is room again.
    """

    def __init__(
        self,
        opened: Opened,
        folder: Path | None,
        lock: ProfileLock | None,
        *,
        view_only: bool = False,
    ) -> None:
        self._connection = opened.connection
        self._key = opened.key
        self._folder = folder
        self._lock = lock
        self._in_batch = False
        self.view_only = view_only
        self.no_room = False
        self._files = self._identity()
        if lock is not None and folder is not None:
            keep_reserve(folder)

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query.

        Raises:
            StoreError: A page is torn, or the disk has gone.
        """
        try:
            return self._connection.execute(sql, values).fetchall()
        except EngineError as error:
            raise self._explained(error) from error

    def write(self, work: Callable[[Connection], T]) -> T:
        """Runs ``work`` in a transaction; on return it is on the disk.

        Inside ``batch`` it is so only when the batch ends.

        Raises:
            StoreError: Nothing of ``work`` was kept.
        """
        if self._in_batch:
            return self._run(work)
        self._make_sure()
        try:
            return self._transact(work)
        except StoreFull:
            if self._folder is None or not release_reserve(self._folder):
                raise
            self.no_room = True
            return self._transact(work)

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All writes inside become one transaction: all are kept, or after an error none."""
        self._make_sure()
        self._begin()
        self._in_batch = True
        try:
            yield
            self._commit()
        finally:
            self._in_batch = False
            self._roll_back()

    def tidy(self) -> None:
        """After a finished session: makes the one file complete, and the reserve if it can be.

        Raises:
            StoreGone: The folder is gone.
        """
        if self._folder is None or self.view_only or self._in_batch:
            return
        self._make_sure()
        # A checkpoint that can't be made now loses nothing: the log still holds it all.
        with contextlib.suppress(EngineError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if keep_reserve(self._folder):
            self.no_room = False
        self._keep_key()

    def forget(self) -> None:
        """Empties the log, so that what was just destroyed can't be had from its older pages.

        Raises:
            StoreError: It could not be emptied.
        """
        if self._folder is None or self._in_batch:
            return
        [(busy, _, _)] = self._run(
            lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        )
        if busy:
            raise StoreBusy()

    def wipe(self) -> None:
        """Takes the traces of what was deleted out of every file of the profile.

        The database is written anew, its log emptied, and every older copy of it deleted.

        Raises:
            StoreError: Some of them may still be there.
        """
        from coping_app.store.backups.wiping import remove_copies

        if self._folder is None:
            return
        self._make_sure()
        self.forget()
        self._run(lambda connection: connection.execute("VACUUM"))
        self.forget()
        remove_copies(self._folder)

    def begin_backups_anew(self, moment: Moment) -> None:
        """Makes a first verified backup after ``wipe`` has deleted the older ones.

        Raises:
            StoreError: There is none.
        """
        if self._folder is not None and self._lock is not None:
            self.begin_backup("day", moment).finish()

    def look_through(self) -> None:
        """Reads every page and compares it with its seal, its indexes and its references.

        Raises:
            DamagedDatabase: Something is torn. SQLCipher then reads nothing more until the file
                is opened again.
        """
        if self._folder is None:
            return
        # Pages that are in the log alone have no place in the file yet.
        self._run(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        if not self._run(is_sound):
            raise DamagedDatabase()

    def copy_to(self, target: Path) -> None:
        """Writes a verified copy, encrypted with the same key, to a file that is not there yet."""
        copy_database(self._connection, self._key, target)

    def backup_due(self, moment: Moment) -> bool:
        """Whether a backup should be made today; never where nothing can be written."""
        if self._folder is None or self.view_only or self._in_batch:
            return False
        from coping_app.store.backups.backups import is_due  # the first window has no use for it

        folder = self._folder
        return self._run(lambda connection: is_due(connection, folder, moment))

    def begin_backup(self, kind: Kind, moment: Moment) -> PendingBackup:
        """Copies everything to where backups are; to be finished in any thread.

        Raises:
            StoreError: There is no new backup, and nothing has changed.
        """
        from coping_app.store.backups.backups import PendingBackup

        self._make_sure()
        if self._folder is None:
            raise ReadOnlyStore()
        return PendingBackup(self._connection, self._key, self._folder, kind, moment)

    def close(self) -> None:
        """Closes the file and gives its lock back; doing so again is harmless."""
        self._roll_back()
        try:
            if self._lock is not None and not self._is_there():
                with contextlib.suppress(StoreError):
                    self._write_anew()
            self._keep_key()
        finally:
            self._connection.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _transact(self, work: Callable[[Connection], T]) -> T:
        self._begin()
        try:
            result = self._run(work)
            self._commit()
            return result
        finally:
            self._roll_back()

    def _begin(self) -> None:
        self._run(lambda connection: connection.execute("BEGIN IMMEDIATE"))

    def _commit(self) -> None:
        self._run(lambda connection: connection.execute("COMMIT"))

    def _roll_back(self) -> None:
        with contextlib.suppress(EngineError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _run(self, work: Callable[[Connection], T]) -> T:
        try:
            return work(self._connection)
        except EngineError as error:
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> Exception:
        return explain(error, self._folder) or error

    def _make_sure(self) -> None:
        if self.view_only:
            raise ReadOnlyStore()
        if self._lock is None or self._folder is None:
            return
        if not self._is_there():
            self._write_anew()
        if not has_both_key_files(self._folder):
            self._keep_key()

    def _keep_key(self) -> None:
        """Writes the key again where a copy of it is gone or spoilt: we are the last to hold it.

        That it can't be written now is no reason to lose what is being saved.
        """
        if self._lock is None or self._folder is None:
            return
        if not copies_agree(self._folder, self._key):
            with contextlib.suppress(OSError):
                write_key(self._folder, self._key)

    def _identity(self) -> tuple[tuple[int, int], ...]:
        """Which files are under the names of the database and its log; () where one is gone."""
        if self._folder is None or self._lock is None:
            return ()
        path = self._folder / DATABASE_FILE
        try:
            found = [path.stat(), path.with_name(f"{path.name}-wal").stat()]
        except OSError:
            return ()
        return tuple((item.st_dev, item.st_ino) for item in found)

    def _is_there(self) -> bool:
        return bool(self._files) and self._identity() == self._files

    def _write_anew(self) -> None:
        """Puts what we hold under the database's name again; what lies there now is kept aside.

        The deleted file lives on as long as it is open, so everything confirmed can be copied.
        """
        folder = self._folder
        if folder is None or not folder.is_dir():
            raise StoreGone()
        path = folder / DATABASE_FILE
        rescued = path.with_suffix(".rescued")
        rescued.unlink(missing_ok=True)
        copy_database(self._connection, self._key, rescued)
        try:
            _move_aside(path)
            _move_aside(path.with_name(f"{path.name}-wal"))
            self._connection.close()
            rescued.replace(path)
            sync_folder(folder)
            if not copies_agree(folder, self._key):
                write_key(folder, self._key)
        except OSError as error:
            raise explain_os_error(error) from error
        self._connection = open_file(path, self._key)
        self._files = self._identity()


def _move_aside(path: Path) -> None:
    number = 1
    while path.exists():
        aside = path.with_name(f"{path.name}.found-{number}")
        if not aside.exists():
            path.replace(aside)
        number += 1
