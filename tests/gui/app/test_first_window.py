"""What nobody needs before the first window is not there yet; seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = """
import gc, sys
from coping_app.commands.window import load_app
load_app()
print(gc.isenabled())
print(" ".join(sys.modules))
"""


@pytest.fixture(scope="module")
def loaded() -> tuple[str, list[str]]:
    """Whether garbage is collected, and every module there, when the window could be made."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    collecting, modules = done.stdout.splitlines()
    return collecting, modules.split()


@pytest.mark.parametrize(
    "module", ["numpy", "pyqtgraph", "yaml", "pydantic", "PySide6.QtNetwork", "onnxruntime"]
)
def test_the_window_is_there_before_heavy_modules_are(
    module: str, loaded: tuple[str, list[str]]
) -> None:
    assert "PySide6.QtWidgets" in loaded[1]
    assert module not in loaded[1]


def test_no_thread_collects_before_the_window_stands(loaded: tuple[str, list[str]]) -> None:
    assert loaded[0] == "False"
