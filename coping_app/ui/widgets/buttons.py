"""The buttons: one painted class that wraps its words, and a kind for each use.

Standard style-sheet buttons cut long words at 200 % text; these break into lines and grow.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ICON, PRESS_MS, TARGET
from coping_app.ui.widgets.button_look import LOOKS, ButtonLook, box_of, edge_of, fill_of
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text import set_plain_tool_tip
from coping_app.ui.widgets.text_layout import (
    LaidText,
    lay_out,
    longest_word_width,
    natural_width,
)
from coping_app.ui.widgets.warmth import DOWN, OVER, REST, Warmth

_PADDING_V = 12
_ICON_GAP = 10


class WordButton(QPushButton):
    """A button whose words wrap, with an icon beside them.

    Args:
        themes: Where the look comes from.
        text: The words; shown and told exactly as written (``&`` is no shortcut).
        kind: A row of ``LOOKS``; a checkable button that is on takes the row ``KIND-on``.
        icon: Name of an icon in assets/icons, or empty.
        icon_after: The icon stands after the words.
        target: Height at 100 %: 48, 56 in a session, 64 in kiosk.
    """

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        kind: str = "secondary",
        icon: str = "",
        icon_after: bool = False,
        target: int = TARGET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._kind = kind
        self._icon_name = icon
        self._icon_after = icon_after
        self._target = target
        self._label = ""
        self._from_start = kind.startswith("nav")
        self._words: LaidText | None = None
        self._words_at = (0.0, False)
        self._natural: float | None = None
        self._warmth = Warmth(self)
        self.setProperty("kind", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.pressed.connect(self._settle)
        self.released.connect(self._settle)
        self.toggled.connect(self._restyle)
        self._restyle()
        themes.changed.connect(self._restyle)

    def text(self) -> str:
        """The words as written."""
        return self._label

    def setText(self, text: str) -> None:
        """Show and tell ``text``; an ampersand stays an ampersand."""
        self._label = text
        self._words = self._natural = None
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def show_checked(self, on: bool) -> None:
        """Show as on or off what was decided elsewhere; ``toggled`` is not told."""
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)
        self._restyle()

    def set_kind(self, kind: str) -> None:
        """Change to another row of ``LOOKS``, as where a step has a main action of its own."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self._restyle()

    def set_icon_name(self, icon: str) -> None:
        """Change the icon; empty leaves it out."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """At least the target; more where the words need several lines."""
        height = self._lay(width).height if self._label else 0
        return max(self._themes.theme.target(self._target), ceil(height) + 2 * _PADDING_V)

    def sizeHint(self) -> QSize:
        """All words in one line."""
        width = ceil(self._around() + self._natural_width()) + 1
        width = max(width, self._themes.theme.target(self._target))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word in one line."""
        font = self.font()
        word = longest_word_width(self._label, font, 14 * font.pixelSize())
        target = self._themes.theme.target(self._target)
        return QSize(max(target, ceil(self._around() + word) + 1), target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, icon and words."""
        painter = QPainter(self)
        look = self._look()
        theme = self._themes.theme
        rect, radius = box_of(theme, self._kind, QRectF(self.rect()))
        edge, width = edge_of(theme, look, self._is_on(), self.isEnabled())
        fill = fill_of(theme, look, self._warmth.value, self.isEnabled())
        draw_box(painter, rect, radius, fill, edge, width)
        self._paint_content(painter, self._ink(look))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Warm up under the pointer."""
        super().enterEvent(event)
        self._settle()

    def leaveEvent(self, event: QEvent) -> None:
        """Cool down again."""
        super().leaveEvent(event)
        self._settle()

    def _look(self) -> ButtonLook:
        return LOOKS[f"{self._kind}-on"] if self._is_on() else LOOKS[self._kind]

    def _is_on(self) -> bool:
        return self.isChecked() and f"{self._kind}-on" in LOOKS

    def _ink(self, look: ButtonLook) -> QColor:
        return self._themes.theme.colour(look.ink if self.isEnabled() else "muted")

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        theme = self._themes.theme
        words = self._lay(self.width()) if self._label else None
        icon = self._shown_icon()
        icon_size = theme.px(ICON) if icon else 0
        gap = _ICON_GAP if icon and words else 0
        total = icon_size + gap + (words.width if words else 0)
        left = self._content_left(total)
        first = left if not self._icon_after else left + total - icon_size
        words_left = left + (icon_size + gap if not self._icon_after else 0)
        if self.isRightToLeft():
            first = self.width() - first - icon_size
            words_left = self.width() - words_left - (words.width if words else 0)
        if icon:
            ratio = self.devicePixelRatioF()
            picture = self._themes.icon_pixmap(icon, ink, icon_size, ratio)
            painter.drawPixmap(round(first), round((self.height() - icon_size) / 2), picture)
        if words:
            top = (self.height() - words.height) / 2
            if self._from_start:
                words.draw(painter, words_left, top, ink)
            else:
                words.draw_centred_block(painter, words_left, top, ink)

    def _content_left(self, total: float) -> float:
        if self._from_start:
            return self._look().padding
        return (self.width() - total) / 2

    def _shown_icon(self) -> str:
        """In contrast themes a check mark tells what is on, as no fill may."""
        if self._is_on() and self._themes.theme.contrast and not self._from_start:
            return "check"
        return self._icon_name

    def _around(self) -> float:
        """Width of all but the words."""
        theme = self._themes.theme
        has_icon = bool(self._icon_name) or (
            self.isCheckable() and theme.contrast and not self._from_start
        )
        icon = theme.px(ICON) + (_ICON_GAP if self._label else 0) if has_icon else 0
        return 2 * self._look().padding + icon

    def _lay(self, width: int) -> LaidText:
        """The words at ``width``, each line centred but in the navigation."""
        room = min(width - self._around(), self._natural_width() + 1)
        at = (room, self.isRightToLeft())
        if self._words is not None and at == self._words_at:
            return self._words
        align = Qt.AlignmentFlag.AlignLeft if self._from_start else Qt.AlignmentFlag.AlignHCenter
        line = self._themes.theme.line(self._look().role)
        self._words = lay_out(
            self._label, self.font(), room, line, align, self.layoutDirection()
        )
        self._words_at = at
        return self._words

    def _natural_width(self) -> float:
        if self._natural is None:
            self._natural = natural_width(self._label, self.font())
        return self._natural

    def _restyle(self) -> None:
        self._words = self._natural = None
        font: QFont = self._themes.theme.font(self._look().role)
        self.setFont(font)
        self.updateGeometry()
        self.update()

    def _settle(self) -> None:
        """Move towards the warmth of the present state, in 120 ms or at once."""
        goal = DOWN if self.isDown() else OVER if self.underMouse() else REST
        length_ms = self._themes.theme.duration(PRESS_MS) if self.isVisible() else 0
        self._warmth.move_to(goal, length_ms)


class PrimaryButton(WordButton):
    """The one main action of a screen."""

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        icon: str = "",
        icon_after: bool = False,
        target: int = TARGET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, "primary", icon, icon_after, target, parent)


