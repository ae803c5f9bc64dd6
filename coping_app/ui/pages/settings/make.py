"""Makes Settings."""

from __future__ import annotations

from coping_app.features.help.safety_texts import countries
from coping_app.ui.pages.settings.page import SettingsPage
from coping_app.ui.parts.services import Navigator, Services
from coping_app.ui.platform.open_folder import open_folder


def make(services: Services, navigator: Navigator) -> SettingsPage:
    """A field whose value could not be kept shows again what is kept."""
    own = services.folders.own_exercises
    page = SettingsPage(
        services.themes,
        services.settings,
        str(services.folders.data),
        services.version(),
        services.language,
        lambda: countries(services.language),
        str(own),
        lambda: open_folder(own),
    )
    services.news.setting_stays.connect(page.show_kept)
    page.setting_changed.connect(navigator.change_setting)
    page.check_requested.connect(lambda: navigator.open_page("selftest"))
    page.erase_requested.connect(lambda: navigator.open_page("erase"))
    page.backups_requested.connect(lambda: navigator.open_page("backups"))
    return page
