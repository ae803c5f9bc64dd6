"""No line holds up what must begin at once; one that is ready sounds."""

from __future__ import annotations

import numpy as np

from coping_app.audio.at_once import AtOnce
from coping_app.audio.samples import FS_HZ, Pcm
from coping_app.session.timeline import reading_s

LINE = "You are here."


class Lines:
    """Lines that are ready from a moment on."""

    def __init__(self, ready_at_s: float) -> None:
        self.now_s = 0.0
        self.ready_at_s = ready_at_s

    def ready(self, _text: str) -> bool:
        return self.now_s >= self.ready_at_s

    def length_s(self, _text: str, _private: bool = False) -> float:
        assert self.ready("")
        return 2.0

    def pcm(self, _text: str, _private: bool = False) -> Pcm:
        assert self.ready("")
        return np.ones(2 * FS_HZ, np.int16)

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds


def at_once(lines: Lines) -> AtOnce:
    return AtOnce(lines, 0.4, lambda: lines.now_s, lines.sleep)  # type: ignore[arg-type]


def test_a_line_that_is_ready_is_heard_without_waiting() -> None:
    lines = Lines(0.0)
    made = at_once(lines)
    assert (made.length_s(LINE), lines.now_s) == (2.0, 0.0)
    assert made.pcm(LINE).any()


def test_a_line_that_is_nearly_there_is_waited_for() -> None:
    lines = Lines(0.1)
    assert at_once(lines).length_s(LINE) == 2.0
    assert lines.now_s < 0.15


def test_a_line_that_takes_long_is_silent_and_all_of_them_together_wait_only_so_long() -> None:
    lines = Lines(60.0)
    made = at_once(lines)
    for _ in range(20):
        assert made.length_s(LINE) == reading_s(LINE)
        assert not made.pcm(LINE).any()
    assert lines.now_s < 0.45


def test_once_it_is_there_a_line_is_heard_after_all() -> None:
    lines = Lines(60.0)
    made = at_once(lines)
    made.length_s(LINE)
    lines.now_s = 61.0
    assert made.pcm(LINE).any()
