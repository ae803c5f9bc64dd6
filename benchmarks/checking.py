"""How long ``check`` takes for a thousand exercises."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.figures import Measured, Outcome
from benchmarks.material import write_exercises
from benchmarks.run import Run, in_turns

COUNT = 1_000
MOST_ROUNDS = 7
_NOTE = (
    f"Whole processes in turns: `coping-app check` of {COUNT:,} files with the content of the "
    "shipped exercises, and a program that only loads the same files with PyYAML's CSafeLoader."
)


def measure(run: Run) -> dict[str, Outcome]:
    """Row ``check``."""
    folder = run.folder / "check"
    write_exercises(folder, COUNT)
    commands = {
        "ours": [sys.executable, "-m", "coping_app.cli", "check", str(folder)],
        "peer": run.command("load_yaml", str(folder)),
    }
    times: dict[str, list[float]] = {"ours": [], "peer": []}
    for name in commands:  # the first start writes byte code
        _run_for(run, commands[name])
    for name in in_turns(min(run.rounds, MOST_ROUNDS), list(commands)):
        times[name].append(_run_for(run, commands[name]))
    return {"check": Measured(tuple(times["ours"]), tuple(times["peer"]), _NOTE)}


def _run_for(run: Run, command: list[str]) -> float:
    """Seconds that one whole process took."""
    start = time.perf_counter()
    done = subprocess.run(command, env=run.environment(), capture_output=True, text=True)
    taken_s = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout[:2000]}{done.stderr[:2000]}")
    return taken_s
