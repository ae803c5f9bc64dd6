"""What nothing catches is told by its kind and place alone: a message can hold what was typed."""

from __future__ import annotations

import subprocess
import sys

import pytest

SECRET = "mother"
IN_MAIN = "raise ValueError('mother')"
IN_THREAD = """
import threading
def work(): raise ValueError('mother')
thread = threading.Thread(target=work); thread.start(); thread.join()
"""
UNRAISABLE = """
class Leaving:
    def __del__(self): raise ValueError('mother')
Leaving()
"""
CHAINED = """
def inner(): raise KeyError('mother')
try: inner()
except KeyError as error: raise ValueError('my mother') from error
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    told = f"from coping_app.system.uncaught import take_uncaught\ntake_uncaught()\n{code}"
    return subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("code", [IN_MAIN, IN_THREAD, UNRAISABLE, CHAINED])
def test_an_exception_that_nothing_catches_is_told_without_its_message(code: str) -> None:
    done = run(code)
    assert SECRET not in done.stderr
    assert done.stderr.startswith("ValueError\n  ")
    assert "  <string>:" in done.stderr


@pytest.mark.parametrize("code", [IN_MAIN, IN_THREAD, UNRAISABLE])
def test_python_itself_would_have_told_the_message(code: str) -> None:
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert SECRET in plain.stderr


def test_a_command_tells_none_either() -> None:
    code = """
import sys
from coping_app.commands import content
import coping_app.content.catalog.catalog as catalog
def broken(*_, **__): raise ValueError('mother')
catalog.Catalog.find = broken
sys.argv = ['coping-app', 'list']
from coping_app.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert SECRET not in done.stderr
    assert "ValueError" in done.stderr


def test_stopping_a_command_by_hand_is_told_as_ever() -> None:
    assert "KeyboardInterrupt" in run("raise KeyboardInterrupt").stderr


def test_a_thread_that_ends_itself_is_no_fault() -> None:
    code = IN_THREAD.replace("ValueError('mother')", "SystemExit")
    assert run(code).stderr == ""
