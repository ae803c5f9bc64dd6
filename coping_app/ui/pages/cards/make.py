"""Makes My cards."""

from __future__ import annotations

from coping_app.ui.pages.cards.page import CardsPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> CardsPage:
    """The person's own cards and drawings."""
    page = CardsPage(services.themes, services.store, services.saves, services.is_known)
    page.start_requested.connect(navigator.make_ready)
    page.library_requested.connect(lambda: navigator.open_page("library"))
    page.print_requested.connect(lambda title, text: navigator.print_text(page, title, text))
    page.undo_offered.connect(navigator.offer_undo)
    return page
