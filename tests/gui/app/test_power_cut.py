"""``kill -9`` in the middle of each kind of step, in a process of its own."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import STEP_KINDS
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.steps.registry import STEERING
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText

ROOT = Path(__file__).parents[3]
EXERCISE = ROOT / "tests" / "data" / "every-verb.yaml"
STEPS = load_exercise(EXERCISE).steps


def cut_in_step(data: Path, step: int, *more: str) -> dict[str, Any]:
    """Runs to a step, kills the process there, and answers what it had told."""
    command = [sys.executable, "-m", "tests.gui.kill_helper", str(data), str(step), *more]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    told: dict[str, Any] = json.loads(line)
    return told


def test_one_step_of_each_kind_that_shows_is_cut() -> None:
    assert {step.verb for step in STEPS} == set(STEP_KINDS) - STEERING


@pytest.mark.parametrize("step", range(len(STEPS)), ids=lambda n: f"{n}-{STEPS[n].verb}")
def test_a_kill_in_this_step_loses_nothing_and_is_offered_to_go_on(
    step: int, tmp_path: Path, qtbot: QtBot, qapp: QApplication, themes: ThemeStore
) -> None:
    data = tmp_path / "data"
    (data / "exercises").mkdir(parents=True)
    shutil.copy(EXERCISE, data / "exercises")
    told = cut_in_step(data, step)
    assert told["place"][0] == step
    assert told["unsaved"] == 0

    folders = Folders(data)
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)
    app.open()
    interrupted = app._store.sessions.interrupted()
    assert interrupted is not None
    assert interrupted.id == told["session"]
    assert len(app._store.sessions.events(interrupted.id)) >= told["events"]
    today = app.window.page("today")
    said = [label.text() for label in today.findChildren(PlainText) if label.isVisibleTo(today)]
    assert any("stopped" in words for words in said)

    app.navigator.go_on(interrupted.id)
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    assert page._runner.current is not None
    assert list(page._runner.current.block.place) == told["place"]
    env = page._runner.answers.env()
    assert {key: env.get(key) for key in told["env"]} == told["env"]
    app.window.close()


def test_a_kill_in_a_breath_goes_on_with_this_very_breath(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, themes: ThemeStore
) -> None:
    data = tmp_path / "data"
    (data / "exercises").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "data" / "quick-breaths.yaml", data / "exercises")
    told = cut_in_step(data, 1, "quick-breaths", "5000")
    reached = told["reached"]
    assert reached["place"] == [1]
    assert reached["at_s"] >= 2.0

    folders = Folders(data)
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)
    app.open()
    app.navigator.go_on(told["session"])
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    assert page._runner.current is not None
    first = page._runner.current.block.cues[0]
    # The breath that was told, or the next one if it began before the kill came.
    assert (first.kind, first.at_s) in [("inhale", reached["at_s"] + n) for n in (0.0, 2.0)]
    assert first.number == 1 + first.at_s / 2.0
    app.window.close()
