"""The areas of the body as a list of check boxes: the figure's other form."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.marks import CheckMark


class BodyAreaList(QWidget):
    """A check box for each area.

    Args:
        themes: Where the look comes from.
        areas: Ids in the order in which they are listed.
        names: What each is called.
    """

    marked_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        areas: Sequence[str],
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Areas of the body"))
        self._others: frozenset[str] = frozenset()
        self._marks: dict[str, CheckMark] = {}
        grid = CardGrid(themes, least=200, most=3, gap=0, parent=self)
        for area in areas:
            mark = CheckMark(themes, names.get(area, area))
            mark.setAccessibleIdentifier(f"area-list-{area}")
            mark.toggled.connect(self._tell)
            self._marks[area] = mark
            grid.addWidget(mark)

    @property
    def accessible_role(self) -> str:
        """A group."""
        return "Grouping"

    @property
    def marked(self) -> frozenset[str]:
        """Ids of the areas that are marked, with those that the list does not show."""
        return self._others | {area for area, mark in self._marks.items() if mark.isChecked()}

    def set_marked(self, areas: Collection[str]) -> None:
        """Mark exactly ``areas``, without telling anyone."""
        self._others = frozenset(areas) - frozenset(self._marks)
        for area, mark in self._marks.items():
            mark.blockSignals(True)
            mark.setChecked(area in areas)
            mark.blockSignals(False)

    def _tell(self) -> None:
        self.marked_changed.emit(self.marked)
