"""After a fault of ours: a calm page, and a log that says where and nothing of what was typed."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coping_app.ui.app.crash_guard import CrashGuard
from tests.fakes import Recorder

SECRET = "what mother said"


@pytest.fixture(autouse=True)
def hooks_as_before() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture
def guard(qapp: QApplication, tmp_path: Path) -> CrashGuard:
    return CrashGuard(tmp_path / "data" / "log.txt", lambda: datetime(2026, 3, 1, tzinfo=UTC))


def fail(guard: CrashGuard) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        guard.take(ValueError, error, error.__traceback__)


def in_a_thread() -> None:
    def work() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


class Leaving:
    def __del__(self) -> None:
        raise ValueError(SECRET)


def test_the_log_says_where_and_never_what(guard: CrashGuard, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    fail(guard)
    told = (tmp_path / "data" / "log.txt").read_text(encoding="utf-8")
    assert told.startswith("2026-03-01T00:00:00+00:00 ValueError\n  test_crash_guard.py:")
    assert SECRET not in told


def test_faults_of_threads_and_of_objects_that_leave_are_logged_without_content(
    guard: CrashGuard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    failed = Recorder()
    guard.failed.connect(failed)
    guard.install()
    in_a_thread()
    Leaving()
    told = (tmp_path / "data" / "log.txt").read_text(encoding="utf-8")
    assert told.count("ValueError") == 2
    assert "work" in told
    assert "__del__" in told
    assert SECRET not in told + capsys.readouterr().err
    assert failed.calls == [], "the window goes on"


def test_the_log_never_makes_a_vanished_folder_anew(guard: CrashGuard, tmp_path: Path) -> None:
    failed = Recorder()
    guard.failed.connect(failed)
    fail(guard)
    assert not (tmp_path / "data").exists()
    assert len(failed.calls) == 1, "the calm page comes without a log, too"


def test_the_log_is_for_its_owner_alone(
    guard: CrashGuard, tmp_path: Path, loose_umask: None
) -> None:
    (tmp_path / "data").mkdir()
    fail(guard)
    assert stat.S_IMODE((tmp_path / "data" / "log.txt").stat().st_mode) == 0o600


def test_a_log_that_grew_too_large_starts_anew(guard: CrashGuard, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    log = tmp_path / "data" / "log.txt"
    log.write_text("x" * (300 * 1024), encoding="utf-8")
    fail(guard)
    assert log.stat().st_size < 10_000
