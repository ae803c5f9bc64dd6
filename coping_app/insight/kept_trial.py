"""A personal trial as it is kept, and which exercises it hides while it runs.

Whoever looks at what followed one exercise while it is being compared, and stops when it looks
good, is wrong more often than the result says. So both are left out wherever what followed an
exercise is told, until the trial is over or its result was looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from coping_app.insight.trial import Trial, from_plain, to_plain


class OfExercise(Protocol):
    """Whatever was recorded of an exercise."""

    @property
    def exercise_id(self) -> str:
        """What was practised."""
        ...


Told = TypeVar("Told", bound=OfExercise)


class KeptTrial(NamedTuple):
    """A trial, and what became of it.

    Attributes:
        key: Under which it is kept.
        a_title, b_title: Names of the two exercises when it began.
        stopped: The last day that counts, where the person stopped it; else None.
        seen: Whether the person has looked at the result. From then on it cannot go on.
        put_off: The last day on which the person said "Not today".
    """

    key: str
    trial: Trial
    a_title: str
    b_title: str
    stopped: date | None = None
    seen: bool = False
    put_off: date | None = None

    def title_of(self, exercise_id: str) -> str:
        """The name of one of its exercises."""
        return self.a_title if exercise_id == self.trial.a else self.b_title

    def is_running(self, today: date) -> bool:
        """Whether there is still something to do, today or later."""
        return self.stopped is None and today <= self.trial.last_day

    def hides(self, today: date) -> bool:
        """Whether what followed its exercises is hidden: it runs, or a stop can be taken back."""
        return not self.seen and today <= self.trial.last_day

    @property
    def last_counted(self) -> date:
        """The last day that counts; the first day of the trial where it was stopped before."""
        last = self.trial.last_day
        return last if self.stopped is None else max(self.trial.start, min(self.stopped, last))


def kept_trials(values: Mapping[str, Any]) -> tuple[KeptTrial, ...]:
    """The trials among kept values, the one begun last in front; damaged ones are left out."""
    found = [_kept(key, value) for key, value in values.items()]
    trials = [each for each in found if each is not None]
    return tuple(sorted(trials, key=lambda each: (each.trial.start, each.key), reverse=True))


def plain_of(kept: KeptTrial) -> dict[str, Any]:
    """A trial as JSON-ready data; ``kept_trials`` reads it."""
    return {
        "trial": to_plain(kept.trial),
        "a_title": kept.a_title,
        "b_title": kept.b_title,
        "stopped": kept.stopped.isoformat() if kept.stopped else None,
        "seen": kept.seen,
        "put_off": kept.put_off.isoformat() if kept.put_off else None,
    }


def hidden_today(trials: Iterable[KeptTrial], today: date) -> Mapping[str, str]:
    """Ids of the exercises whose before and after are not told today, each with its name."""
    return {
        exercise_id: kept.title_of(exercise_id)
        for kept in trials
        if kept.hides(today)
        for exercise_id in (kept.trial.a, kept.trial.b)
    }


def without(records: Iterable[Told], hidden: Collection[str]) -> Sequence[Told]:
    """The records of all other exercises, in order."""
    return [each for each in records if each.exercise_id not in hidden]


def _kept(key: str, value: Any) -> KeptTrial | None:
    try:
        trial = from_plain(value["trial"])
        _ = trial.last_day  # a trial at the end of all days has none
        return KeptTrial(
            key,
            trial,
            str(value["a_title"]),
            str(value["b_title"]),
            _day(value["stopped"]),
            value["seen"] is True,
            _day(value["put_off"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
