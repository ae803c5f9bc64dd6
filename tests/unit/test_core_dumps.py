"""The memory of a process that holds records is not written to the disk when it crashes."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = """
import ctypes, os, resource, sys
from coping_app.commands import content
def look(options, folders):
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
    print(resource.getrlimit(resource.RLIMIT_CORE), dumpable, flush=True)
    if "crash" in os.environ: os.abort()
    return 0
content.run_schema = look
sys.argv = ["coping-app", "schema"]
from coping_app.cli import main
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core files")


def run(code: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """In a shell that allows core files, where the system lets it."""
    return subprocess.run(
        ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"', sys.executable, "-c", code],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | more,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_a_command_may_leave_no_core_file_and_refuses_to_be_dumped(tmp_path: Path) -> None:
    assert run(COMMAND, tmp_path).stdout == "(0, 0) 0\n"


def test_a_command_that_crashes_leaves_nothing(tmp_path: Path) -> None:
    done = run(COMMAND, tmp_path, crash="1")
    assert done.returncode < 0, "it did not crash"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
def test_calling_a_command_from_other_code_leaves_that_process_as_it_is() -> None:
    from coping_app.cli import main

    before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
    assert main(["schema"]) == 0
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == before
