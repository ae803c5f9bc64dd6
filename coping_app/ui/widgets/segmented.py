"""Chips of which one is on: a filter or a range."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout


class SegmentedChips(QWidget):
    """A radio group in the shape of chips. Arrow keys move inside, Tab leaves.

    Args:
        themes: Where the look comes from.
        name: What is chosen, for assistive technology.
        options: Pairs of key and words; the first is on.
    """

    value_changed = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: dict[str, ChipButton] = {}
        flow = FlowLayout(parent=self)
        for key, words in options:
            chip = ChipButton(themes, words)
            chip.setAutoExclusive(True)
            chip.setAccessibleIdentifier(f"chip-{key}")
            chip.toggled.connect(self._tell)
            self._chips[key] = chip
            flow.addWidget(chip)
        if self._chips:
            self.set_value(options[0][0])

    @property
    def accessible_role(self) -> str:
        """A group."""
        return "Grouping"

    @property
    def value(self) -> str:
        """Key of the chip that is on; empty where there is none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Turn a chip on without telling anyone; KeyError for an unknown key."""
        self.blockSignals(True)
        self._chips[key].setChecked(True)
        self.blockSignals(False)

    def set_words(self, key: str, words: str) -> None:
        """Change what a chip says, such as a count in it."""
        self._chips[key].setText(words)

    def _tell(self, on: bool) -> None:
        if on:
            self._make_one_stop()
            self.value_changed.emit(self.value)

    def _make_one_stop(self) -> None:
        """Lets Tab stop once, at the chip that is on, however it came to be on."""
        for chip in self._chips.values():
            wanted = Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(wanted)
