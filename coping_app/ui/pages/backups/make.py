"""Makes the list of backups."""

from __future__ import annotations

from coping_app.store.backups.backups import Backup, list_backups
from coping_app.ui.pages.backups.page import BackupsPage
from coping_app.ui.parts.services import Navigator, Services
from coping_app.wording.translate import translate


def make(services: Services, navigator: Navigator) -> BackupsPage:
    """Back leads to Settings."""

    def newer(backup: Backup) -> int:
        return len(services.store.sessions.all()) - backup.counts.get("sessions", 0)

    page = BackupsPage(
        services.themes,
        lambda: list_backups(services.folders.profile),
        services.store.today,
        newer,
        translate("pages", "Settings"),
    )
    page.back_requested.connect(lambda: navigator.go_back("settings"))
    page.restore_requested.connect(lambda backup: navigator.restore(backup, page))
    return page
