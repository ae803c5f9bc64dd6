"""The report before it leaves: the very page of paper, or the same in words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coping_app.export.report.model import Report
from coping_app.ui.paper.pdf import PAGE_HEIGHT, PAGE_WIDTH, paint_report
from coping_app.ui.paper.text import report_text
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText

_WIDEST = 952
"""Here the ten-point words of the page are sixteen pixels high."""


class PaperView(QWidget):
    """The page, painted as the PDF paints it. It is white in every theme: it is paper."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._report: Report | None = None
        self._painted: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(_WIDEST)
        self.setAccessibleIdentifier("report.paper")
        self.setAccessibleName(self.tr("Preview of the page"))
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> str:
        """A picture; its description has the words."""
        return "Graphic"

    def show_report(self, report: Report) -> None:
        """Paints this report from now on."""
        self._report = report
        self._painted = None
        self.setAccessibleDescription("\n".join(line.words for line in report_text(report)))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A sheet of A4."""
        return True

    def heightForWidth(self, width: int) -> int:
        """In proportion."""
        return ceil(min(width, _WIDEST) * PAGE_HEIGHT / PAGE_WIDTH)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows show it smaller."""
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet, painted once for each size."""
        if self._report is None:
            return
        if self._painted is None or self._painted.deviceIndependentSize() != self._sheet():
            self._painted = self._paint_sheet(self._report)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted)
        theme = self._themes.theme
        painter.setPen(theme.colour("control"))
        sheet = self._sheet()
        painter.drawRect(0, 0, sheet.width() - 1, sheet.height() - 1)

    def _sheet(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def _paint_sheet(self, report: Report) -> QPixmap:
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(self._sheet() * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.scale(self.width() / PAGE_WIDTH, self.width() / PAGE_WIDTH)
        paint_report(painter, report)
        painter.end()
        return sheet


class PreviewCard(Card):
    """The page as paper or in words, whichever is easier to read."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._report: Report | None = None
        self._way = SegmentedChips(
            themes,
            self.tr("How to show the page"),
            [("paper", self.tr("As on paper")), ("words", self.tr("In words"))],
        )
        self._way.value_changed.connect(self._show)
        self._paper = PaperView(themes)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self.body.addWidget(PlainText(themes, self.tr("This is the page"), "heading"))
        self.body.addWidget(self._way)
        self.body.addWidget(self._paper)
        self.body.addLayout(self._words)

    def show_report(self, report: Report) -> None:
        """Shows another report, the way that was chosen."""
        self._report = report
        self._show()

    def _show(self, _way: str = "") -> None:
        if self._report is None:
            return
        empty(self._words)
        is_paper = self._way.value == "paper"
        self._paper.setVisible(is_paper)
        if is_paper:
            self._paper.show_report(self._report)
            return
        for line in report_text(self._report):
            role = "subheading" if line.is_heading else "body"
            self._words.addWidget(PlainText(self._themes, line.words, role))
        reveal(self)
