"""A signal closes the window properly: the process ends with 0, and everything is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from coping_app.store.store import Store
from coping_app.system.folders import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")

ROOT = Path(__file__).parents[3]
WINDOW = """
import ctypes, signal, sys
# As a terminal starts it: whoever runs the tests in the background had these two ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from PySide6.QtCore import QTimer
from coping_app.ui.app import app as program
from coping_app.cli import main

begin = program.App._complete

def complete(app):
    begin(app)
    app.navigator.change_setting("voice_on", False)
    app.navigator.start(app.services.exercises.find("thought-record"), {})
    app.sessions.flow.page._bridge.begin()
    QTimer.singleShot(0, lambda: say(app))

def say(app):
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
    print("ready", app.sessions.flow.page.session_id, dumpable, flush=True)

program.App._complete = complete
sys.argv = ["coping-app"]
sys.exit(main())
"""


def started(data: Path) -> tuple[subprocess.Popen[str], str, str]:
    """The real window with a session in it, that session's id, and whether it can be dumped."""
    surroundings = os.environ | {
        "COPING_APP_DATA": str(data), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", WINDOW], env=surroundings, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    words = process.stdout.readline().split()
    assert words[:1] == ["ready"], process.stderr.read() if process.stderr else ""
    return process, words[1], words[2]


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_closes_the_window_and_keeps_the_session(number: str, tmp_path: Path) -> None:
    process, session, _ = started(tmp_path / "data")
    process.send_signal(getattr(signal, number))
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in told
    folders = Folders(tmp_path / "data")
    store = Store.open(folders.profile, datetime.now)
    try:
        interrupted = store.sessions.interrupted()
        assert interrupted is not None
        assert session in str(interrupted)
        assert store.settings.get("voice_on", True) is False
    finally:
        store.close()


def test_the_memory_of_a_window_is_never_dumped(tmp_path: Path) -> None:
    process, _, dumpable = started(tmp_path / "data")
    limits = Path(f"/proc/{process.pid}/limits")
    told = limits.read_text().splitlines() if limits.exists() else []
    process.terminate()
    process.communicate(timeout=60)
    assert dumpable == "0"
    for line in told:
        assert "core file size" not in line or line.split()[4:6] == ["0", "0"]
