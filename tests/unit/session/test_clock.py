"""Session time on top of a clock."""

from __future__ import annotations

from coping_app.session.clock import Stopwatch
from tests.fakes import ManualClock


def test_time_counts_from_the_start_of_the_watch_not_of_the_clock() -> None:
    clock = ManualClock(500.0)
    watch = Stopwatch(clock, 5.0)
    watch.start()
    clock.advance(2.0)
    assert watch.read()
    assert watch.time_s == 2.0


def test_many_small_reads_add_no_error() -> None:
    """Time is one difference, not a sum: 0.1 s a hundred times, and one read more, agree."""
    clock = ManualClock()
    watch = Stopwatch(clock, 5.0)
    watch.start()
    for _ in range(100):
        clock.advance(0.1)
        watch.read()
    assert watch.time_s == clock.now()


def test_time_that_passes_before_a_new_start_is_left_out() -> None:
    clock = ManualClock()
    watch = Stopwatch(clock, 5.0)
    watch.start()
    clock.advance(1.5)
    watch.read()
    clock.advance(3600.0)
    watch.start()
    clock.advance(0.5)
    watch.read()
    assert watch.time_s == 2.0


def test_a_jump_beyond_the_limit_is_told_and_costs_no_time() -> None:
    clock = ManualClock()
    watch = Stopwatch(clock, 5.0)
    watch.start()
    clock.advance(1.0)
    watch.read()
    clock.advance(5.001)
    assert not watch.read()
    assert watch.time_s == 1.0


def test_a_gap_of_just_the_limit_catches_up() -> None:
    clock = ManualClock()
    watch = Stopwatch(clock, 5.0)
    watch.start()
    clock.advance(5.0)
    assert watch.read()
    assert watch.time_s == 5.0


def test_a_clock_that_goes_back_never_takes_time_away_c01() -> None:
    clock = ManualClock(100_000.0)
    watch = Stopwatch(clock, 5.0)
    watch.start()
    clock.advance(3.0)
    watch.read()
    clock.advance(-86_400.0)
    assert watch.read()
    assert watch.time_s == 3.0
    clock.advance(2.0)
    watch.read()
    assert watch.time_s == 5.0