class SecondaryButton(WordButton):
    """An action with an edge."""

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        icon: str = "",
        icon_after: bool = False,
        target: int = TARGET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, "secondary", icon, icon_after, target, parent)


class QuietButton(WordButton):
    """An action without an edge."""

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        icon: str = "",
        icon_after: bool = False,
        target: int = TARGET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, "quiet", icon, icon_after, target, parent)


class ChipButton(WordButton):
    """A small pill that is on or off, such as a filter."""

    def __init__(
        self, themes: ThemeStore, text: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, text, "chip", icon, parent=parent)
        self.setCheckable(True)


class ChoiceButton(WordButton):
    """One of several answers, on or off, as large as an ordinary button."""

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        icon: str = "",
        target: int = TARGET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, "choice", icon, target=target, parent=parent)
        self.setCheckable(True)


class NavButton(WordButton):
    """A place in the navigation; on where the person is."""

    def __init__(
        self, themes: ThemeStore, text: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, text, "nav", icon, parent=parent)
        self.setCheckable(True)

    @property
    def accessible_role(self) -> str:
        """A tab, selected where the person is."""
        return "PageTab"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Up and Down to the rail."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """A press goes there and never turns it off; the rail marks where the person is."""


class HelpButton(WordButton):
    """The words "I need help", in the same corner of every page, in the shape of the navigation.

    F1 presses the one that is in sight, over a session and the first page, too.
    """

    def __init__(self, themes: ThemeStore, text: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, text, "nav-edge", "life-buoy", parent=parent)
        self.setAccessibleIdentifier("help")
        QShortcut("F1", self).activated.connect(self.click)


class IconButton(WordButton):
    """An icon alone, for play, pause, close and back: named and tool-tipped."""

    def __init__(
        self,
        themes: ThemeStore,
        icon: str,
        name: str,
        target: int = TARGET,
        kind: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", kind, icon, target=target, parent=parent)
        self.setAccessibleName(name)
        set_plain_tool_tip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square of the target size."""
        side = self._themes.theme.target(self._target)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()
