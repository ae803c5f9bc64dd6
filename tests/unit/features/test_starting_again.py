from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys
from coping_app.system.starting_again import start_again
print("life", sys.argv[1:], os.getpid(), flush=True)
if os.environ.pop("FIRST", ""):
    start_again()
"""


def test_the_app_starts_again_with_the_same_arguments_and_in_the_same_process() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--data", "a folder"],
        env={**os.environ, "FIRST": "1", "PYTHONPATH": str(root)},
        cwd=root, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    first, second = done.stdout.splitlines()
    assert "'--data', 'a folder'" in first
    assert second == first or sys.platform == "win32"
