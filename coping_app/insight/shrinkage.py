"""Group means that borrow strength from each other, so that one lucky day never leads the list.

Each mean is drawn towards the overall mean, the more so the fewer its observations and the less
the groups differ at all:  overall + B (mean - overall),  B = between / (between + within / n).

Source:
    Morris 1983, "Parametric empirical Bayes inference", J Am Stat Assoc 78:47,
    doi:10.1080/01621459.1983.10477920; Efron and Morris 1975, J Am Stat Assoc 70:311,
    doi:10.1080/01621459.1975.10479864. The variances by the analysis-of-variance method of
    moments: Searle, Casella and McCulloch 1992, "Variance Components", 3.6. A test compares with
    the published analysis of the Rail data in Pinheiro and Bates 2000, "Mixed-Effects Models in S
    and S-PLUS", 1.1 (for groups of one size the two methods agree).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

ROUNDING_VARIANCE = 1.0 / 6.0
"""Two whole-number ratings are each rounded by up to half a point, which alone gives their
difference a variance of 2/12. Less than that is luck: equal changes are not certain ones."""


@dataclass(frozen=True, slots=True)
class Shrunk(Generic[Key]):
    """Group means, raw and shrunk.

    Attributes:
        overall: Mean of the groups, each weighted by how well it is known.
        between: Variance of the groups' true means, 0 or more.
        within: Variance of single observations in their group.
        means: Mean of each group as observed.
        shrunk: Mean of each group, drawn towards ``overall``.
    """

    overall: float
    between: float
    within: float
    means: Mapping[Key, float]
    shrunk: Mapping[Key, float]


def shrink(groups: Mapping[Key, Sequence[float]]) -> Shrunk[Key]:
    """Shrinks the mean of each group.

    Args:
        groups: At least one; none empty. Values in points of a whole-number scale.

    Raises:
        ValueError: No group, or an empty one.
    """
    if not groups or not all(groups.values()):
        raise ValueError("there is at least one group, and none is empty")
    means = {key: fsum(values) / len(values) for key, values in groups.items()}
    within = _within(groups, means)
    between = _between(groups, means, within)
    weights = {key: 1.0 / (between + within / len(values)) for key, values in groups.items()}
    overall = sum(weights[key] * means[key] for key in groups) / sum(weights.values())
    shrunk = {
        key: overall + between * weights[key] * (means[key] - overall) for key in groups
    }
    return Shrunk(overall, between, within, means, shrunk)


def _within(groups: Mapping[Key, Sequence[float]], means: Mapping[Key, float]) -> float:
    freedom = sum(len(values) - 1 for values in groups.values())
    if freedom == 0:
        return ROUNDING_VARIANCE
    squares = sum(
        (value - means[key]) ** 2 for key, values in groups.items() for value in values
    )
    return max(squares / freedom, ROUNDING_VARIANCE)


def _between(
    groups: Mapping[Key, Sequence[float]], means: Mapping[Key, float], within: float
) -> float:
    if len(groups) == 1:
        return 0.0
    sizes = {key: len(values) for key, values in groups.items()}
    total = sum(sizes.values())
    grand = sum(sizes[key] * means[key] for key in groups) / total
    mean_square = sum(sizes[key] * (means[key] - grand) ** 2 for key in groups) / (
        len(groups) - 1
    )
    size = (total - sum(n * n for n in sizes.values()) / total) / (len(groups) - 1)
    return max(0.0, (mean_square - within) / size)
