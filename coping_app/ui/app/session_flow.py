"""Runs sessions over the window: starts them, shows their page, and brings the person back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.catalog.repository import ExerciseNotFound
from coping_app.content.reading.problems import ContentError
from coping_app.features.player.finishing import ODD_RECORDS, finish_session
from coping_app.features.today.now import NOW, ONE_BREATH, NowWays
from coping_app.session.runner import State
from coping_app.session.safety import help_comes_first
from coping_app.store.base.errors import StoreError
from coping_app.store.store import Store
from coping_app.ui.app.late_saves import LateSaves
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.session_messages import SessionMessages
from coping_app.ui.player.background import SystemNotifier
from coping_app.ui.player.gentle import GentlePage
from coping_app.ui.player.now_page import NowPage
from coping_app.ui.player.session_maker import SessionMaker
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore

_UNDER_WAY = (State.BEFORE, State.RUNNING, State.PAUSED, State.AFTER)


class Unsaved(NamedTuple):
    """How much waits in memory.

    Attributes:
        things: All of it, with what the app notes by itself.
        answers: What the person told.
    """

    things: int
    answers: int


class SessionFlow(QObject):
    """At most one session at a time, over the whole window.

    Args:
        ways: What the page for hard moments leads on to.

    Signals:
        setting_changed: A key of ``Settings`` and its value, changed while practising.
        now_left: The page for hard moments was left; the page from before is up again.
    """

    setting_changed = Signal(str, object)
    now_left = Signal()

    def __init__(
        self,
        maker: SessionMaker,
        store: Store,
        window: MainWindow,
        themes: ThemeStore,
        ways: NowWays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._maker = maker
        self._ways = ways
        self._store = store
        self._window = window
        self._themes = themes
        self._page: SessionPage | NowPage | None = None
        self._before_now = ""
        self._aside: SessionPage | None = None
        self._messages = SessionMessages(themes, window)
        self._late = LateSaves(window, store.sessions.leave, self)
        window.bars.paused.acted.connect(self.back_to_session)

    @property
    def page(self) -> SessionPage | NowPage | None:
        """The session that is up."""
        return self._page

    def start(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int] | None = None
    ) -> None:
        """Starts an exercise anew; one that is up is stopped first, with what was done kept.

        Where the ratings are at their worst, help is offered first, beside beginning.

        Args:
            info: What to start.
            chosen: Choices for this time, by the names of ``Choices``.
            before: Ratings, 0 to 10 by scale, that were given where it was started.
        """
        given = dict(before or {})
        if help_comes_first(given):
            self._offer_help(info, chosen, given)
        else:
            self._begin(info, chosen, given)

    def _begin(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int]
    ) -> None:
        self._end_current()
        try:
            page = self._maker.fresh(info, chosen, before)
        except (ContentError, ExerciseNotFound, StoreError, ValueError) as error:
            self._messages.say(error)
            return
        self._show(page)

    def start_now(self) -> None:
        """Circle and voice at once, with nothing to answer; one press more brings them back up.

        An exercise that is under way waits, and is there again when this one is left.
        """
        if isinstance(self._page, NowPage):
            self.back_to_session()
            self._page.go_on()
            return
        self._before_now = self._window.page_key
        if self._page is not None and self._page.bridge.runner.state in _UNDER_WAY:
            self._page.pause()
            self._aside, self._page = self._page, None
        self._begin_now(NOW)

    def go_on(self, session_id: str) -> None:
        """Goes on with an interrupted session where it was, or offers to finish it.

        Its records may have come from a file or lie there from an earlier version, and its
        exercise may be gone: whatever is odd about it, the person is not stopped by it.
        """
        self._end_current()
        try:
            page = self._maker.resumed(session_id)
            self._show(page)
        except StoreError as error:
            self._messages.say(error)
        except (ContentError, ExerciseNotFound, *ODD_RECORDS):
            self.drop()
            self._messages.offer_to_finish(session_id, self.finish)

    def finish(self, session_id: str) -> None:
        """Ends an interrupted session as stopped; what was done is counted."""
        finish_session(self._store.sessions, session_id)

    def drop(self) -> None:
        """Puts the running session away as it is; it can be taken up again from Today.

        What was for a hard moment ends instead: it begins anew with one press. One that was stopped
        is over with that. What could not be saved yet is tried until it is.
        """
        self._put_away()
        self._page, self._aside = self._aside, None
        self._put_away()
        self._window.bars.paused.hide()

    def prepare(self, info: ExerciseInfo) -> None:
        """An exercise is looked at that may be started next: its first lines are spoken ahead."""
        if self._page is None:
            self._maker.prepare(info)

    def close(self) -> None:
        """The window closes: all is put away, and nothing is saved from now on."""
        self._maker.drop_prepared()
        self.drop()
        self._late.close()

    @property
    def unsaved(self) -> Unsaved:
        """What waits in memory, of the session that is up and of those before it."""
        own = [page.saves for page in (self._page, self._aside) if page is not None]
        return Unsaved(
            self._late.unsaved + sum(saves.unsaved for saves in own),
            self._late.unsaved_answers + sum(saves.unsaved_answers for saves in own),
        )

    def retry_saving(self) -> StoreError | None:
        """Tries to save all that waits; answers what stood in the way, or None."""
        failed = None
        for page in (self._page, self._aside):
            failed = (page.saves.retry() if page is not None else None) or failed
        return self._late.retry() or failed

    def back_to_session(self) -> None:
        """Shows the paused session again, for example after help was read."""
        self._window.bars.paused.hide()
        if self._page is not None:
            self._window.cover(self._page)
            self._page.focus_heading()

    def _show(self, page: SessionPage) -> None:
        page.left.connect(self._left)
        page.grounding_requested.connect(self.start_now)
        page.run_in_background(self._window, SystemNotifier(self._window))
        self._bring_up(page)

    def _bring_up(self, page: SessionPage | NowPage) -> None:
        self._page = page
        page.help_requested.connect(self._help_requested)
        page.setting_changed.connect(self.setting_changed)
        self._window.cover(page)
        page.begin()

    def _left(self) -> None:
        self.drop()
        self._window.open_page("today")

    def _begin_now(self, exercise_id: str) -> None:
        """On the page for hard moments; what was done before it is kept."""
        self._put_away()
        self._window.bars.paused.hide()
        try:
            page = self._maker.now(exercise_id, self._ways)
        except (ContentError, ExerciseNotFound, ValueError) as error:
            self._take_back()
            self._messages.say(error)
            return
        page.left.connect(self._now_left)
        page.breath_requested.connect(lambda: self._begin_now(ONE_BREATH))
        page.again_requested.connect(lambda: self._begin_now(exercise_id))
        page.exercise_requested.connect(self._start_other)
        self._bring_up(page)

    def _start_other(self, exercise_id: str) -> None:
        """Another exercise from the page for hard moments; its file may be gone by now."""
        try:
            info = self._maker.find(exercise_id)
        except ExerciseNotFound as error:
            self._messages.say(error)
            return
        self.start(info, {})

    def _now_left(self) -> None:
        """Back to where one was: the exercise that waits, or the page."""
        self._put_away()
        self._window.open_page(self._before_now or "today")
        self._take_back()
        self.back_to_session()
        self.now_left.emit()

    def _take_back(self) -> None:
        """What was set aside is the session again."""
        self._page, self._aside = self._aside, None

    def _put_away(self) -> None:
        """Takes the session that is up from the screen; what is set aside stays there."""
        page, self._page = self._page, None
        if page is None:
            return
        if isinstance(page, NowPage):
            page.end_quietly()
        else:
            page.end_if_stopped()
        self._late.take(page.saves)
        page.close_session()
        self._window.uncover(page)

    def _help_requested(self) -> None:
        """Help comes up at once; a running exercise waits and can be gone back to."""
        self._window.bars.paused.setVisible(self._page is not None)
        self._window.open_page("help")

    def _offer_help(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int]
    ) -> None:
        """Help first, and nobody is locked out; nothing has begun, and nothing is kept yet."""
        page = GentlePage(self._themes, info.title)

        def go_on(what: Callable[[], None]) -> None:
            what()
            self._window.uncover(page)

        page.begin_requested.connect(
            lambda: go_on(lambda: self._begin(info, chosen, before))
        )
        page.grounding_requested.connect(lambda: go_on(self.start_now))
        page.help_requested.connect(lambda: go_on(self._help_requested))
        page.left.connect(lambda: go_on(self._window.show_shell))
        self._window.cover(page)
        page.focus_heading()

    def _end_current(self) -> None:
        """A session that is still running is stopped properly before another one starts."""
        if isinstance(self._page, NowPage):
            self._put_away()
            self._take_back()
        if isinstance(self._page, SessionPage):
            self._page.stop()
            self._page.stop()
        self.drop()
