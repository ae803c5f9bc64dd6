"""What the first page can do without: imported and made when that page stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coping_app.content.reference.places import assets_folder
from coping_app.store.backups.backups import list_backups
from coping_app.store.viewing import sweep_old_views
from coping_app.ui.app.asked_to_end import AskedToEnd
from coping_app.ui.app.daily_backup import DailyBackup
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.single_instance import FirstInstance
from coping_app.ui.app.weekly_check import WeeklyCheck
from coping_app.ui.parts.services import Services
from coping_app.ui.widgets.enter_presses import EnterPresses
from coping_app.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def complete(
    qt: QApplication,
    services: Services,
    window: MainWindow,
    offer_backup: Callable[[], None],
    parent: QObject,
) -> DailyBackup:
    """Keys, focus, the icon, and what looks after the records; the daily backup has begun.

    Args:
        qt: Watched for Enter and for where the focus is.
        services: What the window is made from.
        window: Stands on the screen.
        offer_backup: Shows the backups, where the records turn out to be damaged.
        parent: Owns what goes on for as long as the window is open.
    """
    EnterPresses(qt)
    FocusRing(qt, services.themes)
    folder = services.folders.profile
    check = WeeklyCheck(
        services.themes, services.store, window, services.is_in_session, parent,
        can_go_back=lambda: bool(list_backups(folder)),
    )  # fmt: skip
    check.backup_requested.connect(offer_backup)
    check.start()
    backups = DailyBackup(services.store, window, services.is_in_session, parent)
    backups.start()
    window.setWindowIcon(QIcon(str(assets_folder() / "pictures" / "coping.svg")))
    window.add_shortcuts()
    sweep_old_views()
    return backups


def listen(services: Services, window: MainWindow, come: Callable[[str], None]) -> None:
    """To later starts, which bring this window to the front, and to whoever asks it to end."""
    first = FirstInstance(services.folders.data, window)
    first.asked_to_show.connect(come)
    AskedToEnd(window).asked.connect(window.close)
