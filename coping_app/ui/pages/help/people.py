"""The person's own people: shown large, and added or changed right where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.safety_texts import HelpTexts
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.fields import TextLine, labelled
from coping_app.ui.widgets.text import PlainText

_MOST = 200
"""As long as a kept name or number may be."""


class PeopleCard(Card):
    """Somebody to call. Where nobody is kept yet, two fields stand there at once.

    Signals:
        person_given: Name and number, as written; each may be empty.

    Args:
        texts: Words of the page.
        name, phone, clinic: What is kept; each may be empty.
    """

    person_given = Signal(str, str)

    def __init__(
        self,
        themes: ThemeStore,
        texts: HelpTexts,
        name: str,
        phone: str,
        clinic: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._labels = texts.labels
        self._name, self._phone = name, phone
        self.body.addWidget(PlainText(themes, self._labels.people, "subheading"))
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        self.body.addLayout(self._place)
        if clinic:
            self.body.addWidget(PlainText(themes, clinic, "strong"))
        self.body.addStretch(1)
        self.body.addWidget(PlainText(themes, texts.person, "secondary", "muted"))
        if name or phone:
            self._show_kept()
        else:
            self._place.addWidget(PlainText(themes, self._labels.hint, "secondary", "muted"))
            self._show_fields()

    def _show_kept(self) -> None:
        for words, role in ((self._name, "strong"), (self._phone, "title")):
            if words:
                self._place.addWidget(PlainText(self._themes, words, role))
        change = SecondaryButton(self._themes, self._labels.change)
        change.setAccessibleIdentifier("help.contacts")
        change.clicked.connect(self._edit)
        self._place.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)

    def _edit(self) -> None:
        """The fields take the place of what is kept; the name has the focus."""
        empty(self._place)
        self._show_fields()
        reveal(self)
        focus_on(self, "help.name")

    def _show_fields(self) -> None:
        self._name_line = self._line(self._labels.name, self._name, "help.name")
        self._phone_line = self._line(self._labels.phone, self._phone, "help.phone")
        keep = SecondaryButton(self._themes, self._labels.keep, "check")
        keep.setAccessibleIdentifier("help.keep")
        keep.clicked.connect(self._tell)
        self._place.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, label: str, words: str, identifier: str) -> TextLine:
        line = TextLine(self._themes, label)
        line.setMaxLength(_MOST)
        line.setText(words)
        line.setAccessibleIdentifier(identifier)
        line.returnPressed.connect(self._tell)
        self._place.addWidget(labelled(self._themes, label, line))
        return line

    def _tell(self) -> None:
        self.person_given.emit(self._name_line.text().strip(), self._phone_line.text().strip())
