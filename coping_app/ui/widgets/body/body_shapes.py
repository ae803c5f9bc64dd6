"""The outline of a body and of each of its areas, built from rounded shapes.

The figure is 120 units wide and 260 high and looks at the viewer: in the front view the person's
right side is at the viewer's left. The back view is the same outline, mirrored.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import acos, atan2, cos, hypot, sin
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from coping_app.content.reference.areas import AREAS

BodyView = Literal["front", "back"]

WIDTH: Final = 120.0
HEIGHT: Final = 260.0
_MIDDLE: Final = WIDTH / 2

BACK_AREAS: Final = frozenset({"upper_back", "lower_back", "calves", "left_calf", "right_calf"})
"""Areas that are seen from behind."""

_Limb = tuple[float, float, float, float, float, float]
"""A tapering limb: x, y and radius of one end, then of the other."""

_RIGHT_LIMBS: Final[dict[str, tuple[_Limb, ...]]] = {
    "upper_arm": ((37, 65, 8.6, 28, 101, 6.6),),
    "forearm": ((28, 101, 6.6, 21, 133, 4.8),),
    "hand": ((20.5, 137, 4.9, 18, 148, 5.4),),
    "thigh": ((49.5, 138, 12.4, 49, 178, 8.8),),
    "knee": ((49, 178, 9.0, 48.8, 186, 8.2),),
    "lower_leg": ((48.8, 184, 8.2, 48.6, 203, 8.6), (48.6, 203, 8.6, 48.4, 234, 5.2)),
    "calf": ((48.8, 192, 8.3, 48.6, 207, 8.2),),
    "foot": ((48.2, 236, 5.6, 44, 246, 5.6),),
    "toes": ((44.5, 246, 5.8, 43.5, 248, 5.8),),
}
"""Limbs of the person's right side, as seen from the front; the left side is mirrored."""


def limb(shape: _Limb) -> QPainterPath:
    """Two circles and the tangents between them, as one path."""
    x1, y1, r1, x2, y2, r2 = shape
    far = hypot(x2 - x1, y2 - y1)
    along = atan2(y2 - y1, x2 - x1)
    aside = acos(max(-1.0, min(1.0, (r1 - r2) / far)))
    corners = [
        QPointF(x + r * cos(along + turn), y + r * sin(along + turn))
        for x, y, r, turn in (
            (x1, y1, r1, aside),
            (x2, y2, r2, aside),
            (x2, y2, r2, -aside),
            (x1, y1, r1, -aside),
        )
    ]
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    for x, y, r in ((x1, y1, r1), (x2, y2, r2)):
        end = QPainterPath()
        end.addEllipse(QPointF(x, y), r, r)
        path = path.united(end)
    return path.simplified()


def _mirrored(path: QPainterPath) -> QPainterPath:
    return QTransform(-1, 0, 0, 1, WIDTH, 0).map(path)


def _joined(*paths: QPainterPath) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole = whole.united(path)
    return whole.simplified()


def _band(path: QPainterPath, top: float, bottom: float) -> QPainterPath:
    """The part of ``path`` between two heights."""
    box = QPainterPath()
    box.addRect(QRectF(0, top, WIDTH, bottom - top))
    return path.intersected(box).simplified()


def _head() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(_MIDDLE, 25), 14.5, 18.5)
    return path


def _face() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(_MIDDLE, 26), 11.5, 15)
    return path


def _torso() -> QPainterPath:
    """Half of the trunk from neck to crotch, joined with its mirror."""
    half = QPainterPath(QPointF(_MIDDLE, 46))
    half.lineTo(52, 46)
    half.cubicTo(50, 55, 42, 55, 36, 58)
    half.cubicTo(31, 61, 32, 72, 36, 82)
    half.cubicTo(38, 92, 43, 98, 43, 108)
    half.cubicTo(43, 118, 37, 126, 37, 138)
    half.cubicTo(42, 148, 54, 150, _MIDDLE, 146)
    half.closeSubpath()
    return _joined(half, _mirrored(half))


def _right(name: str) -> QPainterPath:
    return _joined(*(limb(part) for part in _RIGHT_LIMBS[name]))


@cache
def outline() -> QPainterPath:
    """The whole body as one path."""
    limbs = [_right(name) for name in _RIGHT_LIMBS]
    neck = limb((_MIDDLE, 38, 8.4, _MIDDLE, 52, 9.5))
    return _joined(_head(), neck, _torso(), *limbs, *(_mirrored(part) for part in limbs))


@cache
def area_path(area: str) -> QPainterPath:
    """The outline of ``area`` in the front view; empty for an unknown one."""
    if area in _WHOLE_SHAPES:
        return _WHOLE_SHAPES[area]()
    side, _, part = area.partition("_")
    if side in ("left", "right") and part in _RIGHT_LIMBS:
        return _right(part) if side == "right" else _mirrored(_right(part))
    if area in _MIDDLE_AREAS:
        return _middle(area)
    if area in ("left_arm", "right_arm"):
        forearm = _right("forearm") if side == "right" else _mirrored(_right("forearm"))
        return _joined(forearm, *(area_path(inner) for inner in AREAS[area].contains))
    if area in AREAS:
        return _joined(*(area_path(inner) for inner in AREAS[area].contains))
    return QPainterPath()


_WHOLE_SHAPES: Final[dict[str, Callable[[], QPainterPath]]] = {
    "whole_body": outline,
    "head": _head,
    "face": _face,
}

_MIDDLE_AREAS: Final[dict[str, tuple[float, float]]] = {
    "forehead": (4, 17),
    "eyes": (17, 26),
    "jaw": (31, 44),
    "neck": (40, 54),
    "shoulders": (50, 72),
    "trunk": (56, 124),
    "chest": (66, 92),
    "upper_back": (58, 90),
    "belly": (92, 120),
    "lower_back": (92, 124),
    "hips": (120, 150),
}
"""Top and bottom of the areas along the middle."""


def _middle(area: str) -> QPainterPath:
    top, bottom = _MIDDLE_AREAS[area]
    if bottom <= 44:
        return _band(_head(), top, bottom)
    if area == "neck":
        return limb((_MIDDLE, 43, 8, _MIDDLE, 50, 8.4))
    if area == "shoulders":
        upper = limb((36, 64.5, 8.8, WIDTH - 36, 64.5, 8.8))
        return upper.intersected(outline())
    return _band(_torso(), top, bottom)


def seen_from(area: str) -> BodyView:
    """The view in which ``area`` is seen."""
    return "back" if area in BACK_AREAS else "front"


def fitted(rect: QRectF, view: BodyView) -> QTransform:
    """What brings the figure into the middle of ``rect``, mirrored for the back view."""
    scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
    left = rect.x() + (rect.width() - scale * WIDTH) / 2
    top = rect.y() + (rect.height() - scale * HEIGHT) / 2
    if view == "back":
        return QTransform(-scale, 0, 0, scale, left + scale * WIDTH, top)
    return QTransform(scale, 0, 0, scale, left, top)
