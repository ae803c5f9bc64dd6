"""The one palette and the one style sheet of the application, built from the tokens.

The style sheet carries no font sizes: fonts are set by code. It gives the marks of standard check
boxes their size, as Fusion's never grow with the font; a ``QProxyStyle`` could do the same, but is
asked in Python for every metric and costs 5 ms at launch. Widgets that paint themselves
(buttons, pacer, figure) read the tokens directly; this dresses the standard ones.
"""

from __future__ import annotations

from PySide6.QtGui import QPalette

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.tokens import MARK, RADIUS_BUTTON, RADIUS_CARD, RADIUS_INPUT, RADIUS_PANEL

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "primary",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on-primary",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Accent: "primary",
}

_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def build_palette(theme: Theme) -> QPalette:
    """The palette of ``theme``; disabled text is muted."""
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, theme.colour(token))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return palette


def build_style_sheet(theme: Theme) -> str:
    """The style sheet of ``theme`` at its text size."""
    parts = (_FRAMES, _FIELDS, _MARKS, _SCROLL_BARS, _LISTS, _SMALL)
    text = "\n".join(parts)
    for name, value in _values(theme).items():
        text = text.replace(f"@{name}@", value)
    return text


def _values(theme: Theme) -> dict[str, str]:
    """What stands between ``@`` signs in the sheet below."""
    tokens = (
        "canvas", "surface", "sunken", "line", "control", "text", "muted", "primary",
        "on-primary", "primary-soft", "on-soft", "info", "info-soft", "ok", "ok-soft", "warn",
        "warn-soft", "danger", "danger-soft",
    )  # fmt: skip
    values = {token: theme.hex(token) for token in tokens}
    values |= {
        "edge": f"{theme.edge}px",
        "edge-selected": f"{2 * theme.edge}px",
        "soft-edge": f"{theme.edge if theme.contrast else 0}px",
        "radius-input": f"{RADIUS_INPUT}px",
        "radius-button": f"{RADIUS_BUTTON}px",
        "radius-card": f"{RADIUS_CARD}px",
        "radius-panel": f"{RADIUS_PANEL}px",
        "mark": f"{theme.px(MARK)}px",
        "field": f"{theme.target(48) - 2 * theme.edge}px",
        "bar": f"{theme.px(12)}px",
        "bar-radius": f"{theme.px(12) // 2 - 2}px",
        "bar-least": f"{theme.px(48)}px",
    }
    return values


_FRAMES = """
Card { border: @edge@ solid @line@; border-radius: @radius-card@; background: @surface@; }
Card[tone="soft"] { background: @primary-soft@; border: @soft-edge@ solid @line@; }
Card[tone="sunken"] { background: @sunken@; border: @soft-edge@ solid @line@; }
Card[panel="true"] { border-radius: @radius-panel@; }
Card[selected="true"] { border: @edge-selected@ solid @primary@; }
Separator { background: @line@; border: none; }
MessageBar { border: @soft-edge@ solid @line@; border-radius: @radius-input@; }
MessageBar[tone="info"] { background: @info-soft@; border-color: @info@; }
MessageBar[tone="ok"] { background: @ok-soft@; border-color: @ok@; }
MessageBar[tone="warn"] { background: @warn-soft@; border-color: @warn@; }
MessageBar[tone="danger"] { background: @danger-soft@; border-color: @danger@; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: @surface@; color: @text@; border: @edge@ solid @control@;
  border-radius: @radius-input@; selection-background-color: @primary@;
  selection-color: @on-primary@;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: @muted@; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: @field@; padding: 0 12px; }
QPlainTextEdit { padding: 10px 12px; }
QMenu, QComboBox { icon-size: @mark@; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @sunken@; }
QComboBox::drop-down { border: none; width: @mark@; }
QComboBox QAbstractItemView {
  background: @surface@; color: @text@; border: @edge@ solid @control@;
  selection-background-color: @primary-soft@; selection-color: @on-soft@; outline: none;
}
.QPushButton {
  background: @surface@; color: @primary@; border: @edge@ solid @control@;
  border-radius: @radius-button@; padding: 0 24px; min-height: @field@;
}
.QPushButton:default { border: @edge-selected@ solid @primary@; }
.QPushButton:hover { background: @primary-soft@; color: @on-soft@; }
.QPushButton:pressed { background: @primary@; color: @on-primary@; }
"""

_MARKS = """
QCheckBox, QRadioButton { spacing: 12px; color: @text@; }
QCheckBox::indicator, QRadioButton::indicator, QMenu::indicator, QAbstractItemView::indicator {
  width: @mark@; height: @mark@;
}
"""

_SCROLL_BARS = """
QScrollArea { background: transparent; border: none; }
ScrollPage, #pageContent { background: @canvas@; }
Card ScrollPage, Card #pageContent { background: transparent; }
QScrollBar:vertical { background: transparent; width: @bar@; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: @bar@; margin: 2px; }
QScrollBar::handle { background: @control@; border-radius: @bar-radius@; }
QScrollBar::handle:vertical { min-height: @bar-least@; }
QScrollBar::handle:horizontal { min-width: @bar-least@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_LISTS = """
QTableView, QListView, QTreeView {
  background: @surface@; color: @text@; border: @edge@ solid @line@; gridline-color: @line@;
  border-radius: @radius-card@; selection-background-color: @primary-soft@;
  selection-color: @on-soft@; outline: none;
}
QHeaderView::section {
  background: @surface@; color: @muted@; border: none; border-bottom: @edge@ solid @line@;
  padding: 12px;
}
QMenu { background: @surface@; color: @text@; border: @edge@ solid @control@; padding: 8px 0; }
QMenu::item { padding: 10px 24px; }
QMenu::item:selected { background: @primary-soft@; color: @on-soft@; }
QMenu::separator { height: 1px; background: @line@; margin: 8px 0; }
QMenuBar { background: @canvas@; color: @text@; }
QMenuBar::item { padding: 8px 12px; background: transparent; }
QMenuBar::item:selected { background: @primary-soft@; color: @on-soft@; }
"""

_SMALL = """
QToolTip {
  background: @surface@; color: @text@; border: @edge@ solid @control@; padding: 8px;
}
"""
