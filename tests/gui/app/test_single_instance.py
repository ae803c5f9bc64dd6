"""A second start brings the first window to the front."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from coping_app.ui.app.single_instance import ENDING, FOLDER, FirstInstance, ask_running


def test_a_second_start_is_heard_with_its_wish_and_leaves_no_trace(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = FirstInstance(tmp_path)
    heard: list[bool] = []
    # As a second process would: it waits, while the first one's window goes on.
    second = threading.Thread(
        target=lambda: heard.append(ask_running(tmp_path, "box-breathing", 10.0))
    )
    with qtbot.waitSignal(first.asked_to_show, timeout=10_000) as asked:
        second.start()
    second.join()
    assert asked.args == ["box-breathing"]
    assert heard == [True]
    assert not list((tmp_path / FOLDER).iterdir())


def test_with_nobody_there_the_wish_is_taken_back_and_the_start_goes_on(tmp_path: Path) -> None:
    assert not ask_running(tmp_path, "box-breathing", 0.0)
    assert not list((tmp_path / FOLDER).iterdir())


def test_a_wish_that_nobody_heard_is_not_answered_later(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"17{ENDING}").write_text("box-breathing")
    first = FirstInstance(tmp_path)
    with qtbot.assertNotEmitted(first.asked_to_show, wait=50):
        pass
    assert not list((tmp_path / FOLDER).iterdir())


def test_where_nothing_can_be_written_the_second_start_says_no(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    assert not ask_running(tmp_path, "", 0.0)
