"""What the tests with windows share: the look, as the app wears it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible import install_roles

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def themes(qapp: QApplication) -> ThemeStore:
    """A fresh look: light, 100 %, full motion."""
    install_roles()
    store = ThemeStore(qapp, ASSETS)
    store.apply("light", 1.0, "full", False)
    return store
