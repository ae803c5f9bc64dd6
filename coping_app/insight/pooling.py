"""Means of unequal precision that borrow strength, with honest intervals for few groups.

The normal-normal model:  mean_j ~ N(true_j, variance_j),  true_j ~ N(overall, between).

With a handful of groups nobody knows ``between`` well. Putting one estimate of it in place of the
truth makes intervals too narrow, and none at all where the estimate is 0. So its uncertainty is
averaged out: the restricted likelihood of ``between``, with a weak prior on its root, weighs the
shrunk means on a grid.

Source:
    Model and restricted likelihood: Gelman et al., Bayesian Data Analysis, 3rd ed., 5.4, equations
    5.17 to 5.21. The half-Cauchy prior: Gelman 2006, Bayesian Analysis 1:515,
    doi:10.1214/06-BA117A. Tests compare with numerical integration by scipy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PRIOR_SCALE = 0.5
"""Median of the prior on the root of ``between``, in points. Exercises of one family differ by some
such amount; where the records say otherwise they soon outweigh it."""
_GRID_POINTS = 64


@dataclass(frozen=True, slots=True)
class PooledMean:
    """What is known of the true mean of one group.

    Attributes:
        mean: Drawn towards the overall mean.
        sd: Its standard error, with the uncertainty of ``between`` in it.
        own: How much of it rests on the group's own records, 0 to 1.
    """

    mean: float
    sd: float
    own: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """All groups together.

    Attributes:
        overall: Mean of the true means.
        overall_sd: Its standard error.
        groups: In the order given.
    """

    overall: float
    overall_sd: float
    groups: tuple[PooledMean, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """The model where ``between`` is known."""

    log_likelihood: float
    overall: float
    overall_variance: float
    means: tuple[float, ...]
    variances: tuple[float, ...]
    own: tuple[float, ...]


def pool(
    means: Sequence[float], variances: Sequence[float], prior_scale: float = PRIOR_SCALE
) -> Pooled:
    """Pools group means.

    Args:
        means: At least one, finite.
        variances: Squared standard error of each, above 0.
        prior_scale: Scale of the half-Cauchy prior on the root of ``between``, in points.

    Raises:
        ValueError: No group, lengths that differ, or a variance that is not above 0.
    """
    if not means or len(means) != len(variances) or min(variances) <= 0.0:
        raise ValueError(
            "each group has a mean and a variance above 0, and there is one at least, "
            f"got {len(means)} means and variances {list(variances)}"
        )
    # Points of equal prior probability, so that the likelihood alone weighs them.
    roots = (
        prior_scale * math.tan(0.5 * math.pi * (at + 0.5) / _GRID_POINTS)
        for at in range(_GRID_POINTS)
    )
    models = [_given(means, variances, root * root) for root in roots]
    best = max(model.log_likelihood for model in models)
    weights = [math.exp(model.log_likelihood - best) for model in models]
    total = sum(weights)
    weights = [weight / total for weight in weights]
    overall, overall_sd = _mixed(
        weights, [m.overall for m in models], [m.overall_variance for m in models]
    )
    groups = []
    for at in range(len(means)):
        mean, sd = _mixed(
            weights, [m.means[at] for m in models], [m.variances[at] for m in models]
        )
        own = sum(weight * m.own[at] for weight, m in zip(weights, models, strict=True))
        groups.append(PooledMean(mean, sd, own))
    return Pooled(overall, overall_sd, tuple(groups))


def _given(means: Sequence[float], variances: Sequence[float], between: float) -> _Given:
    weights = [1.0 / (between + variance) for variance in variances]
    total = sum(weights)
    overall = sum(weight * mean for weight, mean in zip(weights, means, strict=True)) / total
    squares = sum(
        weight * (mean - overall) ** 2 for weight, mean in zip(weights, means, strict=True)
    )
    log_likelihood = 0.5 * (
        sum(math.log(weight) for weight in weights) - math.log(total) - squares
    )
    own = tuple(between * weight for weight in weights)
    return _Given(
        log_likelihood,
        overall,
        1.0 / total,
        tuple(overall + b * (mean - overall) for b, mean in zip(own, means, strict=True)),
        tuple(b * v + (1.0 - b) ** 2 / total for b, v in zip(own, variances, strict=True)),
        own,
    )


def _mixed(
    weights: Sequence[float], means: Sequence[float], variances: Sequence[float]
) -> tuple[float, float]:
    """Mean and standard deviation of a mixture."""
    mean = sum(w * m for w, m in zip(weights, means, strict=True))
    spread = sum(
        w * (v + (m - mean) ** 2) for w, m, v in zip(weights, means, variances, strict=True)
    )
    return mean, math.sqrt(spread)
