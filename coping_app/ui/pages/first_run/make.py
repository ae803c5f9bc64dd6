"""Makes the page of the very first start; it stands over the window and is in no table."""

from __future__ import annotations

from coping_app.features.help.safety_texts import emergency_numbers
from coping_app.ui.pages.first_run.page import FirstRunPage
from coping_app.ui.parts.services import Navigator, Services
from coping_app.ui.platform.country import country


def make(services: Services, navigator: Navigator) -> FirstRunPage:
    """Whoever opens it says where it leads."""
    page = FirstRunPage(
        services.themes,
        services.settings,
        lambda: emergency_numbers(services.language),
        lambda: country(services.settings().country),
    )
    services.news.setting_stays.connect(page.show_kept)
    page.setting_changed.connect(navigator.change_setting)
    return page
