"""The breathing circle: size, word and number say the same thing, so any one suffices."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, cos, pi
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.painting import mix
from coping_app.ui.widgets.text_layout import natural_width

BreathPhase = Literal["inhale", "hold", "exhale", "rest"]

EDGE_WIDTH: Final = 4
_SIDE: Final = 400
"""Side of the whole at 100 %, in pixels; less where the layout leaves less."""
_LEAST_SIDE: Final = 240
_EMPTY: Final = 0.46
"""Radius after breathing out, as a part of the dashed circle's."""
_MOST_EMPTY: Final = 0.8
"""The same at most, where large words need more room; the rest is left for the breath."""
_STILL: Final = 0.74
"""Radius that reduced motion keeps."""
_WIDEST: Final = 1.7
"""Width of the widest word, in radii of the smallest disc: no edge runs through a letter."""
_RINGS: Final = ((1.0, 0.40), (0.81, 0.70), (0.615, 1.0))
"""Radius of each disc, and how much of the fill colour is mixed into the ground."""
_WORD_ROLES: Final = ("title", "heading", "subheading", "body")
_WORD_GAP: Final = 6
_DASH: Final = (5.0, 4.4)


def eased(fraction: float) -> float:
    """In-out-sine: 0 to 1 with a soft start and end."""
    return (1.0 - cos(pi * min(1.0, max(0.0, fraction)))) / 2.0


