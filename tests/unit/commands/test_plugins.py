from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXERCISE = """format: 1
id: short
version: 1
title: Short
summary: Three calm breaths.
family: relaxation
language: en
length: 24 s
effort: low
posture: [sitting]
tags: [breathing]
ratings: [distress]
steps:
  - breathe: {in: 4 s, out: 4 s}
    rounds: 3
"""


def test_code_of_another_package_that_calls_itself_a_pydantic_plugin_is_not_run(
    tmp_path: Path,
) -> None:
    packages, mark = tmp_path / "packages", tmp_path / "plugin-ran"
    told = packages / "curious-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: curious\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[pydantic]\ncurious = curious:plugin\n")
    (packages / "curious.py").write_text(
        f"import pathlib\npathlib.Path({str(mark)!r}).touch()\nplugin = None\n"
    )
    exercise = tmp_path / "short.yaml"
    exercise.write_text(EXERCISE, encoding="utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(packages)}
    surroundings.pop("PYDANTIC_DISABLE_PLUGINS", None)

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command], env=surroundings, capture_output=True, text=True, timeout=60
        )

    done = run("-m", "coping_app.cli", "check", str(exercise))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not mark.exists()
    run("-c", "import coping_app.content.format.model")
    assert mark.exists(), "the plugin would have been run, else this test proves nothing"
