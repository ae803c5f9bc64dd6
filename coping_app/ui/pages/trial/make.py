"""Makes the comparison of two exercises."""

from __future__ import annotations

from coping_app.ui.pages.trial.page import TrialPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> TrialPage:
    """Back leads to Progress."""
    page = TrialPage(
        services.themes,
        services.store,
        lambda: services.catalog.find(language=services.language),
        services.today.assigned,
        lambda: services.today.care.today().left_out,
    )
    page.start_requested.connect(navigator.make_ready)
    page.undo_offered.connect(navigator.offer_undo)
    page.back_requested.connect(lambda: navigator.go_back("progress"))
    return page
