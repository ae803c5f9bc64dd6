"""Records on a medium that takes no changes: looking works, and the window says so at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.store.viewing import LEFT_BY_OLDER_VERSIONS
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.message_bar import MessageBar
from tests.gui.page_fakes import settle

WORDS = "You can look but not add: nothing can be saved in this folder."


class LookedAt(Store):
    """A store that opened for viewing."""

    @property
    def view_only(self) -> bool:
        """Always."""
        return True


@pytest.mark.parametrize("can_save", [True, False])
def test_the_window_says_at_once_whether_one_can_only_look(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path, can_save: bool
) -> None:
    kind = Store if can_save else LookedAt
    folders = Folders(tmp_path)
    app = App(qapp, folders, kind.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)
    app.open()
    settle()

    bars = [bar.text() for bar in app.window.findChildren(MessageBar) if bar.isVisible()]

    assert bars == ([] if can_save else [WORDS])
    assert app.window.page_key == ("" if can_save else "today"), "a first run could not be kept"
    app.window.close()


def test_the_first_quiet_moment_sweeps_what_older_versions_left(
    qtbot: QtBot,
    qapp: QApplication,
    themes: ThemeStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left = tmp_path / f"{LEFT_BY_OLDER_VERSIONS}abc"
    left.mkdir()
    (left / "keyslots.json").write_text("a key")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folders = Folders(tmp_path / "data")
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)

    with qtbot.waitSignal(app.window.first_painted):
        app.open()
    settle()

    assert not left.exists()
    app.window.close()
