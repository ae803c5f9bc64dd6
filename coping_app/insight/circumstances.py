"""Whether the time of day, or the length of a session, goes with more change.

Each time of day is compared with all others within exercises, so that an exercise kept for the
evening doesn't make evenings look good; and among sessions that began alike (analysis of
covariance, after on before): who practises in the evening only when it is bad would otherwise see
evenings do better, as what is high falls further by itself. The hour is the one that the person's
clock showed then, wherever the records are read.

Several times of day are looked at in one go, and one of them often stands out by luck: a verdict
takes all of them into account (Bonferroni). The persons chose the times themselves, so it tells
what went with what.

Source:
    ``within``. Bonferroni's correction: Dunn 1961, J Am Stat Assoc 56:52,
    doi:10.1080/01621459.1961.10482090.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from coping_app.insight.enough import TooEarly
from coping_app.insight.points import Better
from coping_app.insight.records import TimedPair
from coping_app.insight.within import adjusted_slope

LEAST_PAIRS = 8
"""Sessions at a time of day, and as many at others, of exercises that were done at both."""
LEAST_DAYS = 5
"""Days on which those sessions were, on either side."""
LONGER_TIMES = 1.5
"""An exercise was done in two lengths if its longest session is so many times its shortest."""

PartOfDay = Literal["night", "morning", "afternoon", "evening"]
Length = Literal["longer", "shorter"]
Verdict = Literal["more", "less", "cannot-tell"]

_PARTS: tuple[tuple[int, PartOfDay], ...] = (
    (22, "night"), (17, "evening"), (12, "afternoon"), (5, "morning"), (0, "night"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One time of day, or length, against the others.

    Attributes:
        level: A ``PartOfDay`` or a ``Length``.
        n: Its sessions.
        others: The sessions that it is compared with.
        gain: How much better the rating after was than at others that began alike, in points;
            below 0 is worse.
        low: Lower end of the 95 % interval of ``gain``.
        high: Upper end.
        verdict: Whether that is more or less, all levels that were looked at taken into account.
    """

    level: str
    n: int
    others: int
    gain: float
    low: float
    high: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Seen:
    """One session: its level and day, and the ratings before and after, turned so that more is
    better."""

    level: str
    day: date
    before: float
    after: float


def part_of_day(local: time) -> PartOfDay:
    """Morning from 5, afternoon from 12, evening from 17, night from 22 o'clock."""
    return next(part for hour, part in _PARTS if local.hour >= hour)


def by_time_of_day(
    pairs: Iterable[TimedPair], scale: str, better: Better
) -> tuple[Compared, ...] | TooEarly:
    """Each time of day with enough sessions, against the others.

    Args:
        pairs: Of any exercises and scales.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        In the order of ``night`` to ``evening``; ``TooEarly`` where no time of day has
        ``LEAST_PAIRS`` sessions on ``LEAST_DAYS`` days, with as many to compare with.
    """
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for pair in pairs:
        if pair.scale == scale:
            local = pair.started_utc + timedelta(minutes=pair.offset_min)
            part = part_of_day(local.time())
            seen[pair.exercise_id].append(_seen(pair, part, better))
    return _compare(seen.values(), ("night", "morning", "afternoon", "evening"))


def by_length(
    pairs: Iterable[TimedPair], practised_s: Mapping[str, float], scale: str, better: Better
) -> tuple[Compared, ...] | TooEarly:
    """Longer sessions of an exercise against its shorter ones.

    Args:
        pairs: Of any exercises and scales.
        practised_s: Seconds of practice by session id. Leave out sessions that were stopped: people
            stop when it doesn't help, so these are short for another reason.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        One comparison, ``longer``; ``TooEarly`` as in ``by_time_of_day``, over exercises that were
        done in two lengths (``LONGER_TIMES``).
    """
    groups: dict[str, list[tuple[TimedPair, float]]] = defaultdict(list)
    for pair in pairs:
        length_s = practised_s.get(pair.session_id, 0.0)
        if pair.scale == scale and length_s > 0.0:
            groups[pair.exercise_id].append((pair, length_s))
    seen = []
    for group in groups.values():
        shortest = min(length_s for _, length_s in group)
        longest = max(length_s for _, length_s in group)
        if longest >= LONGER_TIMES * shortest:
            middle = 0.5 * (shortest + longest)
            seen.append([
                _seen(pair, "longer" if length_s >= middle else "shorter", better)
                for pair, length_s in group
            ])
    return _compare(seen, ("longer",))


def _seen(pair: TimedPair, level: str, better: Better) -> _Seen:
    sign = -1.0 if better == "low" else 1.0
    return _Seen(level, pair.local_date, sign * pair.before, sign * pair.after)


def _compare(
    groups: Iterable[Sequence[_Seen]], levels: Sequence[str]
) -> tuple[Compared, ...] | TooEarly:
    kept = list(groups)
    usable = [(level, _with_both(kept, level)) for level in levels]
    enough = [(level, both) for level, both in usable if _fewest(both, level) >= LEAST_PAIRS]
    if not enough:
        most = max(_fewest(both, level) for level, both in usable)
        return TooEarly("levels", most, LEAST_PAIRS)
    found = (_compared(level, both, len(enough)) for level, both in enough)
    return tuple(each for each in found if each is not None)


def _with_both(groups: Iterable[Sequence[_Seen]], level: str) -> list[Sequence[_Seen]]:
    """Exercises that were done both at the level and at others."""
    return [
        group for group in groups if 0 < sum(s.level == level for s in group) < len(group)
    ]


def _fewest(groups: Iterable[Sequence[_Seen]], level: str) -> int:
    """Sessions on the poorer side; held below the least where they crowd on a few days."""
    sides: dict[bool, list[date]] = {True: [], False: []}
    for group in groups:
        for each in group:
            sides[each.level == level].append(each.day)
    fewest = min(len(days) for days in sides.values())
    if min(len(set(days)) for days in sides.values()) < LEAST_DAYS:
        return min(fewest, LEAST_PAIRS - 1)
    return fewest


def _compared(level: str, groups: Sequence[Sequence[_Seen]], looked_at: int) -> Compared | None:
    slope = adjusted_slope([
        [(float(each.level == level), each.before, each.after) for each in group]
        for group in groups
    ])
    if slope is None:
        return None
    low, high = slope.interval()
    strict_low, strict_high = slope.interval(1.0 - 0.05 / looked_at)
    verdict: Verdict = "more" if strict_low > 0 else "less" if strict_high < 0 else "cannot-tell"
    n = sum(each.level == level for group in groups for each in group)
    others = sum(len(group) for group in groups) - n
    return Compared(level, n, others, slope.value, low, high, verdict)
