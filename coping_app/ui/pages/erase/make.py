"""Makes the page that deletes."""

from __future__ import annotations

from coping_app.ui.pages.erase.page import ErasePage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> ErasePage:
    """Back leads to Settings."""
    page = ErasePage(services.themes, services.store, services.is_in_session)
    page.back_requested.connect(lambda: navigator.go_back("settings"))
    page.everything_requested.connect(navigator.delete_everything)
    return page
