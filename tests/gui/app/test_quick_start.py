"""The quick start leaves out nothing that anybody notices; each runs in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

WRONG_CALLS = """
import json, sys
if sys.argv[1] == "quick":
    from coping_app.ui.app.quick_start import start_quickly
    start_quickly()
from PySide6 import QtCore, QtGui, QtWidgets
late = [name for name, module in sys.modules.items() if type(module).__name__ == "LateModule"]
told = []
for call in (
    lambda: QtCore.QPoint("a"),
    lambda: QtCore.QTimer.singleShot("soon"),
    lambda: QtGui.QColor(1, 2, 3, 4, 5, 6),
    lambda: QtGui.QFont().setPixelSize("large"),
    lambda: QtCore.QLocale().toString(None, 1, 2, 3, 4),
):
    try:
        call()
    except Exception as error:
        told.append([type(error).__name__, str(error)])
from shibokensupport.signature import get_signature
signature = str(get_signature(QtCore.QObject.setObjectName))
print(json.dumps({"late": late, "told": told, "signature": signature}))
"""
STARTED = """
import sys
from coping_app.ui.app.quick_start import start_quickly
own = __import__
start_quickly()
import coping_app.ui.app.app, coping_app.commands.window
assert __import__ is own, "Python's own import is back"
print(" ".join(sys.modules))
"""


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wrong_calls_are_told_word_for_word_as_without_it() -> None:
    plain, quick = (json.loads(run(WRONG_CALLS, way)) for way in ("plain", "quick"))
    assert quick["told"] == plain["told"]
    assert len(plain["told"]) == 4
    assert quick["signature"] == plain["signature"]


def test_the_parts_that_nobody_asked_for_are_put_off() -> None:
    quick: dict[str, Any] = json.loads(run(WRONG_CALLS, "quick"))
    assert "shibokensupport.signature.parser" in quick["late"]
    assert "shibokensupport.signature.lib.pyi_generator" in quick["late"]
    assert {"inspect", "tempfile"} <= set(quick["late"])


@pytest.fixture(scope="module")
def started() -> list[str]:
    """Every module that is there when the window could be made."""
    return run(STARTED).split()


@pytest.mark.parametrize(
    "module",
    [
        "hashlib", "numpy", "pyqtgraph", "yaml", "pydantic", "logging", "PySide6.QtNetwork",
        "argparse", "tokenize",
    ],
)
def test_the_window_is_there_before_heavy_modules_are(module: str, started: list[str]) -> None:
    assert module not in started
