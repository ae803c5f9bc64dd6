"""One look as values: colours, sizes and fonts follow from a few choices."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from coping_app.ui.theme.fonts import role_font
from coping_app.ui.theme.tokens import (
    COLOURS,
    EDGE,
    EDGE_CONTRAST,
    HEAT,
    ROLES,
    THEMES,
    ThemeName,
)


class Theme(NamedTuple):
    """One look: colours by ``name``, text size 1.0 to 2.0, motion and font choice."""

    name: ThemeName = "light"
    text_scale: float = 1.0
    reduced_motion: bool = False
    system_font: bool = False

    @property
    def contrast(self) -> bool:
        """True in the two high-contrast themes, where no fill carries meaning."""
        return self.name.startswith("contrast")

    @property
    def edge(self) -> int:
        """Width of an ordinary edge in pixels: 1, or 2 in contrast themes."""
        return EDGE_CONTRAST if self.contrast else EDGE

    def hex(self, token: str) -> str:
        """The colour of ``token`` as ``#RRGGBB``; KeyError for an unknown token."""
        return COLOURS[token][THEMES.index(self.name)]

    def colour(self, token: str) -> QColor:
        """The colour of ``token``; KeyError for an unknown token."""
        return QColor(self.hex(token))

    def heat(self) -> tuple[QColor, ...]:
        """The six steps of the heat map, none to most."""
        return tuple(QColor(value) for value in HEAT[self.name])

    def px(self, size: float) -> int:
        """``size`` pixels at 100 % grown with the text: icons, marks, widths tied to words."""
        return round(size * self.text_scale)

    def target(self, size: int) -> int:
        """Height of a control that is ``size`` at 100 %: its line of text grows, its air stays."""
        return round(size + ROLES["body"].line * (self.text_scale - 1.0))

    def font(self, role: str) -> QFont:
        """The font of a role of ``tokens.ROLES``, scaled; KeyError for an unknown role."""
        return role_font(ROLES[role], self.text_scale, self.system_font)

    def line(self, role: str) -> int:
        """Height of one line of ``role`` in pixels."""
        return round(ROLES[role].line * self.text_scale)

    def duration(self, milliseconds: int) -> int:
        """A length of motion: as given, or 0 with reduced motion (a cut)."""
        return 0 if self.reduced_motion else milliseconds
