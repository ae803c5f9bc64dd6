"""Two layouts that wrap: a flow of chips and buttons, and a grid of equal cards."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CARD_GAP, TARGET_GAP


class _WrappingLayout(QLayout):
    """What both layouts share: keeping items, and answering for height by width."""

    def __init__(self, gap: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index`` or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at ``index`` away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lines depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels when ``width`` wide."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put all items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isRightToLeft()

    def _place(self, item: QLayoutItem, around: QRect, rect: QRect) -> None:
        """Give ``item`` its ``rect``, mirrored inside ``around`` where reading starts right."""
        if self._mirrored():
            rect = QRect(rect)
            rect.moveLeft(around.left() + around.right() - rect.right())
        item.setGeometry(rect)

    def _arrange(self, rect: QRect, move: bool) -> int:
        raise NotImplementedError


class FlowLayout(_WrappingLayout):
    """Items side by side at their own size, in as many lines as the width asks for.

    Args:
        gap: Pixels between items and between lines.
        centred: Each line stands in the middle.
    """

    def __init__(
        self, gap: int = TARGET_GAP, centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(gap, parent)
        self._centred = centred

    def sizeHint(self) -> QSize:
        """All items in one line."""
        width, height = -self.spacing(), 0
        for item in self._shown():
            width += item.sizeHint().width() + self.spacing()
            height = max(height, item.sizeHint().height())
        return QSize(max(0, width), height)

    def _arrange(self, rect: QRect, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            sizes = [self._size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            used = sum(size.width() for size in sizes) + self.spacing() * (len(sizes) - 1)
            left = rect.left() + ((rect.width() - used) // 2 if self._centred else 0)
            for item, size in zip(line, sizes, strict=True):
                if move:
                    at = QPoint(left, top + (height - size.height()) // 2)
                    self._place(item, rect, QRect(at, size))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = self._size(item, width).width()
            if not lines or used + self.spacing() + wide > width:
                lines.append([item])
                used = wide
            else:
                lines[-1].append(item)
                used += self.spacing() + wide
        return lines

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """Its own size, or narrower and higher where even one is too wide."""
        hint = item.sizeHint()
        if hint.width() <= width:
            return hint
        height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
        return QSize(width, height)


class CardGrid(_WrappingLayout):
    """Equal columns, as many as fit; cards of a row are equally high.

    Args:
        themes: For the text size: columns become wider and fewer as text grows.
        least: Least width of a column in pixels at 100 %.
        most: Most columns.
        gap: Pixels between cards.
    """

    def __init__(
        self,
        themes: ThemeStore,
        least: int = 280,
        most: int = 3,
        gap: int = CARD_GAP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gap, parent)
        self._themes = themes
        self._least = least
        self._most = most
        themes.changed.connect(self.invalidate)

    def sizeHint(self) -> QSize:
        """The most columns at their least width."""
        columns = min(self._most, max(1, len(self._shown())))
        width = columns * (self._themes.theme.px(self._least) + self.spacing()) - self.spacing()
        return QSize(width, self.heightForWidth(width))

    def _arrange(self, rect: QRect, move: bool) -> int:
        shown, columns = self._shown(), self._columns(rect.width())
        wide = (rect.width() + self.spacing()) // columns - self.spacing()
        top = rect.top()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, wide) for item in row)
            if move:
                for column, item in enumerate(row):
                    left = rect.left() + column * (wide + self.spacing())
                    self._place(item, rect, QRect(left, top, wide, height))
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _columns(self, width: int) -> int:
        least = self._themes.theme.px(self._least)
        return max(1, min(self._most, (width + self.spacing()) // (least + self.spacing())))


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
