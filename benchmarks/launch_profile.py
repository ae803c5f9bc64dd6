"""Where the launch goes: each part's processor time, and each import's."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.launching import FEW
from benchmarks.material import make_person
from benchmarks.run import Run, in_turns

ROUNDS = 12
IMPORT_ROUNDS = 5
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_FIRST_OF_OURS = "coping_app"
_GROUPS = (
    ("the store, with its engine", ("coping_app.store", "sqlcipher3", "_hashlib", "hashlib")),
    ("the catalogue, with SQLite", ("coping_app.content", "sqlite3", "_sqlite3", "unicodedata")),
    ("what the numbers say", ("coping_app.insight",)),
    ("theme (first use of Qt's names)", ("coping_app.ui.theme",)),
    ("widgets", ("coping_app.ui.widgets",)),
    ("the page of today", ("coping_app.ui.pages", "coping_app.features.today.reader")),
    ("window and wiring", ("coping_app",)),
    ("further parts of Qt", ("PySide6",)),
    ("Python's own modules", ("",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the launch, in milliseconds of processor time."""

    what: str
    ours_ms: float
    bare_ms: float

    @property
    def over_ms(self) -> float:
        """How much more than the bare window."""
        return self.ours_ms - self.bare_ms


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole launch.

    Attributes:
        parts: In the order they come.
        imports: Groups of modules and their milliseconds.
        modules: How many there are beside those that the bare window imports.
        rounds: How many starts there were of each.
    """

    parts: tuple[Part, ...]
    imports: tuple[tuple[str, float], ...]
    modules: int
    rounds: int

    @property
    def ours_ms(self) -> float:
        """The app's whole launch."""
        return sum(part.ours_ms for part in self.parts)

    @property
    def bare_ms(self) -> float:
        """The bare window's."""
        return sum(part.bare_ms for part in self.parts)


def launch_profile(run: Run) -> Profile:
    """Profiles the launch with 60 exercises."""
    data = run.folder / "profiled"
    make_person(data, FEW)
    best: dict[str, dict[str, float]] = {"app": {}, "bare": {}}
    for name in best:
        run.start("marked_launch", name, COPING_APP_DATA=str(data))
    for name in in_turns(ROUNDS, list(best)):
        said = run.start("marked_launch", name, COPING_APP_DATA=str(data))
        for part, ms in said["parts"].items():
            best[name][part] = min(ms, best[name].get(part, ms))
    parts = [Part(what, ms, best["bare"].get(what, 0.0)) for what, ms in best["app"].items()]
    modules = _imports(run, data)
    return Profile(tuple(parts), _grouped(modules), len(modules), ROUNDS)


def _imports(run: Run, data: Path) -> dict[str, float]:
    """Milliseconds of each module that is imported once the first of ours is."""
    best: dict[str, float] = {}
    for _ in range(IMPORT_ROUNDS):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *run.command("app_window")[1:]],
            env=run.environment(COPING_APP_DATA=str(data)),
            capture_output=True,
            text=True,
        )
        bare = subprocess.run(
            [sys.executable, "-X", "importtime", *run.command("bare_window")[1:]],
            env=run.environment(),
            capture_output=True,
            text=True,
        )
        in_bare = {name for _, name in _IMPORT.findall(bare.stderr)}
        for own_us, name in _IMPORT.findall(done.stderr):
            if name not in in_bare:
                ms = int(own_us) / 1000
                best[name] = min(ms, best.get(name, ms))
    return best


def _grouped(modules: dict[str, float]) -> tuple[tuple[str, float], ...]:
    sums: dict[str, float] = defaultdict(float)
    for name, ms in modules.items():
        sums[next(what for what, starts in _GROUPS if name.startswith(starts))] += ms
    return tuple((what, sums[what]) for what, _ in _GROUPS if what in sums)
