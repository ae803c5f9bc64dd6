"""What the tests with windows share: the look, as the app wears it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from coping_app.ui.platform.garbage import collect_what_is_due
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible import install_roles
from coping_app.ui.widgets.enter_presses import EnterPresses

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def themes(qapp: QApplication) -> ThemeStore:
    """A fresh look: light, 100 %, full motion."""
    install_roles()
    store = ThemeStore(qapp, ASSETS)
    store.apply("light", 1.0, "full", False)
    return store


@pytest.fixture(autouse=True)
def enter_presses(qapp: QApplication) -> Iterator[None]:
    """Enter presses what has the keyboard, as in the app."""
    keys = EnterPresses(qapp)
    yield
    keys.setParent(None)
    keys.deleteLater()


@pytest.fixture(autouse=True, scope="module")
def garbage_of_this_thread() -> Iterator[None]:
    """As in the app: Python's own collection could take widgets away in a thread of speech."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def widgets_are_gone(qapp: QApplication) -> Iterator[None]:
    """Destroys what a test left to be deleted later: each theme change would dress it again."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_what_is_due()
