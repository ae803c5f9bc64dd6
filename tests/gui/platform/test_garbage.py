"""Garbage is collected in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coping_app.ui.platform.garbage import WindowGarbage, collect_what_is_due


class Knot(QObject):
    """Something that only a collection takes away, with a timer that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=1)
        self.timer.start()


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[WindowGarbage]:
    thresholds, was_enabled = gc.get_threshold(), gc.isenabled()
    yield WindowGarbage()
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    (gc.enable if was_enabled else gc.disable)()


def where_it_went(allocate: threading.Thread) -> str:
    """The thread that took a knot away while ``allocate`` ran; empty where it is still there."""
    went: list[str] = []
    knot = Knot()
    weakref.finalize(knot, lambda: went.append(threading.current_thread().name))
    del knot
    allocate.start()
    allocate.join()
    return went[0] if went else ""


def allocating() -> threading.Thread:
    return threading.Thread(target=lambda: [[[]] for _ in range(5000)], name="worker")


def test_a_worker_that_allocates_takes_no_widget_away(garbage: WindowGarbage) -> None:
    garbage.begin()
    gc.set_threshold(100, 1, 1)
    assert where_it_went(allocating()) == ""
    assert where_it_went(allocating()) == ""


def test_what_is_due_is_collected_when_the_timer_fires(garbage: WindowGarbage) -> None:
    garbage.begin()
    gc.set_threshold(100, 1, 1)
    gone: list[str] = []
    knot = Knot()
    weakref.finalize(knot, lambda: gone.append(threading.current_thread().name))
    del knot
    for _ in range(4):
        kept = [[] for _ in range(200)]
        garbage._timer.timeout.emit()
    assert gone == [threading.main_thread().name]
    assert len(kept) == 200


def test_nothing_is_collected_before_it_is_due(garbage: WindowGarbage) -> None:
    garbage.begin()
    gc.collect()
    gc.set_threshold(100_000, 10, 10)
    knot = Knot()
    seen = weakref.ref(knot)
    del knot
    collect_what_is_due()
    assert seen() is not None
    gc.collect()
    assert seen() is None


def test_a_worker_takes_a_widget_away_where_nobody_prevents_it(garbage: WindowGarbage) -> None:
    """The fault that all this answers; a ``QObject`` without a timer survives it."""
    gc.collect()
    gc.set_threshold(100, 1, 1)
    gc.enable()
    went: list[str] = []
    bare = QObject()
    bare.destroyed.connect(
        lambda: went.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
    )
    bare.__dict__["itself"] = bare
    del bare
    worker = allocating()
    worker.start()
    worker.join()
    assert went == ["worker"]
