"""Drawings as SVG to stand inside a page. All words are escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from coping_app.export.report.drawing import (
    TEXT_SIZE,
    Bar,
    Diamond,
    Dot,
    Drawing,
    Line,
    Shape,
    Words,
)


def svg(drawing: Drawing) -> str:
    """The drawing as one ``svg`` element; inks are classes such as ``ink-chart-pain``."""
    summary = escape(drawing.summary)
    return "".join(
        (
            f'<svg role="img" aria-label="{summary}"'
            f' viewBox="0 0 {length(drawing.width)} {length(drawing.height)}">',
            *(_element(shape) for shape in drawing.shapes),
            "</svg>",
        )
    )


def length(value: float) -> str:
    """Two decimals at most, and the same everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _element(shape: Shape) -> str:
    match shape:
        case Line(x1, y1, x2, y2, ink, width, dashed):
            dash = ' stroke-dasharray="2 2"' if dashed else ""
            return (
                f'<line class="ink-{ink}" {_pairs(x1=x1, y1=y1, x2=x2, y2=y2)}'
                f' stroke-width="{length(width)}"{dash}/>'
            )
        case Dot(x, y, radius, ink, filled):
            fill = "fill" if filled else "hollow"
            return f'<circle class="ink-{ink} {fill}" {_pairs(cx=x, cy=y, r=radius)}/>'
        case Diamond(x, y, radius, ink):
            return f'<path class="ink-{ink} fill" d="{"".join(_corners(x, y, radius))}"/>'
        case Bar(x, y, wide, high, ink):
            return f'<rect class="ink-{ink} fill" {_pairs(x=x, y=y, width=wide, height=high)}/>'
        case Words(x, y, text, anchor, ink, strong, number):
            weight = ' font-weight="600"' if strong else ""
            kind = "fill number" if number else "fill"
            return (
                f'<text class="ink-{ink} {kind}" {_pairs(x=x, y=y)} text-anchor="{anchor}"'
                f' font-size="{length(TEXT_SIZE)}"{weight}>{escape(text)}</text>'
            )


def _pairs(**values: float) -> str:
    return " ".join(f'{name}="{length(value)}"' for name, value in values.items())


def _corners(x: float, y: float, radius: float) -> Iterator[str]:
    yield f"M{length(x)} {length(y - radius)}"
    for dx, dy in ((radius, 0.0), (0.0, radius), (-radius, 0.0)):
        yield f"L{length(x + dx)} {length(y + dy)}"
    yield "Z"
