"""Looking at widgets: what is drawn, what is cut, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def show_active(qtbot: QtBot, widget: QWidget) -> None:
    """Show ``widget`` as the window that has the keyboard."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def told(widget: QWidget) -> QAccessibleInterface:
    """What assistive technology gets for ``widget``."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name_of(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    return told(widget).role()


def value_of(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Value)


THINGS = frozenset({
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.PageTab, QAccessible.Role.ComboBox, QAccessible.Role.EditableText,
    QAccessible.Role.Slider, QAccessible.Role.Heading, QAccessible.Role.Chart,
    QAccessible.Role.Canvas, QAccessible.Role.Table, QAccessible.Role.StaticText,
})  # fmt: skip
"""What may have the keyboard: a control, something to be read, or a heading; never a frame."""


def frames_with_focus(root: QWidget) -> list[str]:
    """What could have the keyboard in ``root`` though it is no thing of its own."""
    return [
        f"{type(widget).__name__}: {role_of(widget).name}"
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and role_of(widget) not in THINGS
    ]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def ink_box(image: QImage, ground: QColor) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of all that differs clearly from ``ground``; None for nothing."""
    columns = [
        x for x in range(image.width()) if any(_far(image, x, y, ground) for y in _rows(image))
    ]
    rows = [y for y in _rows(image) if any(_far(image, x, y, ground) for x in range(image.width()))]
    if not columns:
        return None
    return columns[0], rows[0], columns[-1], rows[-1]


def _rows(image: QImage) -> range:
    return range(image.height())


def _far(image: QImage, x: int, y: int, ground: QColor) -> bool:
    seen = image.pixelColor(x, y)
    return (
        abs(seen.red() - ground.red())
        + abs(seen.green() - ground.green())
        + abs(seen.blue() - ground.blue())
        > 60
    )


def all_below(widget: QWidget) -> Iterator[QWidget]:
    """Every visible widget inside ``widget``."""
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            yield child
