"""Made-up people for the tests of Progress: records like the store's, and a known truth."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import Scale, load_scales
from coping_app.features.progress.view import Shown, most_practised_first
from coping_app.insight.beginnings import LEAST_CHECK_INS
from coping_app.insight.enough import TooEarly
from coping_app.insight.rated_sessions import Rated, grouped
from coping_app.store.repositories.records import RatingPair
from coping_app.wording.wording import Wording

TODAY = date(2026, 3, 2)
WORDS = Wording()
SCALES: Mapping[str, Scale] = load_scales(exercises_folder(), "en")
SHOWN = Shown(TODAY - timedelta(days=90), TODAY)


def pair(
    exercise_id: str, before: int, after: int, day: date = TODAY, scale: str = "pain"
) -> RatingPair:
    """One session at noon."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    title = exercise_id.replace("-", " ").capitalize()
    return RatingPair(f"{exercise_id}-{day}", exercise_id, title, day, noon, scale, before, after)


def groups(pairs: Iterable[RatingPair]) -> tuple[Rated, ...]:
    """By exercise and scale, in order of time, as Progress takes them."""
    in_time = sorted(pairs, key=lambda each: each.started_utc)
    return most_practised_first(grouped(in_time), SCALES)


def no_expectation(scale: str, exercise_id: str) -> TooEarly:
    """Somebody without check-ins."""
    del scale, exercise_id
    return TooEarly("check-ins", 0, LEAST_CHECK_INS)


@dataclass(frozen=True)
class Person:
    """Begins around ``level``; each exercise truly eases by so many points."""

    eased: Mapping[str, float]
    level: float = 6.0
    spread: float = 1.3

    def session(self, exercise_id: str, chance: random.Random) -> tuple[int, int]:
        """Before and after of one session, in whole numbers from 0 to 10."""
        before = self.level + chance.gauss(0.0, self.spread)
        after = before - self.eased[exercise_id] + chance.gauss(0.0, self.spread)
        return _whole(before), _whole(after)

    def truth(self, exercise_id: str) -> float:
        """The mean change as it is rated, from very many sessions."""
        chance = random.Random(1)
        told = [self.session(exercise_id, chance) for _ in range(20_000)]
        return sum(after - before for before, after in told) / len(told)

    def year(self, times: int, seed: int) -> list[RatingPair]:
        """So many sessions of each exercise."""
        chance = random.Random(seed)
        return [
            pair(name, *self.session(name, chance), TODAY - timedelta(days=number))
            for number in range(times)
            for name in self.eased
        ]


def _whole(value: float) -> int:
    return min(10, max(0, round(value)))
