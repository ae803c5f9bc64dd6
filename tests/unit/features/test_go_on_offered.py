"""After a kill, going on is offered on the page of the exercise that was cut off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coping_app.content.catalog.catalog import Catalog
from coping_app.features.today.reader import CatalogFinder, TodayReader
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store


def now() -> datetime:
    return datetime(2026, 3, 1, 12, 0)


def test_only_the_exercise_whose_session_was_cut_off_offers_to_go_on(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "profile", now)
    session = store.sessions.begin("slow", 1, "Slow breathing", "en", {})
    store.sessions.add_event(session, "practice-began", {})
    store.close()
    store = Store.open(tmp_path / "profile", now)
    reader = TodayReader(
        store, CatalogFinder(Catalog(tmp_path / "index.db"), "en"), Settings, now
    )

    found = reader.go_on_with("slow")
    assert found is not None
    assert (found.session_id, found.title) == (session, "Slow breathing")
    assert reader.go_on_with("other") is None

    store.sessions.add_event(session, "session-stopped", {"practised_s": 0.0})
    assert reader.go_on_with("slow") is None
    store.close()
