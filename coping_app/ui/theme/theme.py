"""Holds the look in use, and dresses the application in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication

from coping_app.ui.theme.fonts import load_fonts
from coping_app.ui.theme.icons import IconSource
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.style import build_palette, build_style_sheet
from coping_app.ui.theme.tokens import ThemeName

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ThemeChoice = Literal["system", "light", "dark", "contrast-light", "contrast-dark"]
MotionChoice = Literal["system", "full", "reduced"]


class ThemeStore(QObject):
    """Holds the current theme, dresses the application in it and tells when it changes.

    Args:
        app: The application whose palette, font and style sheet follow the theme.
        assets: The folder with ``fonts`` and ``icons``.
        in_fusion: True where the application was started with ``-style fusion``; to set the style
            here would bring all names of QStyle into Python, 4 ms at launch.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        assets: Path,
        parent: QObject | None = None,
        in_fusion: bool = False,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._theme = Theme()
        self._choice: ThemeChoice = "light"
        self._motion: MotionChoice = "system"
        self._icons = IconSource(assets / "icons")
        self.missing_fonts = load_fonts(assets / "fonts")
        if not in_fusion:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    @property
    def theme(self) -> Theme:
        """The look in use now."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen: a theme, or ``system``."""
        return self._choice

    @property
    def motion(self) -> MotionChoice:
        """What was chosen for motion."""
        return self._motion

    def apply(
        self,
        name: ThemeChoice | None = None,
        text_scale: float | None = None,
        motion: MotionChoice | None = None,
        system_font: bool | None = None,
    ) -> None:
        """Change what is given and keep the rest; the whole application follows at once.

        Raises:
            ValueError: ``text_scale`` is not from 1 to 2.
        """
        if text_scale is not None and not 1.0 <= text_scale <= 2.0:
            raise ValueError(f"text_scale must be from 1 to 2, not {text_scale}")
        self._choice = self._choice if name is None else name
        self._motion = self._motion if motion is None else motion
        now = self._theme
        self._use(
            now._replace(
                name=self._resolved_name(),
                text_scale=now.text_scale if text_scale is None else text_scale,
                reduced_motion=self._resolved_motion(),
                system_font=now.system_font if system_font is None else system_font,
            )
        )

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon as a picture of ``size`` pixels (already scaled), tinted with a token."""
        return self._icons.pixmap(name, self._theme.colour(token), size, ratio)

    def icon_pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The same with a colour that was mixed or chosen already."""
        return self._icons.pixmap(name, colour, size, ratio)

    def icon(self, name: str, token: str = "text", size: int = 24) -> QIcon:
        """An icon of ``size`` pixels at 100 %, tinted with a token, for menus and fields."""
        return self._icons.icon(name, self._theme.colour(token), self._theme.px(size))

    def _use(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(build_palette(self._theme))
        self._app.setFont(self._theme.font("body"))
        self._app.setStyleSheet(build_style_sheet(self._theme))

    def _follow_system(self) -> None:
        self.apply()

    def _resolved_name(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if _system_wants_contrast():
            return "contrast-dark" if dark else "contrast-light"
        return "dark" if dark else "light"

    def _resolved_motion(self) -> bool:
        if self._motion == "system":
            return _system_wants_less_motion()
        return self._motion == "reduced"


def _system_wants_contrast() -> bool:
    style_hints = QGuiApplication.styleHints()  # held: its parts go with it
    hints = style_hints.accessibility()
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_wants_less_motion() -> bool:
    """Qt tells only from 6.12 on; before, our own setting decides."""
    style_hints = QGuiApplication.styleHints()
    hints = style_hints.accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and "Reduced" in str(preference())