class Pacer(QWidget):
    """Shows one breath. The caller sets the phase as often as it likes, some 60 times a second.

    With reduced motion the disc keeps its size and a ring fills in one-second steps.

    Args:
        themes: Where the look comes from.
        ground: Colour token of what the pacer stands on.
    """

    def __init__(
        self, themes: ThemeStore, ground: str = "canvas", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._ground = ground
        self._kind: BreathPhase = "rest"
        self._fraction = 0.0
        self._word = ""
        self._seconds = 0
        self._stepped = 0.0
        self._expected: tuple[str, ...] = ()
        self._fit: tuple[str, float] | None = None
        self._backdrop: QPixmap | None = None
        self._words: QPixmap | None = None
        # Parents need not paint under it: it fills its whole ground itself.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._tell_word()
        self.setAccessibleIdentifier("pacer")
        themes.changed.connect(self._restyle)

    @property
    def accessible_role(self) -> str:
        """An animation."""
        return "Animation"

    def accessible_value(self) -> str:
        """The phase in words, with the seconds that are left."""
        return f"{self._word}, {self._seconds}" if self._seconds else self._word

    def expect(self, words: Iterable[str]) -> None:
        """Tells every word that will come, so that all are of one size and inside the disc."""
        self._expected = tuple(words)
        self._fit = self._words = None
        self.update()

    def set_phase(
        self, kind: BreathPhase, fraction: float, word: str, seconds_left: int = 0
    ) -> None:
        """Show a moment of a breath.

        Args:
            kind: The phase.
            fraction: How much of the phase's time has gone, 0 to 1.
            word: What stands in the middle.
            seconds_left: Whole seconds left in the phase; 0 shows no number.
        """
        new_words = (word, seconds_left) != (self._word, self._seconds)
        if new_words or kind != self._kind:
            self._stepped = fraction
            renamed = word != self._word
            self._word, self._seconds, self._words = word, seconds_left, None
            if word not in self._expected:
                self._fit = None
            if renamed:
                self._tell_word()
        moved = kind != self._kind or fraction != self._fraction
        self._kind, self._fraction = kind, fraction
        if new_words or (moved and not self._themes.theme.reduced_motion):
            self.update(self._changing())

    def set_still(self, word: str) -> None:
        """Rest without a breath, as before the start or while paused."""
        self.set_phase("rest", 0.0, word)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._themes.theme.px(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A smaller square."""
        return QSize(_LEAST_SIDE, _LEAST_SIDE)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw the still parts anew."""
        self._backdrop = self._words = self._fit = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the still parts, the discs and the words on top of each other."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        ratio = self.devicePixelRatioF()
        if self._backdrop is None:
            self._backdrop = self._draw_backdrop(ratio)
        painter.drawPixmap(0, 0, self._backdrop)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_discs(painter)
        if self._themes.theme.reduced_motion:
            self._paint_ring(painter)
        if self._words is None:
            self._words = self._draw_words(ratio)
        size = self._words.deviceIndependentSize()
        painter.drawPixmap(
            QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2),
            self._words,
        )

    def _radius(self) -> float:
        """Radius of the dashed circle."""
        most = self._themes.theme.px(_SIDE) / 2
        return min(self.width() / 2, self.height() / 2, most) - 8

    def _part(self) -> float:
        """Radius of the disc as a part of the dashed circle's."""
        if self._themes.theme.reduced_motion:
            return _STILL
        full = {
            "inhale": eased(self._fraction),
            "hold": 1.0,
            "exhale": 1.0 - eased(self._fraction),
            "rest": 0.0,
        }[self._kind]
        _, empty = self._fitting()
        return empty + (1.0 - empty) * full

    def _fitting(self) -> tuple[str, float]:
        """How words are set, and the smallest disc as a part of the dashed circle: it holds them.

        The largest letters that fit into the usual smallest disc; else the smallest letters, in a
        disc that never gets as small.
        """
        if self._fit is None:
            self._fit = self._work_out_fit()
        return self._fit

    def _work_out_fit(self) -> tuple[str, float]:
        theme, radius = self._themes.theme, max(1.0, self._radius())
        words = self._expected if self._word in self._expected else (self._word,)
        disc = _STILL if theme.reduced_motion else _EMPTY
        needed = disc
        for role in _WORD_ROLES:
            widest = max(natural_width(word, theme.font(role)) for word in words)
            needed = widest / (_WIDEST * radius)
            if needed <= disc:
                return role, _EMPTY
        return _WORD_ROLES[-1], min(_MOST_EMPTY, max(_EMPTY, needed))

    def _changing(self) -> QRect:
        """All that a frame may touch."""
        side = ceil(2 * self._radius() + 8)
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _draw_backdrop(self, ratio: float) -> QPixmap:
        """Ground and dashed circle: nothing here moves."""
        theme = self._themes.theme
        picture = QPixmap(ceil(self.width() * ratio), ceil(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour(self._ground))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("control"), 2.0)
        pen.setDashPattern(list(_DASH))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(self._centre(), self._radius() + 1, self._radius() + 1)
        painter.end()
        return picture

    def _paint_discs(self, painter: QPainter) -> None:
        """Filled discs only, as stroking a circle costs more than filling two."""
        theme = self._themes.theme
        centre, radius = self._centre(), self._radius() * self._part()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("pacer-edge"))
        painter.drawEllipse(centre, radius, radius)
        for part, strength in _RINGS:
            inner = (radius - EDGE_WIDTH) * part if part == 1.0 else radius * part
            painter.setBrush(self._tint(strength))
            painter.drawEllipse(centre, inner, inner)

    def _tint(self, strength: float) -> QColor:
        theme = self._themes.theme
        return mix(theme.colour(self._ground), theme.colour("pacer-fill"), strength)

    def _paint_ring(self, painter: QPainter) -> None:
        """Reduced motion: the ring fills while breathing in and empties while breathing out."""
        filled = {
            "inhale": self._stepped,
            "hold": 1.0,
            "exhale": 1.0 - self._stepped,
            "rest": 0.0,
        }[self._kind]
        if filled <= 0.0:
            return
        pen = QPen(self._themes.theme.colour("pacer-edge"), 2.0 * EDGE_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._radius() - 2 * EDGE_WIDTH
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(self._centre())
        painter.drawArc(box, 90 * 16, -round(360 * 16 * filled))

    def _draw_words(self, ratio: float) -> QPixmap:
        """Word and number as a picture, as they change once a second and are drawn each frame."""
        theme = self._themes.theme
        room = _WIDEST * self._radius()
        role, _ = self._fitting()
        line = theme.line(role)
        size = QSize(ceil(room), line * 2 + _WORD_GAP if self._seconds else line)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(role))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRect(0, 0, size.width(), line), centre, self._word)
        if self._seconds:
            number = theme.font(role)
            number.setWeight(theme.font("numeral").weight())
            painter.setFont(number)
            painter.drawText(
                QRect(0, line + _WORD_GAP, size.width(), line), centre, str(self._seconds)
            )
        painter.end()
        return picture

    def _tell_word(self) -> None:
        """Name the phase: of a picture, the accessibility bus carries the name alone."""
        name = self.tr("Breathing guide")
        self.setAccessibleName(f"{name}: {self._word}" if self._word else name)

    def _restyle(self) -> None:
        self._backdrop = self._words = self._fit = None
        self.updateGeometry()
        self.update()
