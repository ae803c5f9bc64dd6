"""What pages are made from, and where they lead: both are handed to each page's ``make``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.catalog.catalog import Catalog, ExerciseInfo
from coping_app.content.catalog.repository import ExerciseRepository
from coping_app.features.today.reader import TodayReader
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore

if TYPE_CHECKING:
    from coping_app.store.backups.backups import Backup


class News(QObject):
    """What the app tells pages that stand already.

    Signals:
        exercise_chosen: An ``ExerciseInfo`` to tell about, True for half as long, and what was
            rated already, 0 to 10 by scale.
        start_in_reach: The exercise that is told about waits for one press.
        files_changed: What is told of an exercise may not be true to its file any more.
        setting_stays: Key of one that could not be kept: its field shows again what is kept.
        first_page_stands: Now there is time for what the first paint did without.
    """

    exercise_chosen = Signal(object, bool, object)
    start_in_reach = Signal()
    files_changed = Signal()
    setting_stays = Signal(str)
    first_page_stands = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_first_page = False

    def tell_first_page_stands(self) -> None:
        """From now on ``has_first_page`` holds."""
        self.has_first_page = True
        self.first_page_stands.emit()


@dataclass(frozen=True)
class Services:
    """What a page may be made from; each takes of it what it needs.

    Attributes:
        themes: The look.
        store: The person's records.
        saves: Keeps what can be kept, and says where it cannot.
        catalog: Finds exercises.
        exercises: Reads them.
        folders: Where everything is kept.
        settings: The settings that hold now.
        today: What there is to do today.
        language: BCP 47, of this time.
        version: Of the app.
        now: Local time.
        is_in_session: Whether an exercise is under way.
        news: What the app tells pages that stand already.
    """

    themes: ThemeStore
    store: Store
    saves: SaveGuard
    catalog: Catalog
    exercises: ExerciseRepository
    folders: Folders
    settings: Callable[[], Settings]
    today: TodayReader
    language: str
    version: Callable[[], str]
    now: Callable[[], datetime]
    is_in_session: Callable[[], bool]
    news: News

    def find(self, exercise_id: str) -> ExerciseInfo | None:
        """An exercise in the person's language or the nearest there is; None where it is gone."""
        return self.catalog.get(exercise_id, self.language)

    def is_known(self, exercise_id: str) -> bool:
        """Whether there is such an exercise."""
        return self.find(exercise_id) is not None


class Says(Protocol):
    """What can say a sentence to the person."""

    def say(self, words: str) -> None:
        """Says it."""


class Navigator(Protocol):
    """Where a page can lead, and what it can have done by the app."""

    def open_page(self, key: str) -> None:
        """Shows the page of ``key`` with fresh content."""

    def go_back(self, key: str = "") -> None:
        """Shows a page again; empty for the one that led here."""

    def find_and_show(self, exercise_id: str) -> None:
        """Shows the exercise of an id before it starts, or says that it is not here."""

    def show_exercise(self, info: ExerciseInfo) -> None:
        """Shows an exercise before it starts."""

    def make_ready(
        self, exercise_id: str, shorter: bool = False, before: Mapping[str, int] | None = None
    ) -> None:
        """Shows it with Start under the keyboard.

        Args:
            exercise_id: Its id.
            shorter: Half as long.
            before: What was rated already, 0 to 10 by scale.
        """

    def start(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int] | None = None
    ) -> None:
        """Starts an exercise with what was chosen and rated for this time."""

    def start_now(self) -> None:
        """Circle and voice at once."""

    def go_on(self, session_id: str) -> None:
        """Goes on with an interrupted session."""

    def finish(self, session_id: str) -> None:
        """Ends an interrupted session where it stood; what was done counts."""

    def ask_day_after(self, session_id: str) -> None:
        """Asks how it is on the day after private writing."""

    def offer_undo(self, words: str, undo: Callable[[], None]) -> None:
        """Says what happened and offers to take it back."""

    def change_setting(self, key: str, value: object) -> None:
        """Keeps a setting and applies it at once."""

    def read_settings_again(self) -> None:
        """Records and settings were read back from a file."""

    def delete_everything(self, own_files: bool) -> None:
        """Deletes it all; with what was added by hand, too, where True."""

    def restore(self, backup: Backup, asking: Says) -> None:
        """Goes back to a backup; ``asking`` is told where that cannot be."""

    def print_text(self, page: QWidget, title: str, text: str) -> None:
        """Asks for a printer over ``page`` and prints."""


MakePage = Callable[[Services, Navigator], QWidget]
"""Each page's ``make``."""
