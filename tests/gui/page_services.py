"""What any page of the table can be made from in a test: records in memory, nothing on a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.catalog.repository import ExerciseRepository
from coping_app.features.today.reader import CatalogFinder, TodayReader
from coping_app.store.repositories.settings import Settings
from coping_app.system.folders import Folders
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.parts.services import Navigator, News, Services
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import Days, FakeCatalog, exercise, memory_store


class Led:
    """A navigator that leads nowhere and notes what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.asked.append((name, *given))


def led() -> Navigator:
    return cast(Navigator, Led())


def services(themes: ThemeStore) -> Services:
    """Of somebody who has not practised yet, with one exercise to choose."""
    now = Days()
    store = memory_store(now)
    catalog = cast(Catalog, FakeCatalog([exercise()]))
    return Services(
        themes=themes,
        store=store,
        saves=SaveGuard(),
        catalog=catalog,
        exercises=ExerciseRepository(catalog),
        folders=Folders(Path("/nowhere")),
        settings=Settings,
        today=TodayReader(store, CatalogFinder(catalog, "en"), Settings, now),
        language="en",
        version=lambda: "0",
        now=now,
        is_in_session=lambda: False,
        news=News(),
    )
