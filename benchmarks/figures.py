"""What a measurement gives, and how a figure, a ratio and a verdict are made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median, stdev
from typing import Literal, TypeAlias

Reduce: TypeAlias = Callable[[Sequence[float]], float]


def worst(values: Sequence[float]) -> float:
    """The largest."""
    return max(values)


def percentile_99(values: Sequence[float]) -> float:
    """The value that 99 of 100 do not exceed (nearest rank)."""
    return sorted(values)[ceil(0.99 * len(values)) - 1]


def deviation(values: Sequence[float]) -> float:
    """Standard deviation; 0 for a single value."""
    return stdev(values) if len(values) > 1 else 0.0


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Lower and upper quartile (medians of the halves); the value itself for a single one."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if half == 0:
        return ordered[0], ordered[0]
    return median(ordered[:half]), median(ordered[-half:])


@dataclass(frozen=True, slots=True)
class Measured:
    """The values of one row.

    Attributes:
        ours: One value a round or an event, in the row's unit.
        peer: The same of the limit or peer; empty where there is none. With as many values as
            ``ours`` they were taken in turns, and are compared pair by pair.
        note: How it was measured, where that is not plain; shown below the table.
    """

    ours: tuple[float, ...]
    peer: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Why a row could not be measured on this machine.

    Attributes:
        failed: True where it should have been: then the run does not count as passed.
    """

    reason: str
    failed: bool = False


Outcome: TypeAlias = Measured | Skipped


@dataclass(frozen=True, slots=True)
class Row:
    """One target.

    Attributes:
        key: Short name, for ``--only`` and for the families.
        what: What is measured.
        target: The most that it may be: times the peer, or in ``unit``.
        judged: Whether the target is of the ratio or of the value.
        unit: Unit of the values.
        peer: Limit or peer in words; empty where there is none.
        reduce: Makes one figure of many values.
        digits: Decimals that are shown.
        missed: What was tried and what would be needed, shown where the target is missed.
    """

    key: str
    what: str
    target: float
    judged: Literal["ratio", "value"]
    unit: str
    peer: str = ""
    reduce: Reduce = median
    digits: int = 0
    missed: str = ""

    def figure(self, values: Sequence[float]) -> float:
        """The one figure of many values."""
        return self.reduce(values)

    def ratio(self, measured: Measured) -> float | None:
        """How many times the peer; None without a peer.

        Values taken in turns are divided pair by pair and the median is taken, so that a machine
        that slows down meanwhile slows both.
        """
        if not measured.peer:
            return None
        if self.reduce is median and len(measured.ours) == len(measured.peer):
            return median(pair_ratios(measured))
        return self.figure(measured.ours) / self.figure(measured.peer)

    def is_met(self, measured: Measured) -> bool:
        """Whether the target is kept."""
        ratio = self.ratio(measured)
        if self.judged == "ratio":
            return ratio is not None and ratio <= self.target
        return self.figure(measured.ours) <= self.target


def pair_ratios(measured: Measured) -> list[float]:
    """Each value divided by the one its peer had in the same round."""
    return [ours / peer for ours, peer in zip(measured.ours, measured.peer, strict=True)]
