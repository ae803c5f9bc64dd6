"""The very first start: one page over the window, and the ways on from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.parts.services import Navigator, Services

if TYPE_CHECKING:
    from coping_app.ui.pages.first_run.page import FirstRunPage


class FirstRun:
    """Shown once.

    Args:
        services: What the page is made from.
        window: Covered by it.
        navigator: Where it leads.
        go_in: Opens the first page, or what was wished for.
    """

    def __init__(
        self,
        services: Services,
        window: MainWindow,
        navigator: Navigator,
        go_in: Callable[[str], None],
    ) -> None:
        self._services = services
        self._window = window
        self._navigator = navigator
        self._go_in = go_in
        self._page: FirstRunPage | None = None
        self._wish = ""

    @property
    def is_up(self) -> bool:
        """Whether the person has not left it yet."""
        return self._page is not None

    def lead_to(self, wish: str) -> None:
        """Where the way in leads, once the page was read."""
        self._wish = wish

    def begin(self, wish: str = "") -> None:
        """Shows the page; ``wish`` is where it leads if it was not up already."""
        if self._page is None:
            from coping_app.ui.pages.first_run.make import make

            page = make(self._services, self._navigator)
            page.finished.connect(lambda: self._done(page))
            page.breathe_requested.connect(lambda: self._breathe(page))
            page.help_requested.connect(lambda: self._help(page))
            self._page, self._wish = page, wish
        self._window.cover(self._page)
        self._page.focus_heading()

    def _done(self, page: FirstRunPage) -> None:
        wish = self._wish
        self._welcomed(page)
        self._go_in(wish)

    def _breathe(self, page: FirstRunPage) -> None:
        """Straight into a breath; Today comes after it."""
        self._navigator.start_now()
        self._welcomed(page)

    def _help(self, page: FirstRunPage) -> None:
        self._welcomed(page)
        self._navigator.open_page("help")

    def _welcomed(self, page: FirstRunPage) -> None:
        """The page is not shown again; nothing waits for that to be kept."""
        self._page, self._wish = None, ""
        if self._window.covering is page:
            self._window.show_shell()
        self._window.uncover(page)
        self._navigator.change_setting("first_run_done", True)
