"""A randomisation test of two treatments in blocks, and the interval that goes with it.

In each block a lot decided which treatment came first. If both are alike, the other lot would have
given the same values under exchanged names. So all ways in which the lots could have fallen are
gone through, and p is the share of them with a difference at least as large as the one that was
seen. It is exact for any distribution, for days that resemble each other, and for few blocks. A
block of which only one treatment was done stays in: its lot gives the value the other name.

The interval holds every difference d that, taken off the first treatment, leaves p above 0.05, and
is a little wider for values that were rounded: between two whole numbers nobody sees a difference.

Source:
    Fisher 1935, The Design of Experiments, III, on Darwin's plants (a test compares); Edgington and
    Onghena 2007, Randomization Tests, 4th ed. The interval by inversion: Garthwaite 1996,
    Biometrics 52:1387. For whole pairs it is the one of Hartigan 1969, J Am Stat Assoc 64:1303,
    from the means of all subsets of pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_BLOCKS = 16
"""Twice the possibilities for each block more; this many are gone through in some milliseconds."""
_SAME = 1e-9
_HALVINGS = 30


@dataclass(frozen=True, slots=True)
class Flipped:
    """Difference of two treatments, first minus second, in the unit of the values.

    Attributes:
        difference: Mean of the first minus mean of the second.
        low: Lower end of the interval.
        high: Upper end.
        p: Two-sided, exact, above 0 and at most 1.
    """

    difference: float
    low: float
    high: float
    p: float


def randomisation_test(
    blocks: Sequence[Sequence[tuple[bool, float]]],
    confidence: float = 0.95,
    rounding: float = ROUNDING_VARIANCE,
) -> Flipped:
    """Tests and estimates the difference.

    Args:
        blocks: For each block its values, each with True for the first treatment: one value, or
            one of each treatment.
        confidence: Between 0 and 1.
        rounding: Variance of one value by rounding (``rated``); 0 for measurements.

    Raises:
        ValueError: A treatment without a value, more than ``MOST_BLOCKS`` blocks, or so few that
            no difference could ever be told with this confidence.
    """
    values = [each for block in blocks for each in block]
    firsts = [value for first, value in values if first]
    seconds = [value for first, value in values if not first]
    if not firsts or not seconds:
        raise ValueError(
            "each of the two treatments has a value, "
            f"got {len(firsts)} of the first and {len(seconds)} of the second"
        )
    if len(blocks) > MOST_BLOCKS or 2.0 ** (1 - len(blocks)) > 1.0 - confidence:
        raise ValueError(f"{len(blocks)} blocks are too few or too many")
    lots = _Assignments(blocks)
    difference = sum(firsts) / len(firsts) - sum(seconds) / len(seconds)
    least = _least_half(len(firsts), len(seconds), confidence, rounding)
    reach = max(value for _, value in values) - min(value for _, value in values)
    down = math.hypot(least, lots.reach(difference, -1.0, reach, 1.0 - confidence))
    up = math.hypot(least, lots.reach(difference, 1.0, reach, 1.0 - confidence))
    return Flipped(difference, difference - down, difference + up, lots.p(0.0))


class _Assignments:
    """All ways in which the lots could have fallen. One of each mirrored two is enough.

    The test sums signed values about their mean; taking off a difference d from the first
    treatment changes that sum in proportion to d. So it is gone through once, for any d.
    """

    def __init__(self, blocks: Sequence[Sequence[tuple[bool, float]]]) -> None:
        count = sum(len(block) for block in blocks)
        mean = sum(value for block in blocks for _, value in block) / count
        share = sum(first for block in blocks for first, _ in block) / count
        self._seen = (
            self._sums([sum(_sign(f) * (v - mean) for f, v in block) for block in blocks]),
            self._sums([sum(_sign(f) * (f - share) for f, _ in block) for block in blocks]),
        )

    @staticmethod
    def _sums(parts: Sequence[float]) -> NDArray[np.float64]:
        """The sum for each way; the first is the way it fell."""
        import numpy as np

        sums = np.array([parts[0]])
        for part in parts[1:]:
            sums = np.concatenate((sums + part, sums - part))
        return sums

    def p(self, difference: float) -> float:
        """Share of the ways that differ from ``difference`` at least as much as what was seen."""
        values, weights = self._seen
        sums = abs(values - difference * weights)
        return float((sums >= sums[0] - _SAME).mean())

    def reach(self, centre: float, way: float, span: float, level: float) -> float:
        """How far from ``centre`` differences are still believable."""
        inside, outside = 0.0, max(span, 1.0)
        while self.p(centre + way * outside) > level:
            inside, outside = outside, 2.0 * outside
        for _ in range(_HALVINGS):
            middle = 0.5 * (inside + outside)
            if self.p(centre + way * middle) > level:
                inside = middle
            else:
                outside = middle
        return outside


def _sign(first: bool) -> float:
    return 1.0 if first else -1.0


def _least_half(firsts: int, seconds: int, confidence: float, rounding: float) -> float:
    """Half width that rounding alone would give a t interval of equal values."""
    freedom = firsts + seconds - 2
    error = math.sqrt(rounding / freedom * (1.0 / firsts + 1.0 / seconds))
    return t_quantile(0.5 + confidence / 2.0, freedom) * error
