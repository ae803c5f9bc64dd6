"""The window: the rail on the left, one page beside it, and a session over all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coping_app.ui.app.pages import PageRow
from coping_app.ui.app.window_bars import WindowBars
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import HelpButton
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.fader import fade_in
from coping_app.ui.widgets.nav_rail import NavRail
from coping_app.wording.translate import translate


@runtime_checkable
class StepsBack(Protocol):
    """What has levels of its own to step back from."""

    def step_back(self) -> bool:
        """One level back inside it, or off it; False where there is none."""
        ...


class Page(StepsBack, Protocol):
    """What the window asks of a page, beside being a widget."""

    def refresh(self) -> None:
        """Reads anew what is shown."""
        ...

    def focus_heading(self) -> None:
        """Gives the heading the focus."""
        ...


class MainWindow(QMainWindow):
    """Holds pages by key; each is made when it is first shown.

    Args:
        themes: Where the look comes from.
        table: The pages; those with a label have a place in the rail, in this order.
        make: Makes the page of a row.

    Attributes:
        bars: What the window says beside its pages.

    Signals:
        page_shown: Key of the page that came up.
        closing: The window is about to close.
        first_painted: Told once, when the window stands on the screen: time for all that the
            first page can do without.
        now_requested: Circle and voice at once, by the key for it.
    """

    page_shown = Signal(str)
    closing = Signal()
    first_painted = Signal()
    now_requested = Signal()

    def __init__(
        self, themes: ThemeStore, table: Sequence[PageRow], make: Callable[[PageRow], QWidget]
    ) -> None:
        super().__init__()
        self._themes = themes
        self._table = {row.key: row for row in table}
        self._make = make
        self._pages: dict[str, QWidget] = {}
        self._key = ""
        self._came_from: dict[str, str] = {}
        self._led_away: dict[str, str] = {}
        self._is_painted = False
        self._may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(self.tr("Coping"))
        self._rail = NavRail(
            themes,
            self.tr("Main"),
            [place_of(row) for row in table if row.label and not row.below],
            below=[place_of(row) for row in table if row.label and row.below],
        )
        self._rail.chosen.connect(self.open_page)
        help_button = HelpButton(themes, self.tr("I need help"))
        help_button.clicked.connect(self._help_pressed)
        self._rail.foot.addWidget(help_button)
        self._stack = QStackedWidget()
        self._shell = self._build_shell()
        self._whole = QStackedWidget()
        self._whole.addWidget(self._shell)
        self._all = QVBoxLayout()
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        self._all.addWidget(self._whole, 1)
        centre = QWidget()
        centre.setLayout(self._all)
        self.setCentralWidget(centre)
        self.bars = WindowBars(themes, self._all, self._column)
        self.resize(1280, 800)
        self.setMinimumSize(640, 480)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """The window closes only where ``may_close`` answers True."""
        self._may_close = may_close

    @property
    def page_key(self) -> str:
        """Key of the page that is up."""
        return self._key

    def page(self, key: str) -> QWidget:
        """The page of ``key``, made now if need be."""
        if key not in self._pages:
            self._pages[key] = self._make(self._table[key])
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def open_page(self, key: str) -> None:
        """Shows a page with fresh content; the focus lands on its heading."""
        page = self.page(key)
        self._note_way(key)
        self._key = key
        self._rail.set_current(key if self._table[key].label else "")
        page.refresh()  # type: ignore[attr-defined]
        changed = self._stack.currentWidget() is not page
        self._stack.setCurrentWidget(page)
        self.show_shell()
        if changed and self.isVisible():
            fade_in(page, self._themes)
        page.focus_heading()  # type: ignore[attr-defined]
        self.page_shown.emit(key)

    def go_back(self, key: str = "") -> None:
        """Shows a page again; the focus lands on what led away from it, else on the heading.

        Args:
            key: The page; empty for the one that the person came from.
        """
        origins = dict(self._came_from)
        key = key or origins.get(self._key, "today")
        self.open_page(key)
        self._came_from = origins
        focus_shown(self._shell, self._led_away.get(key, ""))

    def step_back(self) -> bool:
        """One level back, as Escape does; False where there is none: the window never closes.

        A level inside the page or in what covers it comes first. Help that was called from an
        exercise leads back to it, any other page beside the places of the rail to where the
        person came from.
        """
        covering = self.covering
        here = self._stack.currentWidget() if covering is None else covering
        if isinstance(here, StepsBack) and here.step_back():
            return True
        if covering is not None or not self._key or self._table[self._key].label:
            return False
        if self._key == "help" and self.bars.has_paused:
            self.bars.paused.acted.emit()
        else:
            self.go_back()
        return True

    def refresh_page(self) -> None:
        """Reads anew what the page that is up shows; the focus stays where it is."""
        if self._key:
            self.page(self._key).refresh()  # type: ignore[attr-defined]

    def add_shortcuts(self) -> None:
        """Keys that lead to the pages, and the one that helps at once; when the window stands."""
        for row in self._table.values():
            if row.keys:
                self._shortcut(row.keys, row.key)
        # Over a session, the first screen or a calm page, too.
        QShortcut("F2", self).activated.connect(self.now_requested)
        QShortcut("Ctrl+Q", self).activated.connect(self.close)

    def cover(self, widget: QWidget) -> None:
        """Shows ``widget`` over the whole window: a session, first run, a calm error page."""
        if self._whole.indexOf(widget) < 0:
            self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)

    def uncover(self, widget: QWidget) -> None:
        """Takes a covering widget away for good."""
        widget.hide()  # without a parent it would come up as a window of its own
        self._whole.removeWidget(widget)
        widget.deleteLater()

    @property
    def covering(self) -> QWidget | None:
        """What covers the whole window, or None where a page is up."""
        current = self._whole.currentWidget()
        return None if current is self._shell else current

    def show_shell(self) -> None:
        """Shows rail and page."""
        self._whole.setCurrentWidget(self._shell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else took steps back."""
        if not (escapes(event) and self.step_back()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets the app ask first where something would be lost, and put everything away."""
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window is painted first, then all in it; after that it is the timer's turn."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _build_shell(self) -> QWidget:
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        return shell

    def _note_way(self, key: str) -> None:
        """Keeps where the person comes from, and what in the window led away."""
        if not self._key or key == self._key:
            return
        at = self.focusWidget()
        self._led_away[self._key] = at.accessibleIdentifier() if at is not None else ""
        self._came_from[key] = self._key

    def _help_pressed(self) -> None:
        self.open_page("help")

    def _shortcut(self, keys: str, page: str) -> None:
        shortcut = QShortcut(keys, self._shell)
        shortcut.setProperty("page", page)
        shortcut.activated.connect(self._shortcut_used)

    def _shortcut_used(self) -> None:
        self.open_page(self.sender().property("page"))


def place_of(row: PageRow) -> tuple[str, str, str]:
    """Key, name in the person's language and icon, for the rail."""
    return row.key, translate("pages", row.label), row.icon


def focus_shown(root: QWidget, identifier: str) -> None:
    """Gives the focus to the shown widget of that accessible identifier, if it is still there."""
    for widget in root.findChildren(QWidget) if identifier else ():
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(root):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
