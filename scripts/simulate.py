"""What the numbers of the app say of made-up people whose truth is known: a table of shares.

    python -m scripts.simulate [PEOPLE]

The table in ``docs/numbers.md`` is of 2,000 people a row. ``test_simulations.py`` runs the same
with fewer. Seeds are fixed, so two runs give the same table. The column "otherwise" has what comes
of taking sessions for independent (an interval), of pooling (what is named or called better), or of
comparing changes without regard to the beginning (hours and lengths).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from coping_app.insight.beginnings import Expected, expected_change
from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.circumstances import by_length, by_time_of_day
from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import LATELY_DAYS, LOOKS_APART_DAYS, what_followed
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounded_change import rated_mean
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile
from coping_app.insight.together import estimate_together, told
from coping_app.insight.within import within_slope
from scripts import simulated_people as people

SEED = 20260302
LOOK_DAYS = 14
HALF_YEAR_DAYS = 182


class Share(NamedTuple):
    """Per cent of people: the way of the app, and the way that it does not go (None: not asked)."""

    here: float
    other: float | None = None


def chances(count: int, *of: float) -> Iterator[people.Chance]:
    """A generator for each person, fixed by the condition."""
    for person in range(count):
        yield np.random.default_rng([SEED, person, *(int(1000 * abs(each)) for each in of)])


def per_cent(found: Sequence[bool]) -> float:
    """The share of what is true."""
    return 100.0 * float(np.mean(found))


def independent_interval(pairs: people.Pairs) -> tuple[float, float]:
    """The t interval with the rounding variance, as if sessions were independent."""
    changes = np.array([after - before for before, after in pairs], float)
    n, mean = len(changes), float(changes.mean())
    squares = float(((changes - mean) ** 2).sum()) + ROUNDING_VARIANCE
    half = t_quantile(0.975, n - 1) * (squares / (n - 1) / n) ** 0.5
    return mean - half, mean + half


def coverage(count: int, sessions: int, correlation: float, coarse: bool = False) -> Share:
    """How often the interval of an exercise holds the truth."""
    here, other = [], []
    truth = _mean(people.coarse(np.random.default_rng(SEED), 200_000)) if coarse else 0.0
    for chance in chances(count, sessions, correlation, coarse):
        pairs = (
            people.coarse(chance, sessions)
            if coarse
            else people.one_exercise(chance, sessions, correlation)
        )
        for found, (low, high) in (
            (here, rated_mean(pairs).interval()), (other, independent_interval(pairs)),
        ):  # fmt: skip
            found.append(low <= truth <= high)
    return Share(per_cent(here), per_cent(other))


def _mean(pairs: people.Pairs) -> float:
    return float(np.mean([after - before for before, after in pairs]))


def beside_helpers(count: int, sessions: int) -> Share:
    """How often an exercise that does nothing is called better beside three that ease by 1."""
    here, other = [], []
    for chance in chances(count, sessions):
        made = people.groups(
            [people.one_exercise(chance, sessions, 0.0, effect) for effect in (0, -1, -1, -1)]
        )
        here.append(rated_mean(made[0].values).interval()[1] < 0.0)
        other.append(_clear_when_pooled(made, "a"))
    return Share(per_cent(here), per_cent(other))


def _clear_when_pooled(made: Sequence[Rated], name: str) -> bool:
    estimate = estimate_together(told(made))[name]
    return estimate.shrunk + t_quantile(0.975, estimate.df) * estimate.sd < 0.0


Begun = Callable[[people.Chance, int], people.Pairs]


def headline(count: int, sessions: int, begun: Begun) -> Share:
    """How often some exercise of four is named, where none does anything."""
    here, other = [], []
    for chance in chances(count, sessions):
        now = people.groups([begun(chance, sessions) for _ in range(4)])
        each = people.APART // 4
        before = [g._replace(values=g.values[: len(g.values) - each]) for g in now]
        here.append(bool(what_followed(now, before)))
        other.append(any(_clear_when_pooled(now, group.exercise_id) for group in now))
    return Share(per_cent(here), per_cent(other))


def skipping(count: int, sessions: int) -> Share:
    """Likewise, where ratings after are skipped sooner when it is worse."""
    here, other = [], []
    for chance in chances(count, sessions):
        every = [
            people.skipped(chance, people.one_exercise(chance, sessions, 0.0)) for _ in range(4)
        ]
        now = people.groups([pairs for pairs, _ in every], [lost for _, lost in every])
        each = people.APART // 4
        before = [g._replace(values=g.values[: len(g.values) - each]) for g in now]
        here.append(bool(what_followed(now, before)))
        known = told(now)
        other.append(
            any(
                group.n >= ENOUGH_FOR_INTERVAL and _clear_when_pooled(now, group.exercise_id)
                for group in now
                if group.exercise_id in known
            )
        )
    return Share(per_cent(here), per_cent(other))


class Naming(NamedTuple):
    """Looks every fortnight for half a year, three scales: per cent of looks, and of people.

    Attributes:
        looks: Of looks at which something is named.
        ever: Of people to whom something is named at some time.
        at_end: Of people to whom something is named at the end.
        once_ever: Of people, where one look would be enough.
    """

    looks: float
    ever: float
    at_end: float
    once_ever: float


def naming(
    count: int, correlation: float, over_all: bool, effects: Sequence[float] = (0, 0, 0, 0)
) -> Naming:
    """What is named of four exercises."""
    every, once = [], []
    for chance in chances(count, correlation, over_all, *effects):
        person = people.half_year(chance, correlation, over_all, effects)
        looks, one = [], []
        for last in range(LOOK_DAYS - 1, HALF_YEAR_DAYS, LOOK_DAYS):
            first = last - LATELY_DAYS + 1
            now = person.groups(first, last)
            earlier = person.groups(first - LOOKS_APART_DAYS, last - LOOKS_APART_DAYS)
            looks.append(bool(what_followed(now, earlier)))
            one.append(looks[-1] or bool(what_followed(now, now)))
        every.append(looks)
        once.append(any(one))
    found = np.array(every)
    return Naming(
        100.0 * float(found.mean()),
        per_cent(found.any(axis=1).tolist()),
        per_cent(found[:, -1].tolist()),
        per_cent(once),
    )


def lengths(count: int, sessions: int = 60) -> Share:
    """How often longer practice is called better or worse, where the long form is for bad days."""
    here, other = [], []
    for chance in chances(count, sessions):
        bad = chance.random(sessions) < 0.5
        made = people.timed(chance, sessions, bad, np.full(sessions, 9))
        long = np.where(chance.random(sessions) < 0.9, bad, ~bad)
        seconds = {each.session_id: 600.0 if long[n] else 300.0 for n, each in enumerate(made)}
        found = by_length(made, seconds, "pain", "low")  # type: ignore[arg-type]
        here.append(_told(found))
        other.append(_told_by_changes(made, long))
    return Share(per_cent(here), per_cent(other))


def hours(count: int, sessions: int) -> Share:
    """Likewise of evenings, where one practises in the evening only when it is bad."""
    here, other = [], []
    for chance in chances(count, sessions):
        evening = chance.random(sessions) < 0.5
        bad = evening & (chance.random(sessions) < 0.7)
        made = people.timed(chance, sessions, bad, np.where(evening, 19, 9))
        here.append(_told(by_time_of_day(made, "pain", "low")))  # type: ignore[arg-type]
        other.append(_told_by_changes(made, evening))
    return Share(per_cent(here), per_cent(other))


def _told(found: object) -> bool:
    if isinstance(found, TooEarly):
        return False
    assert isinstance(found, tuple)
    return any(each.verdict != "cannot-tell" for each in found)


def _told_by_changes(made: Sequence[people.Session], level: np.ndarray) -> bool:
    """What changes alone would tell, without regard to how it began."""
    slope = within_slope(
        [[(float(level[n]), float(each.after - each.before)) for n, each in enumerate(made)]]
    )
    if slope is None:
        return False
    low, high = slope.interval(0.95)
    return not low <= 0.0 <= high


class Explained(NamedTuple):
    """Mean points over people: the change, all of which comes of beginning when it is bad, what
    is told of it, and per cent of people to whom a number is given."""

    change: float
    told: float
    given: float


def explained(count: int, sessions: int, weeks: int) -> Explained:
    """Of one exercise that does nothing, begun when it is bad; a check-in a week."""
    changes, told_points = [], []
    for chance in chances(count, sessions, weeks):
        pairs = people.begun_when_bad(chance, sessions)
        usual = people.whole(people.LEVEL + 0.6 * chance.standard_normal(weeks))
        check_ins = [_CheckIn(number, int(value)) for number, value in enumerate(usual)]
        found = expected_change(
            people.groups([pairs]), "a", "pain", check_ins  # type: ignore[arg-type]
        )
        if isinstance(found, Expected):
            changes.append(-found.change)
            told_points.append(max(0.0, min(-found.expected, -found.change)))
    given = 100.0 * len(changes) / count
    if not changes:
        return Explained(0.0, 0.0, given)
    return Explained(float(np.mean(changes)), float(np.mean(told_points)), given)


class _CheckIn(NamedTuple):
    """A week and its rating."""

    local_date: int
    value: int


def table(count: int) -> Iterator[str]:
    """The rows, as Markdown."""
    yield f"{count:,} people a row; per cent.\n"
    yield "| what | condition | here | otherwise |\n|---|---|---|---|"
    for correlation in (0.0, 0.3, 0.6):
        for sessions in (8, 15, 40):
            yield _row(
                "interval holds the truth", f"correlation {correlation}, {sessions} sessions",
                coverage(count, sessions, correlation),
            )  # fmt: skip
    for sessions in (8, 15, 40):
        yield _row(
            "the same", f"only 0, 5 and 10 used, {sessions} sessions",
            coverage(count, sessions, 0.0, coarse=True),
        )  # fmt: skip
    for sessions in (8, 15):
        yield _row(
            "an exercise that does nothing is called better", f"beside three, {sessions} sessions",
            beside_helpers(count, sessions),
        )  # fmt: skip
    for sessions in (8, 15, 40):
        yield _row(
            "something is named, nothing does anything", f"4 exercises, {sessions} sessions each",
            headline(count, sessions, lambda chance, n: people.one_exercise(chance, n, 0.0)),
        )  # fmt: skip
    for sessions in (8, 15, 40):
        yield _row(
            "the same", f"begun when it is bad, {sessions} each",
            headline(count, sessions, people.begun_when_bad),
        )  # fmt: skip
    for sessions in (8, 15, 40):
        yield _row(
            "the same", f"skipped sooner if worse, {sessions} each", skipping(count, sessions)
        )
    yield _row("longer practice is told apart", "chosen when it is bad", lengths(count))
    for sessions in (40, 120):
        yield _row("evenings are told apart", f"bad evenings, {sessions}", hours(count, sessions))
    yield "\n| looks every fortnight for half a year | looks | ever | at the end | ever, one look |"
    yield "|---|---|---|---|---|"
    for label, correlation, over_all, effects in NAMED:
        found = naming(count, correlation, over_all, effects)
        yield f"| {label} | " + " | ".join(f"{each:.1f}" for each in found) + " |"
    yield "\n| begun when it is bad: points | change | told of it | given to, % |"
    yield "|---|---|---|---|"
    for weeks in (5, 6, 13):
        change, part, given = explained(count, 30, weeks)
        yield f"| {weeks} check-ins | {change:.2f} | {part:.2f} | {given:.0f} |"


NAMED = (
    ("nothing, correlation 0", 0.0, True, (0.0, 0.0, 0.0, 0.0)),
    ("nothing, 0.3 over all sessions", 0.3, True, (0.0, 0.0, 0.0, 0.0)),
    ("nothing, 0.3 within an exercise", 0.3, False, (0.0, 0.0, 0.0, 0.0)),
    ("nothing, 0.6 over all sessions", 0.6, True, (0.0, 0.0, 0.0, 0.0)),
    ("two of four ease by 1 and 1.5", 0.0, True, (0.0, 0.0, -1.0, -1.5)),
)


def _row(what: str, condition: str, share: Share) -> str:
    other = "" if share.other is None else f"{share.other:.1f}"
    return f"| {what} | {condition} | {share.here:.1f} | {other} |"


if __name__ == "__main__":
    for line in table(int(sys.argv[1]) if len(sys.argv) > 1 else 2000):
        print(line, flush=True)
