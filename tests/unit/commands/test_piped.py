"""A reader that goes away ends a command quietly, and a full disk is told in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coping_app.commands.piped import READER_GONE

ROOT = Path(__file__).parents[3]
COMMANDS = (
    ["list"], ["list", "--json"], ["check", "exercises"], ["check", "pyproject.toml"], ["schema"],
    ["preview", "body-scan-short"], ["--help"], ["list", "--help"], ["export", "json", "-"],
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of another kind")


def run_unread(arguments: list[str], data: Path, both: bool) -> subprocess.CompletedProcess[str]:
    """Runs a command whose stdout, or stderr as well, nobody reads from the start."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            [sys.executable, "-m", "coping_app.cli", "--data", str(data), *arguments],
            stdout=writing, stderr=writing if both else subprocess.PIPE,
            cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True, timeout=120,
        )  # fmt: skip
    finally:
        os.close(writing)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_pipe_is_no_traceback(arguments: list[str], tmp_path: Path) -> None:
    done = run_unread(arguments, tmp_path, both=False)
    assert "Error" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.returncode in (0, 1, 2, 3, READER_GONE)


def test_what_could_not_be_told_to_the_end_is_not_called_done(tmp_path: Path) -> None:
    assert run_unread(["list"], tmp_path, both=False).returncode == READER_GONE
    assert run_unread(["list"], tmp_path, both=True).returncode == READER_GONE


def test_a_reader_that_takes_one_line_gets_it(tmp_path: Path) -> None:
    command = f"{sys.executable} -m coping_app.cli --data {tmp_path} list | head -1"
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
