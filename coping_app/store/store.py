"""The store: everything a person's profile keeps, opened, closed and backed up as one.

Each kind of record has a repository, handed to who needs it. Each of their methods is one question
or one transaction; when one that saves returns, it is on the disk.
"""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coping_app.store.base.errors import StoreError
from coping_app.store.base.keeping import Keeping, Now
from coping_app.store.base.migrations import MIGRATIONS
from coping_app.store.database import Database
from coping_app.store.deleting import removed
from coping_app.store.opening import open_memory
from coping_app.store.profile import open_database
from coping_app.store.repositories import values
from coping_app.store.repositories.calendar import CalendarRepository
from coping_app.store.repositories.cards import CardRepository
from coping_app.store.repositories.day_marks import DayMarkRepository
from coping_app.store.repositories.drafts import DraftRepository
from coping_app.store.repositories.drawings import DrawingRepository
from coping_app.store.repositories.plans import PlanRepository
from coping_app.store.repositories.questionnaires import QuestionnaireRepository
from coping_app.store.repositories.ratings import RatingRepository
from coping_app.store.repositories.sessions import SessionRepository
from coping_app.store.repositories.suggestions import SuggestionRepository
from coping_app.store.repositories.trials import TrialRepository
from coping_app.store.repositories.values import SettingRepository

if TYPE_CHECKING:
    from coping_app.store.backups.backups import PendingBackup
    from coping_app.store.backups.thinning import Kind
    from coping_app.store.deleting.erasing import Erasable, Target
    from coping_app.store.travel.portable import Portable, TakenIn


