"""A chart as shapes, so that a page in a browser and a page on paper show the very same marks.

Lengths have no unit: whoever paints scales them. ``ink`` is the name of a colour of the design
(``text``, ``chart-pain``); y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle around (x, y), filled or hollow."""

    x: float
    y: float
    radius: float
    ink: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Diamond:
    """A filled square on its corner around (x, y), ``radius`` from the middle to a corner."""

    x: float
    y: float
    radius: float
    ink: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    ink: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; (x, y) is the anchor on its base line.

    A stand-alone number is set in the font of titles: the other one has a slash in its zero,
    which looks odd on a scale.
    """

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    ink: str = "muted"
    strong: bool = False
    number: bool = False


Shape = Line | Dot | Diamond | Bar | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, and what it shows in words for those who don't see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    summary: str


TEXT_SIZE = 9.0
"""Height of words in a drawing, in its own lengths."""
