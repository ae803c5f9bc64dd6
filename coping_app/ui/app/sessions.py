"""The part that runs sessions, imported when the first one starts or is made ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coping_app.content.reference.places import exercises_folder
from coping_app.features.today.now_reader import NowReader
from coping_app.ui.app.closing_question import ClosingQuestion
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.parts.services import Services
from coping_app.ui.widgets.announcer import announcer_of

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo
    from coping_app.ui.app.session_flow import SessionFlow


class Sessions(QObject):
    """Sessions over the window.

    Args:
        services: What they are made from.
        window: Covered by a session.
        change_setting: Keeps a setting that was changed while practising.
        after_now: Called when the page for hard moments was left.
    """

    def __init__(
        self,
        services: Services,
        window: MainWindow,
        change_setting: Callable[[str, object], None],
        after_now: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._window = window
        self._change_setting = change_setting
        self._after_now = after_now
        self.flow: SessionFlow | None = None

    def ready(self) -> SessionFlow:
        """What runs sessions, made now if need be."""
        if self.flow is None:
            self.flow = self._make()
            self._ask_before_closing(self.flow)
        return self.flow

    @property
    def is_one_up(self) -> bool:
        """Whether an exercise is under way."""
        return self.flow is not None and self.flow.page is not None

    def prepare(self, info: ExerciseInfo) -> None:
        """While its page is read, Start's imports are made and the first lines are spoken."""
        if self._window.page_key == "exercise" and self._services.settings().voice_on:
            self.ready().prepare(info)

    def prepare_offer(self) -> None:
        """While the first page is read, what a session needs is imported.

        The first lines of what Today offers are spoken ahead; as a rule they lie on the disk.
        """
        if self.flow is not None:
            return
        flow = self.ready()
        offer = None
        if self._window.page_key == "today":
            offer = self._services.today.read().offer
        if offer is not None:
            flow.prepare(offer.exercise)

    def drop(self) -> None:
        """Puts a running session away as it is."""
        if self.flow is not None:
            self.flow.drop()

    def close(self) -> None:
        """The window closes."""
        if self.flow is not None:
            self.flow.close()

    def _make(self) -> SessionFlow:
        from coping_app.audio.hibari_voice import HibariVoice
        from coping_app.ui.app.session_flow import SessionFlow
        from coping_app.ui.player.session_maker import SessionMaker
        services = self._services
        maker = SessionMaker(
            services.themes,
            services.store,
            services.exercises,
            services.folders.speech,
            services.settings,
            self._own_chart,
            announcer_of(self._window).say,
            HibariVoice(),
        )
        reader = NowReader(
            services.store, services.find, lambda: services.today.care.today().left_out
        )
        flow = SessionFlow(
            maker, services.store, self._window, services.themes, reader.ways(), self
        )
        flow.setting_changed.connect(self._change_setting)
        flow.now_left.connect(self._after_now)
        return flow

    def _own_chart(self, name: str) -> QWidget | None:
        """One of the person's own charts for a ``show`` step; None where there is no data yet."""
        from coping_app.content.reference.scales import load_scales
        from coping_app.ui.pages.progress.own_charts import own_chart

        services = self._services
        scales = load_scales(exercises_folder(), services.language)
        return own_chart(name, services.themes, services.store, scales)

    def _ask_before_closing(self, flow: SessionFlow) -> None:
        question = ClosingQuestion(
            self._services.themes,
            self._window,
            flow.retry_saving,
            lambda: flow.unsaved.answers,
            self,
        )
        self._window.ask_before_closing(question.may_close)
