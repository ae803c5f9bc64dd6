"""Made-up people who make a trial: what each day brings is known, and what the trial finds.

A person's state moves from day to day (SD 0.6 to 1.8 points) and days resemble each other
(correlation 0.3). An exercise is followed by a change that differs from day to day; with the
noise of two ratings that change has an SD of 1.0 to 2.2 points, 1.6 in the middle. Every day is
done as suggested and rated before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from coping_app.insight.trial import Trial, arm_of, make_trial
from coping_app.insight.trial_result import TrialResult, analyse
from tests.unit.insight.records import PairRecord

START = date(2026, 3, 2)
RESEMBLE = 0.3


def verdicts(people: int, weeks: int, difference: float, seed: int) -> dict[str, int]:
    """How often each verdict came, of ``people``; the first exercise is better by ``difference``.

    Trials with too few days count as ``too-few``.
    """
    chance = np.random.default_rng(seed)
    found: dict[str, int] = {}
    for _ in range(people):
        trial = make_trial("a", "b", START, weeks, seed=int(chance.integers(2**31)))
        result = analyse(trial, list(_days(trial, difference, chance)))
        name = result.verdict if isinstance(result, TrialResult) else "too-few"
        found[name] = found.get(name, 0) + 1
    return found


def _days(
    trial: Trial, difference: float, chance: np.random.Generator
) -> Iterator[PairRecord]:
    level, moves = chance.uniform(4.0, 7.0), chance.uniform(0.6, 1.8)
    spread, usual = chance.uniform(1.0, 2.2), chance.normal(-0.7, 0.7)
    noise = 0.5
    differs = np.sqrt(spread**2 - 2.0 * noise**2)
    state, luck = chance.standard_normal(2)
    for number in range(len(trial.order)):
        new = np.sqrt(1.0 - RESEMBLE**2)
        state = RESEMBLE * state + new * chance.standard_normal()
        luck = RESEMBLE * luck + new * chance.standard_normal()
        day = trial.start + timedelta(days=number)
        arm = arm_of(trial, day)
        if arm is not None:
            now = level + moves * state
            moved = usual - (difference if arm == "a" else 0.0) + differs * luck
            yield PairRecord(
                trial.exercise(arm),
                _rated(now + noise * chance.standard_normal()),
                _rated(now + moved + noise * chance.standard_normal()),
                day,
            )


def _rated(value: float) -> int:
    return int(np.clip(np.rint(value), 0, 10))
