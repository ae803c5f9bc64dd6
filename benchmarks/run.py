"""What every measurement is given: how long to take, where to write, and how to start a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(__file__).parent / "programs"
LAST_WORDS = 2_000
"""So much of what a failing program wrote is told."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks.

    Attributes:
        folder: For files of this run alone; it goes when the run ends.
        rounds: How often programs are started in turns.
        sound_s: Seconds of sound that are played and recorded.
        screen: Environment that puts windows on a screen (or on none).
        screen_name: The same in words.
    """

    folder: Path
    rounds: int
    sound_s: float
    screen: dict[str, str]
    screen_name: str

    def environment(self, **more: str) -> dict[str, str]:
        """For started programs: as a person's, with byte code kept from start to start."""
        variables = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        variables["PYTHONPATH"] = str(ROOT)
        variables["PYTHONPYCACHEPREFIX"] = str(self.folder / "bytecode")
        return variables | self.screen | more

    def command(self, program: str, *arguments: str) -> list[str]:
        """How one of ``benchmarks/programs`` is started."""
        return [sys.executable, str(PROGRAMS / f"{program}.py"), *arguments]

    def start(self, program: str, *arguments: str, **more: str) -> dict[str, Any]:
        """Runs one program; answers what it says on its last line, and when it was started.

        Raises:
            RuntimeError: It failed; with what it wrote to stderr.
        """
        started_ns = time.monotonic_ns()
        done = subprocess.run(
            self.command(program, *arguments),
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=600 + 2 * self.sound_s,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stderr[-LAST_WORDS:]}")
        said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return said | {"started_ns": started_ns}


def in_turns(rounds: int, names: Sequence[str]) -> list[str]:
    """Each name once a round; every other round backwards, so that none always goes first."""
    order = list(names)
    return [name for number in range(rounds) for name in (order, order[::-1])[number % 2]]
