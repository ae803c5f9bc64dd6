"""The computer stays awake while a session runs, and only then."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from coping_app.session.runner import State
from coping_app.ui.platform.wakefulness import (
    DBusWakefulness,
    ProcessWakefulness,
    WindowsWakefulness,
    has_session_bus,
    system_wakefulness,
)
from coping_app.ui.player.awake import AwakeWhileRunning
from tests.fakes import Recorder
from tests.gui.clock_fakes import Rig
from tests.unit.session.making import exercise, say, wait


class NotedWakefulness:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def hold(self) -> None:
        self.asked.append("hold")

    def release(self) -> None:
        self.asked.append("release")


@pytest.fixture
def rig(qapp: QApplication) -> Rig:
    return Rig(exercise(say(), wait(8.0), ratings=["pain"]))


@pytest.fixture
def noted(rig: Rig) -> NotedWakefulness:
    noted = NotedWakefulness()
    AwakeWhileRunning(rig.bridge, noted)
    return noted


def test_it_is_held_while_practice_runs_and_let_go_at_its_end(
    rig: Rig, noted: NotedWakefulness
) -> None:
    rig.bridge.start()
    rig.bridge.rate("pain", 5)
    assert noted.asked == []
    rig.bridge.begin()
    assert noted.asked == ["hold"]
    rig.run_to_end()
    assert rig.runner.state is State.AFTER
    assert noted.asked == ["hold", "release"]


def test_a_pause_lets_go_and_going_on_holds_again(rig: Rig, noted: NotedWakefulness) -> None:
    rig.begin()
    rig.bridge.pause()
    assert noted.asked == ["hold", "release"]
    rig.bridge.resume()
    rig.run(1.0)
    assert noted.asked == ["hold", "release", "hold"]
    rig.bridge.stop()
    assert noted.asked == ["hold", "release", "hold", "release"]


def test_a_session_put_away_lets_go_once(rig: Rig, noted: NotedWakefulness) -> None:
    rig.begin()
    rig.bridge.close()
    rig.bridge.close()
    assert noted.asked == ["hold", "release"]


def test_windows_is_asked_for_screen_and_system_and_then_for_nothing() -> None:
    told = Recorder()
    wakefulness = WindowsWakefulness(told)
    wakefulness.hold()
    wakefulness.release()
    assert told.values == [0x80000003, 0x80000000]


@pytest.mark.skipif(sys.platform == "win32", reason="a program of other systems")
def test_a_helping_process_runs_only_while_it_is_held(qapp: QApplication) -> None:
    wakefulness = ProcessWakefulness(sys.executable, "-c", "input()")
    wakefulness.hold()
    wakefulness.hold()
    process = wakefulness._process
    assert process is not None
    assert process.waitForStarted(10_000)
    wakefulness.release()
    wakefulness.release()
    assert process.processId() == 0


def test_a_helping_process_that_is_missing_is_no_matter(qapp: QApplication) -> None:
    wakefulness = ProcessWakefulness("/nowhere/caffeinate")
    wakefulness.hold()
    QCoreApplication.processEvents()
    wakefulness.release()


def test_without_any_bus_nothing_is_asked_and_nothing_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    wakefulness = DBusWakefulness()
    wakefulness.hold()
    wakefulness.release()
    wakefulness.release()
    assert capfd.readouterr() == ("", "")


def test_a_session_bus_is_known_by_its_address_or_its_usual_place(tmp_path: Path) -> None:
    assert not has_session_bus({})
    assert has_session_bus({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"})
    assert not has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})
    (tmp_path / "bus").touch()
    assert has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})


def test_this_system_has_a_way() -> None:
    wakefulness = system_wakefulness()
    assert callable(wakefulness.hold)
    assert callable(wakefulness.release)
