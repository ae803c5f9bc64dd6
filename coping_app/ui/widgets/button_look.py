"""How each kind of button looks at rest, under the pointer and held down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.tokens import EDGE_SELECTED, RADIUS_BUTTON
from coping_app.ui.widgets.painting import mix

_CHIP_AIR = 5
"""Chips are drawn this much smaller than their target, above and below."""


class ButtonLook(NamedTuple):
    """Colour tokens of one kind of button at rest; an empty fill or edge is left out.

    ``hover`` and ``press`` are the fills under the pointer and while held down.
    """

    fill: str
    hover: str
    press: str
    ink: str
    edge: str
    role: str = "body"
    padding: int = 24


LOOKS: Final[Mapping[str, ButtonLook]] = {
    "primary": ButtonLook("primary", "primary-hover", "primary-press", "on-primary", "", "strong"),
    "secondary": ButtonLook("surface", "primary-soft", "primary-soft", "primary", "control"),
    "quiet": ButtonLook("", "primary-soft", "primary-soft", "primary", "", padding=16),
    "chip": ButtonLook("sunken", "primary-soft", "primary-soft", "text", "", "secondary", 16),
    "chip-on": ButtonLook(
        "primary-soft", "primary-soft", "primary-soft", "on-soft", "primary", "secondary-strong", 16
    ),
    "nav": ButtonLook("", "sunken", "primary-soft", "muted", "", padding=16),
    "nav-on": ButtonLook(
        "primary-soft", "primary-soft", "primary-soft", "on-soft", "", "strong", 16
    ),
    "nav-edge": ButtonLook("canvas", "sunken", "primary-soft", "text", "control", padding=16),
    "choice": ButtonLook("surface", "primary-soft", "primary-soft", "text", "control"),
    "choice-on": ButtonLook(
        "primary-soft", "primary-soft", "primary-soft", "on-soft", "primary", "strong"
    ),
    "danger": ButtonLook("surface", "danger-soft", "danger-soft", "danger", "danger"),
}


def box_of(theme: Theme, kind: str, rect: QRectF) -> tuple[QRectF, float]:
    """The drawn box in a button's ``rect``, and its radius; a chip is a pill smaller than that."""
    if kind == "chip":
        inner = rect.adjusted(0, _CHIP_AIR, 0, -_CHIP_AIR)
        return inner, min(inner.height() / 2, theme.px(20))
    return rect, RADIUS_BUTTON


def edge_of(
    theme: Theme, look: ButtonLook, is_on: bool, enabled: bool
) -> tuple[QColor | None, float]:
    """Colour and width of the edge. In contrast themes everything has one, doubled when on."""
    if not enabled:
        return theme.colour("line"), theme.edge
    if theme.contrast:
        return theme.colour("control"), 2.0 * theme.edge if is_on else float(theme.edge)
    if not look.edge:
        return None, 0.0
    return theme.colour(look.edge), float(EDGE_SELECTED if is_on else theme.edge)


def fill_of(theme: Theme, look: ButtonLook, warmth: float, enabled: bool) -> QColor:
    """The fill at ``warmth``: 0 at rest, 1 under the pointer, 2 held down."""
    if not enabled:
        return theme.colour("sunken")
    rest = theme.colour(look.fill) if look.fill else _clear(theme.colour(look.hover))
    steps = [rest, theme.colour(look.hover), theme.colour(look.press)]
    below = min(1, int(warmth))
    return mix(steps[below], steps[below + 1], warmth - below)


def _clear(colour: QColor) -> QColor:
    """The same colour, wholly transparent, so that a fill fades in without darkening."""
    colour.setAlpha(0)
    return colour
