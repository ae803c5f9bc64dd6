"""Made-up persons whose truth is known: what they would rate in the long run.

A person has a level of a scale that moves from session to session. A rating is that level with
some noise, rounded to a whole number from 0 to 10. An exercise moves the level, by an amount that
differs from time to time. The truth is the mean change *as it would be rated*, with rounding and
both ends of the scale in it, and is known exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

KINDS = ("middle", "floor", "ceiling", "quiet")
"""Pain in the middle of the scale; low pain; good mood; people who hardly ever change."""


@dataclass(frozen=True)
class People:
    """Many persons: level and noise of each, mean effect and its spread for each exercise."""

    level: Floats
    moves: Floats
    noise: Floats
    effect: Floats
    varies: Floats

    def truth(self) -> Floats:
        """Mean rated change of each person and exercise."""
        before = _mean_rating(self.level, np.hypot(self.moves, self.noise))
        spread = np.sqrt(self.moves**2 + self.noise**2 + self.varies**2)
        return _mean_rating(self.level + self.effect, spread) - before

    def rate(self, chance: np.random.Generator, sessions: int) -> tuple[Ints, Ints]:
        """Ratings before and after, of shape (persons, exercises, sessions)."""
        shape = (*self.effect.shape, sessions)
        level = self.level[..., None] + self.moves[..., None] * chance.standard_normal(shape)
        moved = (
            level
            + self.effect[..., None]
            + self.varies[..., None] * chance.standard_normal(shape)
        )
        return self._round(chance, level), self._round(chance, moved)

    def _round(self, chance: np.random.Generator, level: Floats) -> Ints:
        noisy = level + self.noise[..., None] * chance.standard_normal(level.shape)
        return np.clip(np.rint(noisy), 0, 10).astype(np.int64)


def people(kind: str, chance: np.random.Generator, count: int, exercises: int) -> People:
    """Persons of a kind, each different from the next."""
    one, all_ = (count, 1), (count, exercises)
    draw = chance.uniform
    differ = chance.choice([0.0, 0.3, 0.7, 1.2], one)
    if kind == "quiet":
        mean, differ = chance.normal(-0.1, 0.2, one), differ / 4.0
        level, moves = draw(3.0, 7.0, one), draw(0.2, 0.8, one)
        noise, varies = draw(0.2, 0.35, one), draw(0.05, 0.3, all_)
    else:
        low, high, sign = {
            "middle": (4.0, 7.0, -1.0), "floor": (0.5, 2.5, -1.0), "ceiling": (7.5, 9.5, 1.0)
        }[kind]
        mean = chance.normal(sign, 0.7, one)
        level, moves = draw(low, high, one), draw(0.6, 1.8, one)
        noise, varies = draw(0.3, 0.8, one), draw(0.3, 1.4, all_)
    effect = mean + differ * chance.standard_normal(all_)
    return People(level, moves, noise, effect, varies)


def _mean_rating(mean: Floats, spread: Floats) -> Floats:
    """Mean of a normal value rounded to 0 to 10: the sum of P(rating >= k) for k from 1 to 10."""
    steps = np.arange(0.5, 10.0)
    mean, spread = np.broadcast_arrays(mean, spread)
    reached: Floats = stats.norm.sf((steps - mean[..., None]) / spread[..., None])
    return np.asarray(reached.sum(axis=-1))
