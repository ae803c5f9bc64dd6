"""How long it takes until the first page is painted, and how much memory it holds."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.figures import Measured, Outcome, Skipped
from benchmarks.material import make_person
from benchmarks.run import Run, in_turns

FEW, MANY = 60, 10_000


def measure(run: Run) -> dict[str, Outcome]:
    """Rows ``launch-60``, ``launch-time``, ``launch-10000`` and ``memory``."""
    people = {"few": run.folder / "few", "many": run.folder / "many"}
    make_person(people["few"], FEW)
    make_person(people["many"], MANY)
    said = _launches(run, people)
    note = (
        f"From before the process is started to the moment the first page is on the screen "
        f"({run.screen_name}), in turns with the bare window. The person has a year of records. "
        "Processor time of the whole process: "
        f"{_ratio(said, 'few', 'processor_s'):.2f} × with {FEW}, "
        f"{_ratio(said, 'many', 'processor_s'):.2f} × with {MANY:,}."
    )
    return {
        "launch-60": Measured(_times_ms(said["few"]), _times_ms(said["bare"]), note),
        "launch-time": Measured(_times_ms(said["few"])),
        "launch-10000": Measured(_times_ms(said["many"]), _times_ms(said["bare"])),
        "memory": _memory(said),
    }


def _launches(run: Run, people: dict[str, Path]) -> dict[str, list[dict[str, float]]]:
    said: dict[str, list[dict[str, float]]] = {"bare": [], "few": [], "many": []}
    for name in said:  # the first start writes byte code and fills the disk's cache
        _launch(run, people, name)
    for name in in_turns(run.rounds, list(said)):
        said[name].append(_launch(run, people, name))
    return said


def _launch(run: Run, people: dict[str, Path], name: str) -> dict[str, float]:
    if name == "bare":
        return run.start("bare_window")
    return run.start("app_window", COPING_APP_DATA=str(people[name]))


def _times_ms(said: list[dict[str, float]]) -> tuple[float, ...]:
    return tuple((one["painted_ns"] - one["started_ns"]) / 1e6 for one in said)


def _memory(said: dict[str, list[dict[str, float]]]) -> Outcome:
    if sys.platform != "linux":
        return Skipped("resident memory is read from /proc, which only Linux has")
    mib = {name: tuple(one["resident_kib"] / 1024 for one in said[name]) for name in said}
    return Measured(mib["few"], mib["bare"], "Resident set, 0.7 s after the first paint.")


def _ratio(said: dict[str, list[dict[str, float]]], name: str, key: str) -> float:
    pairs = zip(said[name], said["bare"], strict=True)
    ratios = sorted(ours[key] / bare[key] for ours, bare in pairs)
    return ratios[len(ratios) // 2]
