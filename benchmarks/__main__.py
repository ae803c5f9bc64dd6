"""Measures every target beside its limit or peer, and writes ``docs/performance.md``.

    python -m benchmarks [--full] [--only ROW ...] [--rounds N] [--sound SECONDS] [--print]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from benchmarks.figures import Outcome, Skipped
from benchmarks.launch_profile import launch_profile
from benchmarks.machine import load
from benchmarks.report import line, page
from benchmarks.rows import FAMILIES, ROWS
from benchmarks.run import Run
from benchmarks.stage import screen

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
ROUNDS = 15
SOUND_S, FULL_SOUND_S = 60.0, 1_800.0
FAILED = "a program of the run failed"


def main() -> int:
    """Runs what was asked for; 1 where a target is missed."""
    options = _options()
    load_before = load()
    with (
        tempfile.TemporaryDirectory(prefix="coping-bench-") as folder,
        screen() as (environment, name),
    ):
        run = Run(Path(folder), options.rounds, options.sound, environment, name)
        outcomes = _measure(run, options.only)
        profile = None if options.only else launch_profile(run)
    conditions = (
        ("Screen", name),
        ("Rounds", str(options.rounds)),
        ("Sound", f"{options.sound / 60:.0f} min"),
        ("Other work on the machine before", f"load {load_before}"),
        ("Date", date.today().isoformat()),
    )
    text = page(ROWS, outcomes, conditions, profile)
    if options.print or options.only:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE.name}")
    return 0 if all_met(outcomes) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure every target.")
    parser.add_argument("--full", action="store_true", help="half an hour of sound")
    parser.add_argument(
        "--only", nargs="+", metavar="ROW", choices=[row.key for row in ROWS], help="these rows"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="starts of each program")
    parser.add_argument("--sound", type=float, metavar="SECONDS", help="length of the session")
    parser.add_argument("--print", action="store_true", help="print the page, write nothing")
    options = parser.parse_args()
    options.sound = options.sound or (FULL_SOUND_S if options.full else SOUND_S)
    return options


def _measure(run: Run, only: list[str] | None) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    rows = {row.key: row for row in ROWS}
    for family in FAMILIES:
        if only and not set(only) & set(family.keys):
            continue
        try:
            measured = family.measure(run)
        except RuntimeError as error:  # the other rows go on
            print(error, file=sys.stderr)
            measured = dict.fromkeys(family.keys, Skipped(FAILED, failed=True))
        for key, outcome in measured.items():
            outcomes[key] = outcome
            print(line(rows[key], outcome), file=sys.stderr, flush=True)
    return outcomes


def all_met(outcomes: Mapping[str, Outcome]) -> bool:
    """Whether every row that this machine can measure was measured and met."""
    rows = {row.key: row for row in ROWS}
    return all(
        not outcome.failed if isinstance(outcome, Skipped) else rows[key].is_met(outcome)
        for key, outcome in outcomes.items()
    )


if __name__ == "__main__":
    sys.exit(main())
