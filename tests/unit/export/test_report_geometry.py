"""What a report's charts show: higher values higher, later days to the right, in their colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, TypeVar

import pytest

from coping_app.export.report.charts import change_drawings, panel_drawing, practice_drawing
from coping_app.export.report.drawing import Bar, Diamond, Dot, Drawing, Line, Words
from coping_app.export.report.model import (
    Change,
    Event,
    Panel,
    Practice,
    Report,
)
from coping_app.export.report.report import build_report
from coping_app.insight.change import PairedChange
from coping_app.insight.practice import WeekOfPractice
from coping_app.insight.series import DayValue
from tests.unit.export.support import fixed_records

DAY = date(2026, 1, 5)
SHARES = ((0, 0.0), (1, 10.0), (4, 5.0), (10, 2.5))
"""Days after the first of eleven, and their values."""


S = TypeVar("S", Bar, Diamond, Dot, Line, Words)


def all_of(drawing: Drawing, kind: type[S], ink: str = "") -> list[S]:
    return [s for s in drawing.shapes if isinstance(s, kind) and (not ink or s.ink == ink)]


def words_at(drawing: Drawing, text: str) -> Words:
    (found,) = [each for each in all_of(drawing, Words) if each.text == text]
    return found


def report() -> Report:
    """Eleven days with one event on the fifth."""
    event = Event(1, DAY + timedelta(days=4), "Moved")
    return replace(
        build_report(fixed_records()), first=DAY, last=DAY + timedelta(days=10),
        axis_ends=("first", "last"), events=(event,),
    )  # fmt: skip


def drawn(better: Literal["low", "high"] = "low") -> Drawing:
    days = tuple(DayValue(DAY + timedelta(days=n), value) for n, value in SHARES)
    panel = Panel("any", "Any", "Zero. Ten.", better, days, (days[:2], days[2:]), "Any")
    return panel_drawing(report(), panel)


@pytest.mark.parametrize(("better", "ink"), [("low", "chart-pain"), ("high", "chart-mood")])
def test_pain_and_mood_have_their_colours(better: Literal["low", "high"], ink: str) -> None:
    drawing = drawn(better)
    assert {dot.ink for dot in all_of(drawing, Dot)} == {ink}
    assert {line.ink for line in all_of(drawing, Line) if line.width > 1} == {ink}


def test_a_higher_value_stands_higher_beside_its_number() -> None:
    drawing = drawn()
    zero, ten = words_at(drawing, "0").y, words_at(drawing, "10").y
    assert ten < words_at(drawing, "5").y < zero
    levels = [line.y1 for line in all_of(drawing, Line, "chart-grid")]
    shift = zero - levels[0]
    heights = [dot.y + shift for dot in all_of(drawing, Dot)]
    assert heights == pytest.approx([zero + (ten - zero) * value / 10 for _, value in SHARES])


def test_days_stand_in_proportion_between_the_first_and_the_last_at_the_ends() -> None:
    drawing = drawn()
    places = [dot.x for dot in all_of(drawing, Dot)]
    start, end = places[0], places[-1]
    assert places == pytest.approx([start + (end - start) * days / 10 for days, _ in SHARES])
    grid = all_of(drawing, Line, "chart-grid")[0]
    assert (start - grid.x1, grid.x2 - end) == pytest.approx((4.0, 4.0))
    first, last = words_at(drawing, "first"), words_at(drawing, "last")
    assert (first.x, first.anchor) == (pytest.approx(grid.x1), "start")
    assert (last.x, last.anchor) == (pytest.approx(grid.x2), "end")


def test_lines_go_from_dot_to_dot_and_an_event_stands_at_its_day() -> None:
    drawing = drawn()
    dots = [(dot.x, dot.y) for dot in all_of(drawing, Dot)]
    thick = [line for line in all_of(drawing, Line) if line.width > 1]
    joined = [((line.x1, line.y1), (line.x2, line.y2)) for line in thick]
    assert joined == [(dots[0], dots[1]), (dots[2], dots[3])]
    (event,) = [line for line in all_of(drawing, Line) if line.dashed]
    assert event.x1 == event.x2 == words_at(drawing, "1").x == dots[2][0]


def test_a_change_stands_at_its_points_from_none_and_lower_is_left() -> None:
    average = PairedChange(8, -2.0, -4.0, 1.0)
    change = Change("any", "pain", "low", (-10, 0, 5), average, "Any", "lower")
    ((_, drawing),) = change_drawings(replace(report(), changes=(change,)))
    none = words_at(drawing, "0").x
    point = (words_at(drawing, "+10").x - none) / 10
    assert point > 0
    assert (words_at(drawing, "−5").x - none) / point == pytest.approx(-5)
    assert [line.x1 for line in all_of(drawing, Line, "chart-axis")] == [none]
    (mean,) = all_of(drawing, Diamond, "chart-after")
    assert (mean.x - none) / point == pytest.approx(-2)
    bar, *ends = all_of(drawing, Line, "chart-after")
    assert [(bar.x1 - none) / point, (bar.x2 - none) / point] == pytest.approx([-4, 1])
    assert [end.x1 for end in ends] == [bar.x1, bar.x2]
    dots = [(dot.x - none) / point for dot in all_of(drawing, Dot, "chart-before")]
    assert dots == pytest.approx([-10, 0, 5])
    lower = next(each for each in all_of(drawing, Words) if each.text.startswith("←"))
    higher = next(each for each in all_of(drawing, Words) if each.text.endswith("→"))
    assert (lower.anchor, higher.anchor) == ("end", "start")
    assert lower.x < none < higher.x


def test_weeks_are_bars_from_zero_the_latest_right() -> None:
    minutes = (10.0, 0.0, 40.0, 20.0)
    weeks = tuple(
        WeekOfPractice(DAY + timedelta(weeks=n), each, 1) for n, each in enumerate(minutes)
    )
    drawing = practice_drawing(report(), Practice(weeks, (), "", ""))
    grid = all_of(drawing, Line, "chart-grid")
    bottom, top = grid[0].y1, grid[-1].y1
    bars = all_of(drawing, Bar)
    assert [bar.y + bar.height for bar in bars] == pytest.approx([bottom] * 3)
    assert [bar.height / (bottom - top) for bar in bars] == pytest.approx([0.25, 1.0, 0.5])
    first, third, last = [bar.x for bar in bars]
    assert last - third == pytest.approx((third - first) / 2)
    assert last > third
