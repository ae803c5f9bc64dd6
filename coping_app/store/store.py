"""The store: everything a person's profile keeps, behind one small class.

Each method is one question or one transaction; what it does stands in the module of its name
(``events``, ``queries``, ``cards``, …). When a method that saves returns, it is on the disk.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coping_app.store.base.engine import Connection
from coping_app.store.base.errors import StoreError
from coping_app.store.base.migrations import MIGRATIONS
from coping_app.store.base.moments import Moment
from coping_app.store.database import Database
from coping_app.store.deleting import removed
from coping_app.store.keeping import Keeping, Now
from coping_app.store.opening import open_memory
from coping_app.store.profile import open_database
from coping_app.store.repositories import (
    drafts,
    events,
    plans,
    queries,
    questionnaires,
    reached,
    values,
)
from coping_app.store.repositories.calendar import CalendarRepository
from coping_app.store.repositories.cards import CardRepository
from coping_app.store.repositories.day_marks import DayMarkRepository
from coping_app.store.repositories.derive import ENDINGS
from coping_app.store.repositories.drawings import DrawingRepository
from coping_app.store.repositories.events import Beginning
from coping_app.store.repositories.records import (
    MarkedAreas,
    PlanInUse,
    RatedOnce,
    RatingPair,
    StoredAnswer,
    StoredDayAfter,
    StoredEvent,
    StoredRating,
    StoredScore,
    StoredSession,
    Useful,
)

if TYPE_CHECKING:
    from coping_app.store.backups.backups import PendingBackup
    from coping_app.store.backups.thinning import Kind
    from coping_app.store.deleting.erasing import Erasable, Target
    from coping_app.store.travel.portable import Portable, TakenIn


class Store:
    """A person's records. One process uses it, and one thread at a time.

    Every method can raise a ``StoreError``; one that saves has then kept nothing.
    """

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._keeping = Keeping(database, now)
        self._live: set[str] = set()
        self.cards = CardRepository(self._keeping)
        self.drawings = DrawingRepository(self._keeping)
        self.calendar = CalendarRepository(self._keeping)
        self.day_marks = DayMarkRepository(self._keeping)
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
            self._keeping.reread_day_start()

    # Sessions

    def begin_session(
        self,
        exercise_id: str,
        version: int,
        title: str,
        language: str,
        choices: Mapping[str, Any],
    ) -> str:
        """Begins a session; returns its id. ``choices`` is JSON-ready."""
        beginning = Beginning(exercise_id, version, title, language, choices)
        session_id = self._keeping.save(lambda c, now: events.begin_session(c, now, beginning))
        self._live.add(session_id)
        return session_id

    def add_event(self, session_id: str, kind: str, body: Mapping[str, Any]) -> None:
        """Adds an event and what follows from it; on return both are on the disk.

        Args:
            session_id: From ``begin_session``, or of an interrupted session that goes on.
            kind: A class name of ``session/events.py`` in kebab case.
            body: JSON-ready. Text that must not be kept must not be in it.

        Raises:
            KeyError: There is no such session.
        """
        cleaned = self._keeping.clean(dict(body))

        def add(connection: Connection, now: Moment) -> None:
            number = events.number_of(connection, session_id)
            events.add_event(connection, now, number, kind, cleaned)

        self._keeping.save(add)
        if kind in ENDINGS:
            self._live.discard(session_id)
            # The event is kept. Raising now would have it written a second time.
            with contextlib.suppress(StoreError):
                self._database.tidy()
        else:
            self._live.add(session_id)

    def leave(self, session_id: str) -> None:
        """A session that was put away before its end: from now on it can be gone on with."""
        self._live.discard(session_id)

    def interrupted(self) -> StoredSession | None:
        """The session that was cut off last, unless another one has been done since."""
        return queries.interrupted(self._keeping.read, self._live)

    def events(self, session_id: str) -> list[StoredEvent]:
        """The events that were added to a session, in that order."""
        return events.events_of(self._keeping.read, session_id)

    def session(self, session_id: str) -> StoredSession | None:
        """One session, removed or not."""
        return queries.session(self._keeping.read, self._live, session_id)

    def sessions(
        self,
        since: date | None = None,
        exercise_id: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StoredSession]:
        """Sessions from the day ``since`` on, the latest first, in the order they were begun.

        Of practice only: questionnaires that were filled in have lists of their own.

        Ask with ``limit`` for a page: the time then doesn't grow with the years.
        """
        return queries.sessions(self._keeping.read, self._live, since, exercise_id, limit, offset)

    def set_useful(self, session_id: str, useful: Useful) -> None:
        """Keeps the person's word on whether a session was useful."""

        def tell(connection: Connection, now: Moment) -> None:
            number = events.number_of(connection, session_id)
            events.add_event(connection, now, number, events.USEFUL_TOLD, {"useful": useful})

        self._keeping.save(tell)

    def tell_day_after(self, session_id: str, scale: str, value: int | None) -> None:
        """Keeps how it was on a day after a session, as one more event of it; None was skipped."""
        body = {"scale": scale, "value": value}

        def tell(connection: Connection, now: Moment) -> None:
            number = events.number_of(connection, session_id)
            events.add_event(connection, now, number, queries.DAY_AFTER_RATED, body)

        self._keeping.save(tell)

    def remove_session(self, session_id: str) -> None:
        """Takes a session out of every list and sum; it can be restored for 30 days."""
        self._keeping.save(lambda c, now: removed.mark_session(c, session_id, now.utc_ms))

    def restore_session(self, session_id: str) -> None:
        """Takes the removal of a session back."""
        self._keeping.save(lambda c, _: removed.mark_session(c, session_id, None))

    def removed_sessions(self) -> list[StoredSession]:
        """Sessions removed in the last 30 days, the last removed first."""
        return queries.removed_sessions(self._keeping.read)

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

    # Numbers

    def pairs(
        self,
        since: date | None = None,
        exercise_id: str | None = None,
        scale: str | None = None,
    ) -> list[RatingPair]:
        """Scales rated both before and after a session, in the order they were begun."""
        return queries.pairs(self._keeping.read, since, exercise_id, scale)

    def rated_once(self, since: date | None = None) -> list[RatedOnce]:
        """Every scale rated before a session, and after it where it was, in order of time."""
        return queries.rated_once(self._keeping.read, since)

    def latest_pairs(
        self, exercise_id: str, scale: str, since: date | None = None, limit: int | None = None
    ) -> list[RatingPair]:
        """The latest pairs of one exercise on one scale, the oldest of them first."""
        from coping_app.store.repositories import summing

        return summing.latest_pairs(self._keeping.read, exercise_id, scale, since, limit)

    def values_before(
        self, scale: str, since: date | None = None
    ) -> dict[date, tuple[int, ...]]:
        """What was rated before practice on each day that has such a rating, in order."""
        from coping_app.store.repositories import summing

        return summing.values_before(self._keeping.read, scale, since)

    def ratings(self, scale: str, since: date | None = None) -> list[StoredRating]:
        """Every rating of a scale that was given, in order."""
        return queries.ratings(self._keeping.read, scale, since)

    def day_after(self, since: date) -> list[StoredDayAfter]:
        """What was told on days after the sessions since a day, in order."""
        return queries.day_after(self._keeping.read, since)

    def answers(
        self, name: str, since: date | None = None, exercise_id: str | None = None
    ) -> list[StoredAnswer]:
        """Every answer of that name, in order; of one exercise if told."""
        return queries.answers(self._keeping.read, name, since, exercise_id)

    def marked_areas(self, since: date | None = None) -> list[MarkedAreas]:
        """Body areas that were marked for each session that went through the body, in order."""
        from coping_app.store.repositories import body_areas

        return body_areas.marked(self._keeping.read, since)

    def practice_by_day(self, since: date | None = None) -> dict[date, float]:
        """Seconds of practice of each day that had any, in order; stopped sessions count."""
        return queries.practice_by_day(self._keeping.read, since)

    # Questionnaires

    def begin_questionnaire(
        self, questionnaire_id: str, version: int, title: str, language: str
    ) -> str:
        """Begins to fill in a questionnaire; returns the id of its session."""
        name = questionnaires.session_name(questionnaire_id)
        return self.begin_session(name, version, title, language, {})

    def answer_questionnaire(
        self, session_id: str, number: int, item: str, value: float | None
    ) -> None:
        """Keeps the answer to one item, None where it was skipped; on return it is on the disk.

        Args:
            session_id: From ``begin_questionnaire`` or ``open_questionnaire``.
            number: Of the item, from 0.
            item: Its id.
            value: One of its values.
        """
        self._keeping.save(
            lambda c, now: questionnaires.answer(c, now, session_id, number, item, value)
        )

    def finish_questionnaire(
        self, session_id: str, value: float | None = None, parts: Mapping[str, float] | None = None
    ) -> None:
        """Ends a questionnaire, with its score and those of its parts where there is one."""
        given = dict(parts or {})
        self._keeping.save(lambda c, now: questionnaires.finish(c, now, session_id, value, given))
        self._live.discard(session_id)

    def open_questionnaire(
        self, questionnaire_id: str, since: date
    ) -> questionnaires.OpenQuestionnaire | None:
        """The latest one begun since a day, if it was not finished: it can be gone on with."""
        return questionnaires.begun(self._keeping.read, questionnaire_id, since)

    def questionnaire_day(self, questionnaire_id: str) -> date | None:
        """The day on which a questionnaire was filled in last."""
        return questionnaires.last_day(self._keeping.read, questionnaire_id)

    def questionnaire_scores(
        self, questionnaire_id: str, since: date | None = None
    ) -> list[StoredScore]:
        """Every score of a questionnaire, in order; there is none where an item was skipped."""
        return questionnaires.scores(self._keeping.read, questionnaire_id, since)

    def unscored_days(self, questionnaire_id: str, since: date | None = None) -> list[date]:
        """The day of each questionnaire that was ended with answers missing, in order."""
        return questionnaires.unscored_days(self._keeping.read, questionnaire_id, since)

    # Drafts and drawings

    def save_draft(self, session_id: str, place: Sequence[int], value: Any) -> None:
        """Keeps what was begun in a step, until its answer is given or the session ends."""
        cleaned = self._keeping.clean(value)

        def save(connection: Connection, now: Moment) -> None:
            number = events.number_of(connection, session_id)
            drafts.save(connection, now, number, place, cleaned)

        self._keeping.save(save)

    def draft(self, session_id: str, place: Sequence[int]) -> Any:
        """The draft of a step, or None."""
        return drafts.find(self._keeping.read, session_id, place)

    def remove_draft(self, session_id: str, place: Sequence[int]) -> None:
        """Destroys the draft of a step, in the log of the database as well.

        Raises:
            StoreError: It may still be on the disk; ask again.
        """
        self._keeping.save(lambda c, _: drafts.remove(c, events.number_of(c, session_id), place))
        self._database.forget()

    def save_reached(self, session_id: str, at: Mapping[str, Any]) -> None:
        """Keeps how far the running step has come, until the session ends; ``at`` is JSON-ready."""

        def save(connection: Connection, now: Moment) -> None:
            reached.save(connection, now, events.number_of(connection, session_id), at)

        self._keeping.save(save)

    def reached(self, session_id: str) -> dict[str, Any] | None:
        """How far the running step had come; None for its beginning."""
        return reached.find(self._keeping.read, session_id)

    # Calendar and plan

    def set_plan(self, plan_id: str, started: date) -> None:
        """Takes up a plan; the one before ends today."""
        self._keeping.save(lambda c, now: plans.take_up(c, now, plan_id, started))

    def end_plan(self) -> None:
        """Ends the plan in use, if there is one."""
        self._keeping.save(plans.put_down)

    def plan(self) -> PlanInUse | None:
        """The plan in use."""
        latest = plans.history(self._keeping.read)[:1]
        return latest[0] if latest and latest[0].ended is None else None

    # Settings

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting, or ``default`` where it was never set."""
        return values.get(self._keeping.read, key, default)

    def settings_under(self, prefix: str) -> dict[str, Any]:
        """Settings whose keys begin with ``prefix``: things that are kept one a key.

        Each travels by its own key, so that those of two computers add up.
        """
        return values.under(self._keeping.read, prefix)

    def set_setting(self, key: str, value: Any) -> None:
        """Keeps a JSON-ready value. ``day_start_hour`` moves the start of the days to come."""
        cleaned = self._keeping.clean(value)
        self._keeping.save(lambda c, _: values.put(c, key, cleaned))
        self._keeping.reread_day_start()

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
