"""The filters of the library: families with their counts, length, and effort behind More."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.library.view import FAMILIES, OWN, LibraryQuery
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton, QuietButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.wording import words

ALL = "all"
_EFFORTS = ("low", "medium", "high")


class LibraryFilters(QWidget):
    """Chips that narrow the library.

    Signals:
        changed: Something was switched; read ``query``.

    Args:
        counts: How many exercises each family holds; empty families get no chip.
        own: How many of them the person added; None where the chip for them is not needed.
    """

    changed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        counts: Mapping[str, int],
        own: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        chips = self._family_chips(counts, own)
        self._keys = frozenset(key for key, _ in chips)
        self._families = SegmentedChips(themes, self.tr("Kind"), chips)
        self._families.setAccessibleIdentifier("library.families")
        self._short = ChipButton(themes, self.tr("Up to 5 minutes"))
        self._short.setAccessibleIdentifier("library.short")
        self._more = QuietButton(themes, self.tr("More"), "chevron-down", icon_after=True)
        self._more.setAccessibleIdentifier("library.more")
        self._efforts = {level: ChipButton(themes, words.effort(level)) for level in _EFFORTS}
        self._lay_out()
        self._families.value_changed.connect(self._tell)
        self._short.toggled.connect(self._tell)
        self._more.clicked.connect(self._show_more)

    def query(self, text: str) -> LibraryQuery:
        """What the chips ask for, with the words of the search field."""
        family = self._families.value
        chosen = (level for level, chip in self._efforts.items() if chip.isChecked())
        return LibraryQuery(
            text=text,
            family=None if family in (None, ALL, OWN) else family,
            short=self._short.isChecked(),
            effort=next(chosen, None),
            own=family == OWN,
        )

    def take_over(self, query: LibraryQuery) -> None:
        """Switch on what ``query`` asks for, as far as there are chips for it; tells nothing."""
        wanted = OWN if query.own else query.family or ALL
        self.blockSignals(True)
        self._families.set_value(wanted if wanted in self._keys else ALL)
        self._short.setChecked(query.short)
        if query.effort is not None:
            self._show_efforts()
            self._efforts[query.effort].setChecked(True)
        self.blockSignals(False)

    def clear(self) -> None:
        """Take every filter off, and tell it once."""
        self.blockSignals(True)
        self._families.set_value(ALL)
        self._short.setChecked(False)
        for chip in self._efforts.values():
            chip.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def _family_chips(
        self, counts: Mapping[str, int], own: int | None
    ) -> list[tuple[str, str]]:
        everything = self.tr("All {count}").format(count=sum(counts.values()))
        known = [name for name in FAMILIES if counts.get(name)]
        chips = [
            (ALL, everything),
            *((name, f"{words.family(name)} {counts[name]}") for name in known),
        ]
        if own is not None:
            chips.append((OWN, self.tr("Your own {count}").format(count=own)))
        return chips

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.addWidget(self._short)
        for level, chip in self._efforts.items():
            chip.setAccessibleIdentifier(f"library.effort.{level}")
            chip.hide()
            chip.toggled.connect(self._one_effort)
            row.addWidget(chip)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._families)
        column.addLayout(row)

    def _show_more(self) -> None:
        self._show_efforts()
        self._efforts["low"].setFocus()

    def _show_efforts(self) -> None:
        for chip in self._efforts.values():
            chip.show()
        self._more.hide()

    def _one_effort(self, on: bool) -> None:
        """Only one effort at a time; pressing it again takes it off."""
        if on:
            for chip in self._efforts.values():
                if chip is not self.sender():
                    chip.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