class Store:
    """A person's records. One process uses it, and one thread at a time.

    Every method, of the repositories too, can raise a ``StoreError``; one that saves has then kept
    nothing.

    Attributes:
        sessions: Sessions and their events, answers and time practised.
        ratings: What was rated in them, before, after and on days after.
        drafts: What was begun in a step and not handed in.
        questionnaires: Those that were filled in, with their scores.
        cards: Personal cards.
        drawings: Pictures that were drawn in sessions.
        calendar: What was planned, and when it was done.
        day_marks: Notes on days.
        trials: Personal trials.
        plans: The plan in use, and those before it.
        suggestions: Answers on what may be suggested.
        settings: Values that are kept by name.
    """

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._keeping = Keeping(database, now, values.day_start_hour(database.read))
        self.sessions = SessionRepository(self._keeping)
        self.ratings = RatingRepository(self._keeping)
        self.drafts = DraftRepository(self._keeping)
        self.questionnaires = QuestionnaireRepository(self._keeping, self.sessions)
        self.cards = CardRepository(self._keeping)
        self.drawings = DrawingRepository(self._keeping)
        self.calendar = CalendarRepository(self._keeping)
        self.day_marks = DayMarkRepository(self._keeping)
        self.trials = TrialRepository(self._keeping)
        self.plans = PlanRepository(self._keeping)
        self.suggestions = SuggestionRepository(self._keeping)
        self.settings = SettingRepository(self._keeping)
        self._purge()
        self._go_on_wiping()

    @classmethod
    def open(cls, folder: Path, now: Now) -> Store:
        """Opens the profile in ``folder``, or makes one where there is none.

        Args:
            folder: Made if it is missing, for its owner alone.
            now: The wall clock; an aware time, or a naive local one.

        Raises:
            StoreError: NewerDatabase, DamagedDatabase, KeyLost, ForeignDatabase, StoreBusy,
                StoreFull, StoreGone, UnsafeEngine, MigrationFailed; ReadOnlyStore where there is
                nothing to look at either. An existing profile on a read-only medium opens for
                viewing: see ``view_only``.
        """
        database = open_database(folder, MIGRATIONS)
        try:
            return cls(database, now)
        except BaseException:
            database.close()
            raise

    @classmethod
    def in_memory(cls, now: Now) -> Store:
        """A store that no disk ever sees and that is gone when it is closed."""
        return cls(Database(open_memory(MIGRATIONS), None, None), now)

    @property
    def view_only(self) -> bool:
        """True where the medium is read-only: everything that saves raises ReadOnlyStore."""
        return self._database.view_only

    @property
    def no_room(self) -> bool:
        """True while the disk is full and the reserve is used up; all is saved so far."""
        return self._database.no_room

    @property
    def trimmed(self) -> bool:
        """True where the last save cut a text at ``text.LONGEST_TEXT`` characters; say so."""
        return self._keeping.trimmed

    def today(self) -> date:
        """The person's day, which may begin later than midnight."""
        return self._keeping.today()

    def batch(self) -> AbstractContextManager[None]:
        """Many saves in one transaction: fast, but on the disk only when the block ends.

        For imports and made-up years, never for a person's session.
        """
        return self._database.batch()

    def look_through(self) -> None:
        """Checks every page; for an idle moment once a week (0.2 s a year of heavy use).

        Raises:
            DamagedDatabase: Something is torn. Go back to a backup.
        """
        self._database.look_through()

    def copy_to(self, target: Path) -> None:
        """Writes a verified copy, encrypted with the same key, to a file not there yet."""
        self._database.copy_to(target)

    def backup_due(self) -> bool:
        """True where something was told since the last backup and today has none yet."""
        return self._database.backup_due(self._keeping.moment())

    def begin_backup(self, kind: Kind = "day") -> PendingBackup:
        """Copies everything (0.1 s a year of use); ``finish`` verifies it, in any thread.

        Raises:
            StoreError: There is no new backup, and nothing has changed.
        """
        return self._database.begin_backup(kind, self._keeping.moment())

    def close(self) -> None:
        """Closes the file and gives its lock back."""
        self._database.close()

    # Out and in

    def portable(self, first: date | None = None, last: date | None = None) -> Portable:
        """Everything from the day ``first`` to the day ``last``, as it travels."""
        from coping_app.store.travel import reading_out

        return reading_out.read_out(self._keeping.read, first, last)

    def take_in(self, portable: Portable, *, keep: bool = True) -> TakenIn:
        """Adds records of another profile that are not here yet, in one transaction.

        Args:
            portable: Checked records. The same ones again add nothing; one that no table takes
                is left out and counted.
            keep: False only counts what would be new.
        """
        from coping_app.store.travel import importing

        try:
            return self._keeping.save(
                lambda c, now: importing.take_in_or_count(c, now, portable, keep)
            )
        except importing.OnlyCounted as counted:
            return counted.found
        finally:
            self._keeping.day_start_hour = values.day_start_hour(self._keeping.read)

    # Deleting for good

    def erasable(self) -> Erasable:
        """What there is that can be deleted for good, session by session and day by day."""
        from coping_app.store.deleting import erasing

        return erasing.find(self._keeping.read)

    def erase(self, target: Target) -> None:
        """Deletes something now and for good: rows, their traces, and every backup.

        A new backup is made of what is left. The session that is going on must not be in it.

        Raises:
            StoreError: Some of it may still be on the disk; the next start wipes it away.
        """
        from coping_app.store.deleting import erasing

        self._keeping.save(lambda c, now: erasing.erase(c, now, target))
        self._wipe()

    def _wipe(self) -> None:
        from coping_app.store.deleting import erasing

        self._database.wipe()
        self._keeping.save(lambda c, _: erasing.wipe_is_done(c))
        # What had to go is gone. Where there is no room for a backup now, the next day makes one.
        with contextlib.suppress(StoreError):
            self._database.begin_backups_anew(self._keeping.moment())

    def _go_on_wiping(self) -> None:
        """A cut, or a full disk, may have come between a deletion and the end of its traces."""
        if not self.view_only and values.is_wipe_due(self._keeping.read):
            with contextlib.suppress(StoreError):
                self._wipe()

    def _purge(self) -> None:
        moment = self._keeping.moment()
        if self.view_only or not removed.is_any_due(self._keeping.read, moment):
            return
        if self._keeping.save(removed.purge):
            # For good means out of the log as well; a disk that can't do it now does it later.
            with contextlib.suppress(StoreError):
                self._database.forget()
